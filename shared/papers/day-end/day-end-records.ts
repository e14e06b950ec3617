/** What the day end is made of: the day's records, the papers they touch, and what else is to be in order by then. */
import { todayOf } from '../../act-context.ts';
import { instantAt, parseCivilDate } from '../../calendar/civil-date.ts';
import type { DayEnd } from '../../contract/papers.ts';
import type { Event } from '../../event.ts';
import { ok, type Result, refuse } from '../../result.ts';
import { dayEnd } from './day-end.ts';
import { dayEndMatters } from './day-end-matters.ts';
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
      matters: dayEndMatters(date, events, source),
    }),
  );
}

/** Papers with events of the day, and those of the cases made void on it. */
const papersTouched = (events: readonly Event[], { dayEnd: records }: AskedSource): string[] =>
  events.flatMap(({ streamKind, streamId, kind }) => {
    if (streamKind === 'paper') return [streamId];
    return kind === 'case.voided' ? records.papersOfCase(streamId) : [];
  });
