import type { PaperContent } from '#shared/papers/content.ts';
import { graphemes } from '#shared/papers/render/columns.ts';
import type { Rasterise } from './escpos.ts';
import { isInRom } from './glyphs.ts';

/** The characters of a paper that no font of this computer has; those of GBK every computer for these halls has. */
export async function missingGlyphs(content: PaperContent, rasterise: Rasterise): Promise<string[]> {
  const rare = [...new Set(graphemes(wordsOf(content).join('')))].filter(
    (character) => !/\s/u.test(character) && !isInRom(character, 'gbk'),
  );
  const missing: string[] = [];
  for (const character of rare) {
    const line = { kind: 'text', text: character, align: 'left', scale: 1, bold: false } as const;
    if ((await rasterise(line)) === null) missing.push(character);
  }
  return missing;
}

/** Every text of it, wherever it stands. */
const wordsOf = (part: unknown): string[] => {
  if (typeof part === 'string') return [part];
  return part === null || typeof part !== 'object' ? [] : Object.values(part).flatMap(wordsOf);
};
