/** 每日自检: whether what the window works with today is in order, looked at before the first applicant sits down. */
import { type CivilDate, civilDate, daysBetween } from '../calendar/civil-date.ts';
import type { Stock } from '../numbers/blocks.ts';

/** 注意 does not keep anybody from working today; 异常 does, or takes something from the applicant. */
export type SelfTestState = '正常' | '注意' | '异常';

export interface SelfTestRow {
  readonly id: string;
  readonly title: string;
  readonly state: SelfTestState;
  /** How it stands, in a sentence. */
  readonly text: string;
  /** What to do; empty where nothing is to be done. */
  readonly next: string;
}

interface Standing {
  readonly ok: boolean;
  readonly text: string;
}

export interface SelfTestFacts {
  readonly today: CivilDate;
  readonly printers: readonly (Standing & { readonly id: string; readonly title: string })[];
  readonly pad: Standing;
  /** What else is set up: a window works without any of it, by hand. */
  readonly devices: readonly {
    readonly id: string;
    readonly title: string;
    readonly ok: boolean;
    readonly text: string;
    readonly next: string;
  }[];
  readonly centre: { readonly state: '联网' | '离线' | '异常' | '未配置'; readonly text: string };
  /** Centre clock minus this one in ms; null when it was never compared. */
  readonly offsetMs: number | null;
  readonly diskFreeBytes: number;
  /** What is left of the numbers this counter gives out. */
  readonly numbers: readonly (Stock & { readonly title: string })[];
  /** Last day the working calendar covers. */
  readonly calendarUntil: string;
}

const minuteMs = 60_000;
const gib = 1024 ** 3;
/** By what the centre's clock may differ before acts are refused (A5), and before somebody should look. */
const offsetBad = 5 * minuteMs;
const offsetNoted = minuteMs;
/** Scans of a day take some hundred MiB. */
const diskBad = 0.5 * gib;
const diskNoted = 2 * gib;
/** The longest limit and its extension have to be computable (许可法42). */
const calendarDays = 90;

/** Every row, in the order of the desk: paper, pad, other devices, centre, clock, disk, numbers, calendar. */
export function selfTest(facts: SelfTestFacts): SelfTestRow[] {
  return [
    ...facts.printers.map(({ id, title, ok, text }) =>
      row(
        id,
        title,
        ok ? '正常' : '异常',
        text,
        '请检查电源、纸张和连接，或者在打印页（Ctrl+J）改用另一台。',
      ),
    ),
    row(
      'pad',
      '评价器',
      facts.pad.ok ? '正常' : '异常',
      facts.pad.text,
      '请检查评价器的屏幕和连接，重新启动本程序。',
    ),
    ...facts.devices.map(({ id, title, ok, text, next }) => row(id, title, ok ? '正常' : '注意', text, next)),
    centreRow(facts.centre),
    clockRow(facts.offsetMs),
    diskRow(facts.diskFreeBytes),
    ...facts.numbers.map(numbersRow),
    calendarRow(facts),
  ];
}

/** How many rows somebody has to see to. */
export const troublesIn = (rows: readonly Pick<SelfTestRow, 'state'>[]): number =>
  rows.filter(({ state }) => state !== '正常').length;

const row = (id: string, title: string, state: SelfTestState, text: string, next: string): SelfTestRow => ({
  id,
  title,
  state,
  text,
  next: state === '正常' ? '' : next,
});

/** A counter works without the centre: being offline is to be noted, and is no failure. */
function centreRow({ state, text }: SelfTestFacts['centre']): SelfTestRow {
  switch (state) {
    case '联网':
      return row('centre', '中心', '正常', text, '');
    case '异常':
      return row('centre', '中心', '异常', text, '请按状态栏的说明处理；业务照常办理。');
    default:
      return row('centre', '中心', '注意', text, '业务照常办理；半天以上联系不上的，请联系大厅管理人员。');
  }
}

function clockRow(offsetMs: number | null): SelfTestRow {
  if (offsetMs === null)
    return row('clock', '时钟', '注意', '尚未与中心对时', '请核对本机的日期和时间；联网后自动对时。');
  const off = Math.abs(offsetMs);
  const text = off < minuteMs ? '与中心相差不到1分钟' : `与中心相差${Math.round(off / minuteMs)}分钟`;
  const state = off > offsetBad ? '异常' : off >= offsetNoted ? '注意' : '正常';
  return row('clock', '时钟', state, text, '请由管理员校正本机时间；相差超过5分钟的，日期不能作准。');
}

function diskRow(free: number): SelfTestRow {
  const state = free < diskBad ? '异常' : free < diskNoted ? '注意' : '正常';
  const left = free >= gib ? `${Math.floor(free / gib)}GB` : `${Math.floor(free / 1024 ** 2)}MB`;
  return row('disk', '磁盘', state, `剩余${left}`, '请联系管理员清理磁盘；磁盘写满后不能办理业务。');
}

/** A4: without numbers nothing can be received or issued; another block is asked for in time. */
function numbersRow({ title, left, of, low }: SelfTestFacts['numbers'][number]): SelfTestRow {
  const state = left === 0 ? '异常' : low ? '注意' : '正常';
  return row(
    `numbers:${title}`,
    title,
    state,
    left === 0 ? '已用完' : `剩余${left}个，共${of}个`,
    '请联系大厅管理人员分配新的号段。',
  );
}

function calendarRow({ calendarUntil, today }: SelfTestFacts): SelfTestRow {
  const days = daysBetween(today, civilDate(calendarUntil));
  const state = days < 0 ? '异常' : days < calendarDays ? '注意' : '正常';
  return row(
    'calendar',
    '工作日历',
    state,
    days < 0 ? `只到${calendarUntil}，期限均为暂定` : `到${calendarUntil}`,
    '请在下一年度放假安排公布后，由大厅管理人员更新工作日历。',
  );
}
