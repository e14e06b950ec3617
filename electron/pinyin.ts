import { pinyin } from 'pinyin-pro';

/** Initials of a name's pinyin, lower case, surnames read as surnames (曾 z, 解 x, 单 s). Other letters stay. */
export function initialsOf(name: string): string {
  return pinyin(name, {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
    surname: 'head',
    nonZh: 'consecutive',
  })
    .join('')
    .toLowerCase()
    .replaceAll(/[\s·.]/g, '');
}
