/** What the day end is made of: the day's records, the papers they touch, and what else is to be in order by then. */
import { todayOf } from '../../act-context.ts';
import { addDays, type CivilDate, instantAt, parseCivilDate } from '../../calendar/civil-date.ts';
import type { DayEnd } from '../../contract/papers.ts';
import type { Event } from '../../event.ts';
import { amountText } from '../../money.ts';
import type { BillEvent } from '../../registers/bill-state.ts';
import { countFrom } from '../../registers/bill-numbers.ts';
import { sealsNotDeposited } from '../../registers/seal-state.ts';
import { overdueTransfers } from '../../registers/transfer-due.ts';
import { ok, type Result, refuse } from '../../result.ts';
import { unmannedMinutes } from '../../shift/unmanned.ts';
import { dayEnd } from './day-end.ts';
import { readEvents } from '../registers/register-parts.ts';
import type { AskedSource } from '../asked/source.ts';

/** Refuses for what is no day, or one that has not come. */
export function dayEndOf(day: string, source: AskedSource): Result<DayEnd> {
  const date = parseCivilDate(day);
  if (date === undefined || date > todayOf(source))
    return refuse('bad_input', '', '日结的日期不正确。', '请选择今天或者以前的日期。', 'day');
  const { hall, registers, items } = source;
  const records = source.dayEnd;
  const events = source.eventsOn(date);
  const before = instantAt(date, '00:00');
  const unsigned = records.unsigned(before);
  const ids = [...papersTouched(events, source), ...records.inTrouble(before), ...unsigned.latest];
  return ok(
    dayEnd({
      day: date,
      events,
      papers: records.papers([...new Set(ids)]),
      moreUnsigned: unsigned.more,
      hall,
      registers,
      highestUsed: records.highestUsed,
      itemName: (code) => items.find((item) => item.code === code)?.name,
      isVoidedCase: (caseId) => source.caseState(caseId)?.stage === '已作废',
      matters: matters(date, events, source),
    }),
  );
}

/** Papers with events of the day, and those of the cases made void on it. */
const papersTouched = (events: readonly Event[], { dayEnd: records }: AskedSource): string[] =>
  events.flatMap(({ streamKind, streamId, kind }) => {
    if (streamKind === 'paper') return [streamId];
    return kind === 'case.voided' ? records.papersOfCase(streamId) : [];
  });

/** Section 5, 10: seals back in the safe, bills, what has not gone to the departments, 空岗, what the centre has not got. */
function matters(day: CivilDate, events: readonly Event[], source: AskedSource): DayEnd['matters'] {
  const unsent = source.dayEnd.unsent();
  return [
    { title: '印章', text: sealsOut(source) },
    { title: '票据', text: billsOf(events) },
    { title: '材料移交', text: slipsWaiting(source) },
    { title: '空岗', text: `${minutesUnmanned(day, source)}分钟` },
    { title: '数据上报', text: unsent === 0 ? '已全部送达中心' : `${unsent}条记录尚未送达中心` },
  ];
}

function sealsOut({ hall, registers }: AskedSource): string {
  const out = sealsNotDeposited(registers.all('seal')).filter(({ state }) =>
    state.counters.includes(hall.counter.id),
  );
  return out.length === 0
    ? '没有未入柜的印章'
    : `未入柜：${out.map(({ state: { name, keeper } }) => `${name}（${keeper.name}保管）`).join('、')}`;
}

function billsOf(events: readonly Event[]): string {
  const totals = { used: 0, amount: 0, voided: 0, lost: 0 };
  const bills = events.filter(({ streamKind }) => streamKind === 'bill');
  for (const { kind, payload } of readEvents<BillEvent>(bills))
    if (kind === 'bill.used') {
      totals.used += 1;
      totals.amount += payload.amount;
    } else if (kind === 'bill.voided') totals.voided += 1;
    else if (kind === 'bill.lost') totals.lost += countFrom(payload.from, payload.to);
  const { used, amount, voided, lost } = totals;
  return used + voided + lost === 0
    ? '当日没有使用票据'
    : `使用${used}份共${amountText(amount)}，作废${voided}份，遗失${lost}份`;
}

function slipsWaiting({ hall, registers, now }: AskedSource): string {
  const slips = registers.all('transfer').filter(({ state }) => state.counter.id === hall.counter.id);
  const waiting = slips.filter(({ state: { status } }) => status === '待移交').length;
  const overdue = overdueTransfers(slips, now);
  const count = (why: '未移交' | '未返回'): number => overdue.filter((slip) => slip.why === why).length;
  return waiting + overdue.length === 0
    ? '没有待移交的材料'
    : `待移交${waiting}单（超时${count('未移交')}单），超期未返回${count('未返回')}单`;
}

function minutesUnmanned(day: CivilDate, source: AskedSource): number {
  const { hall, calendar, now } = source;
  const events = source.eventsOf('shift').filter(({ streamId }) => streamId === hall.counter.id);
  const end = instantAt(addDays(day, 1), '00:00');
  const from = instantAt(day, '00:00');
  return unmannedMinutes(events, from, now < end ? now : end, hall.settings.opening, calendar);
}
