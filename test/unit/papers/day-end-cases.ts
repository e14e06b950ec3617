/** A day's numbers and papers at the training hall's counter, one trouble at a time. */
import { documentNumber, receiptNumber } from '#shared/numbers/blocks.ts';
import { civilDate } from '#shared/calendar/civil-date.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import type { PaperEvent } from '#shared/papers/ledger/events.ts';
import { chronicle, type Chronicle } from '../../support/chronicle.ts';
import { hall, uuidOf } from '../../support/hall.ts';
import { paper } from './intake-cases.ts';

const { blocks } = hall.counter;
const today = civilDate('2026-09-30');

/** Two copies are due, and the applicant signs. */
export const acceptance = (serial: number): PaperContent => ({
  ...paper('受理通知书'),
  number: documentNumber('凤道运', '许受字', today, serial).text,
});

/** Receipt and document numbers as an act uses them. */
export function numbered(book: Chronicle, when: string, receipt: number, document?: number): void {
  book.happened('case', uuidOf(5000 + receipt), 'case.received', when, {
    receipt: receiptNumber(blocks, receipt),
  });
  if (document !== undefined)
    book.happened('case', uuidOf(5000 + receipt), 'case.accepted', when, {
      document: documentNumber('凤道运', '许受字', today, document),
    });
}

/** The first and the second copy of a paper. */
export const copies = (id: number) => [uuidOf(id * 100), uuidOf(id * 100 + 1)] as const;

export const on = (book: Chronicle, id: number, when: string, ...events: readonly PaperEvent[]): void => {
  for (const { kind, payload } of events) book.happened('paper', uuidOf(id), kind, when, payload);
};
export const printed = (jobId: string): PaperEvent => ({
  kind: 'paper.printed',
  payload: { jobId, printer: '文书打印机', note: null },
});
export const signed: PaperEvent = { kind: 'paper.signed', payload: { signature: 0 } };

/** Issued, both copies printed and signed for: nothing left to do. */
export function settled(book: Chronicle, id: number, when: string, serial: number): void {
  const [first, second] = copies(id);
  book.issued(id, when, acceptance(serial));
  on(book, id, when, printed(first), printed(second), signed);
}

/** A day on which much went wrong, for the sheet. */
export function eventfulDay(): Chronicle {
  const book = chronicle();
  book.usedBefore('receipt:1', 120);
  book.usedBefore('document:凤道运:2026', 10_100);
  book.issued(1, '09-29 16:40', acceptance(10_100));
  on(book, 1, '09-29 16:41', ...copies(1).map(printed));
  for (const [index, receipt] of [121, 122, 123, 125].entries())
    numbered(book, `09-30 09:${10 + index}`, receipt, 10_101 + index + (index > 1 ? 1 : 0));
  settled(book, 2, '09-30 09:10', 10_101);
  book.issued(3, '09-30 09:11', acceptance(10_102));
  const [kept, jammed] = copies(3);
  on(book, 3, '09-30 09:12', printed(kept), {
    kind: 'paper.print_failed',
    payload: { jobId: jammed, reason: '打印机缺纸。', next: '请装纸。' },
  });
  book.issued(4, '09-30 09:12', acceptance(10_104));
  const [torn, good] = copies(4);
  on(book, 4, '09-30 09:13', printed(torn), printed(good), {
    kind: 'paper.copy_voided',
    payload: { jobId: torn, reason: '卡纸撕破' },
  });
  const again = uuidOf(499);
  on(
    book,
    4,
    '09-30 09:20',
    {
      kind: 'paper.reprint_requested',
      payload: {
        jobId: again,
        media: 'document',
        reprint: 1,
        by: '余姮',
        requestedAt: '2026年9月30日 09:20',
      },
    },
    printed(again),
    signed,
  );
  book.issued(5, '09-30 09:14', acceptance(10_105));
  on(book, 5, '09-30 09:14', ...copies(5).map(printed));
  on(book, 5, '09-30 10:00', { kind: 'paper.voided', payload: { reason: '办件作废：重复登记' } });
  book.happened('numbers', 'receipt:1', 'numbers.voided', '09-30 16:00', {
    serial: 124,
    reason: '登记时断电，凭证未打印',
    done: { at: '2026-09-30T08:00:00.000Z', staff: '1001', name: '余姮' },
  });
  return book;
}
