import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readListA, readListB } from '#shared/reference/import/lists.ts';
import { type Cell, known, rowsA, rowsB, sheetA, titlesB } from './list-sheets.ts';

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.double(),
  fc.boolean(),
  fc.date(),
  fc.constantFrom(
    '2026-02-30',
    '全部',
    '当场',
    '即办件',
    '上报件',
    '《中华人民共和国水法》1.005元/本',
    '李溪',
    '是',
    '部门',
  ),
);

test('A7: 无论哪一格写了什么，程序不出错；有错误就没有数据，没有错误就有数据', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('A' as const, 'B' as const),
      fc.array(fc.tuple(fc.nat(6), fc.nat(24), cell), { maxLength: 6 }),
      (list, changes) => {
        const sheet = (list === 'A' ? sheetA(rowsA) : [[...titlesB], ...rowsB]).map((row) => [...row]);
        for (const [row, column, value] of changes) {
          const cells = sheet[row];
          if (cells !== undefined) cells[column] = value;
        }
        const { data, report } = (list === 'A' ? readListA : readListB)(sheet, known);
        expect(data === null).toBe(report.some(({ level }) => level === '错误'));
        for (const { text, next } of report) expect(`${text}${next}`).toMatch(/。$/);
      },
    ),
    { numRuns: 400 },
  );
});
