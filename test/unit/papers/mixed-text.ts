import * as fc from 'fast-check';

/** What comes in from names, addresses and forms, from plain to hostile. */
export const mixedText = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.constantFrom(
          ...Array.from('办件编号受理材料原件复印件，。、；：？！（）《》“”‘’〔〕…—·％'),
        ),
      },
      { weight: 3, arbitrary: fc.constantFrom(...Array.from('0123456789abcXYZ .,:;()-/%￥¥$')) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '䶮',
          '㛃',
          '𠮷',
          '㐂',
          '龴',
          '﨎',
          '😀',
          '👨‍👩‍👧',
          'é',
          'e\u0301',
          '葛\u{E0100}',
          '•',
          '\uD800',
          '\t',
          '\u00A0',
          '\u200B',
          '\n',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
    ),
    { maxLength: 80 },
  )
  .map((parts) => parts.join(''));
