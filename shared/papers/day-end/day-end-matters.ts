/** 日终核对 (section 5, 10): what else is put in order before the counter is closed, a line each, with what to do. */
import { addDays, type CivilDate, clockTimeAt, instantAt } from '../../calendar/civil-date.ts';
import type { DayEndMatter } from '../../contract/papers.ts';
import type { Event } from '../../event.ts';
import { amountText } from '../../money.ts';
import type { BillEvent } from '../../registers/bill-state.ts';
import { countFrom, lotTotals } from '../../registers/bill-numbers.ts';
import { sealsNotDeposited } from '../../registers/seal-state.ts';
import { overdueTransfers } from '../../registers/transfer-due.ts';
import { unmannedMinutes } from '../../shift/unmanned.ts';
import { readEvents } from '../registers/register-parts.ts';
import type { AskedSource } from '../asked/source.ts';

/** Seals back in the safe, bills, what has not gone to the departments, the post, what the centre has not got. */
export function dayEndMatters(day: CivilDate, events: readonly Event[], source: AskedSource): DayEndMatter[] {
  return [
    seals(source),
    bills(events, source),
    transfers(source),
    leave(source),
    line('空岗', `${minutesUnmanned(day, source)}分钟`),
    sending(source),
    drafts(source),
  ];
}

const line = (title: string, text: string): DayEndMatter => ({
  title,
  text,
  open: false,
  next: '',
  place: null,
  filed: true,
});

const openLine = (
  title: string,
  text: string,
  next: string,
  place: DayEndMatter['place'] = 'registers',
): DayEndMatter => ({ title, text, open: true, next, place, filed: true });

function seals({ hall, registers }: AskedSource): DayEndMatter {
  const out = sealsNotDeposited(registers.all('seal')).filter(({ state }) =>
    state.counters.includes(hall.counter.id),
  );
  if (out.length === 0) return line('印章', '没有未入柜的印章');
  const names = out.map(({ state: { name, keeper } }) => `${name}（${keeper.name}保管）`).join('、');
  return openLine('印章', `未入柜：${names}`, '请保管人将印章入柜，并在登记中登记入柜。');
}

/** H2: what was used, void and lost on the day; what is left of the lot, which has to be there on the shelf. */
function bills(events: readonly Event[], { hall, registers }: AskedSource): DayEndMatter {
  const ofDay = billsOf(events);
  const left = registers
    .all('bill')
    .filter(({ state }) => state.counter === hall.counter.id)
    .flatMap(({ state: { name, lot } }) =>
      lot === null ? [] : [{ name, remaining: lotTotals(lot).remaining }],
    );
  const shelf = left.map(({ name, remaining }) => `${name}结存${remaining}份`).join('、');
  const text = shelf === '' ? ofDay : `${ofDay}；${shelf}`;
  const usedUp = left.filter(({ remaining }) => remaining === 0);
  return usedUp.length === 0
    ? line('票据', text)
    : openLine('票据', text, '已用完的，请到财政窗口缴销后再领用。');
}

function billsOf(events: readonly Event[]): string {
  const totals = { used: 0, amount: 0, voided: 0, lost: 0 };
  const billEvents = events.filter(({ streamKind }) => streamKind === 'bill');
  for (const { kind, payload } of readEvents<BillEvent>(billEvents))
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

function transfers({ hall, registers, now }: AskedSource): DayEndMatter {
  const slips = registers.all('transfer').filter(({ state }) => state.counter.id === hall.counter.id);
  const waiting = slips.filter(({ state: { status } }) => status === '待移交').length;
  const overdue = overdueTransfers(slips, now);
  const count = (why: '未移交' | '未返回'): number => overdue.filter((slip) => slip.why === why).length;
  if (waiting + overdue.length === 0) return line('材料移交', '没有待移交的材料');
  return openLine(
    '材料移交',
    `待移交${waiting}单（超时${count('未移交')}单），超期未返回${count('未返回')}单`,
    '请交部门的收送人员并双方签名；超期未返回的，请催办。',
  );
}

/** D6: who left the post and has not come back to it. */
function leave({ hall, registers }: AskedSource): DayEndMatter {
  const absence = registers.get('shift', hall.counter.id)?.absence ?? null;
  if (absence === null) return line('离岗', '没有未返岗的人员');
  const { name, standInName, since, releasedAt } = absence;
  const from = clockTimeAt(since);
  return releasedAt === null
    ? openLine(
        '离岗',
        `${name}${from}申请离岗，等待${standInName}到位`,
        `请由${standInName}签到，或者撤回离岗申请。`,
        'post',
      )
    : openLine(
        '离岗',
        `${name}${from}离岗，由${standInName}替岗，尚未返岗`,
        `请${name}签到返岗；当日不再返岗的，下班后由替岗人员签退。`,
        'post',
      );
}

function minutesUnmanned(day: CivilDate, source: AskedSource): number {
  const { hall, calendar, now } = source;
  const events = source.dayEnd.shifts();
  const end = instantAt(addDays(day, 1), '00:00');
  const from = instantAt(day, '00:00');
  return unmannedMinutes(events, from, now < end ? now : end, hall.settings.opening, calendar);
}

/** Offline is no fault of the window's: the records wait, and nothing has to be done by hand. */
function sending({ dayEnd }: AskedSource): DayEndMatter {
  const unsent = dayEnd.unsent();
  return unsent === 0
    ? line('数据上报', '已全部送达中心')
    : openLine(
        '数据上报',
        `${unsent}条记录尚未送达中心`,
        '联网后自动上传；下班前仍未送达的，请保持本机开机或者联系大厅管理人员。',
        null,
      );
}

function drafts({ dayEnd }: AskedSource): DayEndMatter {
  const begun = dayEnd.drafts();
  const matter =
    begun === 0
      ? line('收件草稿', '没有未办完的收件')
      : openLine('收件草稿', `${begun}份收件尚未办完`, '请继续办理，或者清空；草稿当日有效。', 'intake');
  return { ...matter, filed: false };
}
