/** A4: a number is made void with what it stands on, and never from under a paper that counts. */
import type { ActContext } from '../act-context.ts';
import type { CivilDate } from '../calendar/civil-date.ts';
import { caseNumber } from '../numbers/blocks.ts';
import { formatReceiptNumber } from '../numbers/receipt-number.ts';
import { ok, type Result, refuse } from '../result.ts';

/** What a number stands on, as a person would name it. */
interface Bearer {
  readonly name: string;
  readonly isVoid: boolean;
}

/**
 * Open for a number that nothing was numbered with, and for one whose case or slip is void already.
 * @param caseId the case it was used on, named by who makes it void; null where it is none's
 */
export function mayVoid(
  series: string,
  serial: number,
  caseId: string | null,
  context: ActContext,
): Result<true> {
  if (!context.records.numberUsed(series, serial)) return ok(true);
  const bearer = bearerOf(series, serial, caseId, context);
  if (bearer === undefined)
    return refuse(
      'rule',
      'A4',
      caseId === null
        ? `编号${serial}已经用在文书或者办件上，不能单独作废。`
        : `编号${serial}已经使用，但不是所选办件的编号。`,
      '请选择使用该编号的办件，该办件作废以后再登记编号作废。',
      'caseId',
    );
  return bearer.isVoid
    ? ok(true)
    : refuse(
        'rule',
        'A4',
        `编号${serial}用于${bearer.name}，该件没有作废，编号不能作废。`,
        `确属误录的，请先作废${bearer.name}。`,
        'serial',
      );
}

function bearerOf(
  series: string,
  serial: number,
  caseId: string | null,
  context: ActContext,
): Bearer | undefined {
  const isMeant = (text: string | null): boolean => text !== null && standsFor(text, series, serial, context);
  const { registers } = context;
  const penalty = registers.all('penalty').find(({ state }) => isMeant(state.number))?.state;
  if (penalty !== undefined) return { name: `处罚决定${penalty.number}`, isVoid: penalty.voided !== null };
  const slip = registers.all('transfer').find(({ state }) => isMeant(state.number))?.state;
  if (slip !== undefined) return { name: `移交单${slip.number}`, isVoid: slip.status === '已作废' };
  const state = caseId === null ? null : context.caseState(caseId);
  if (state === null) return undefined;
  const { receiptNumber, caseNumber: accepted, documents, stage } = state;
  const numbers = [receiptNumber, accepted, ...documents.map(({ number }) => number)];
  return numbers.some(isMeant)
    ? { name: `办件${accepted ?? receiptNumber}（${stage}）`, isVoid: stage === '已作废' }
    : undefined;
}

/** Whether a number as written on paper is this one of the series. */
function standsFor(
  text: string,
  series: string,
  serial: number,
  { hall }: Pick<ActContext, 'hall'>,
): boolean {
  const [kind, of = '', on = ''] = series.split(':');
  if (kind === 'receipt') return text === formatReceiptNumber(Number(of), serial);
  if (kind === 'case') return text === caseNumber(of, on as CivilDate, serial).text;
  // One organ's short name may be the beginning of another's.
  const shorts = [of, ...hall.organs.map(({ short }) => short)].filter((short) => text.startsWith(short));
  const longest = shorts.reduce((best, short) => (short.length > best.length ? short : best), '');
  return longest === of && text.endsWith(`〔${on}〕第${String(serial).padStart(5, '0')}号`);
}
