import { expect, test } from 'vitest';
import { outcomeEvent } from '../../../electron/print/outcome-event.ts';

const noteOf = (told: string | null, note?: string) => {
  const printed = outcomeEvent(
    'job',
    '打印机',
    { state: 'printed', ...(note === undefined ? {} : { note }) },
    told,
  );
  return printed.kind === 'paper.printed' ? printed.payload.note : undefined;
};

test('文书缺的字和打印机说的话，打印后都还看得到', () => {
  expect(noteOf('文书上缺字。', '请核对页数。')).toBe('文书上缺字。请核对页数。');
  expect(noteOf('文书上缺字。')).toBe('文书上缺字。');
  expect(noteOf(null)).toBeNull();
});
