import { pinyin } from 'pinyin-pro';
import type { ServiceItem } from '#shared/reference/index.ts';
import type { ItemDraft } from '#shared/reference/import/item-draft.ts';

/** A draft with the pinyin its name is searched by, of its Chinese characters alone: whole, and as initials. */
export function spelled(draft: ItemDraft): ServiceItem {
  const { code, name, ...rest } = draft;
  const syllables = pinyin(name.replaceAll(/[^\p{Script=Han}]/gu, ''), {
    toneType: 'none',
    type: 'array',
    v: true,
  });
  const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
  return { code, name, initials, pinyin: syllables.join(''), ...rest };
}
