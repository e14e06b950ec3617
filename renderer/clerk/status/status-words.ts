import { chineseDateTime, clockTimeAt } from '#shared/calendar/civil-date.ts';
import type { PrinterView, StatusView } from '#shared/contract/counter.ts';

export interface StatusPart {
  readonly id: string;
  readonly shape: string;
  readonly tone: 'ok' | 'warn' | 'danger' | 'still';
  readonly text: string;
}

/** Up to this the two clocks count as the same. */
const offsetToleranceMs = 2000;

const centreMarks: Readonly<Record<StatusView['centre']['state'], Pick<StatusPart, 'shape' | 'tone'>>> = {
  联网: { shape: '●', tone: 'ok' },
  离线: { shape: '▲', tone: 'warn' },
  异常: { shape: '■', tone: 'danger' },
  未配置: { shape: '○', tone: 'still' },
};

/** `本机时钟慢3.2秒`; null while the clocks agree or were never compared. */
export function offsetText(offsetMs: number | null): string | null {
  if (offsetMs === null || Math.abs(offsetMs) <= offsetToleranceMs) return null;
  // Centre minus device: what is positive is a device that lags.
  return `本机时钟比中心${offsetMs > 0 ? '慢' : '快'}${span(Math.abs(offsetMs))}`;
}

/** In the largest unit of which there are at least two: `3.2秒`, `5分钟`, `54天`. */
function span(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 120) return `${seconds.toFixed(1)}秒`;
  if (seconds < 7200) return `${Math.round(seconds / 60)}分钟`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)}小时` : `${Math.round(seconds / 86_400)}天`;
}

/** The state name goes before the text unless the text says it already. */
export function centreText({ state, text }: Pick<StatusView['centre'], 'state' | 'text'>): string {
  return text === '' || text.includes(state) ? text || state : `${state}，${text}`;
}

/** That all is well needs no sentence where there is little room. */
const inPlace = (centre: StatusView['centre']): string =>
  centre.state === '联网' ? '联网' : centreText(centre);

/** Connection and rating pad: what stands at the left of the bottom of every screen, in this order. */
export function statusParts({ centre, pad }: StatusView): StatusPart[] {
  const parts: StatusPart[] = [{ id: 'centre', ...centreMarks[centre.state], text: inPlace(centre) }];
  const still = { shape: '', tone: 'still' } as const;
  parts.push({
    id: 'waiting',
    ...still,
    text: centre.waiting === 0 ? '无待上传' : `待上传${centre.waiting}条`,
  });
  if (centre.receiving > 0) parts.push({ id: 'receiving', ...still, text: receivingText(centre) });
  if (centre.refused > 0)
    parts.push({ id: 'refused', shape: '■', tone: 'danger', text: `中心退回${centre.refused}条` });
  if (centre.lastExchange !== null)
    parts.push({ id: 'exchange', ...still, text: `最近交换 ${clockTimeAt(centre.lastExchange)}` });
  const offset = offsetText(centre.offsetMs);
  if (offset !== null) parts.push({ id: 'offset', shape: '▲', tone: 'warn', text: offset });
  parts.push({
    id: 'pad',
    shape: pad.open ? '●' : '○',
    tone: pad.open ? 'ok' : 'still',
    text: `评价器：${pad.text}`,
  });
  return parts;
}

/** `正在接收，还有1200条` */
const receivingText = ({ receiving, receivingHeld }: StatusView['centre']): string =>
  `${receivingHeld ? '已暂停接收' : '正在接收'}，还有${receiving}条`;

/** `就绪，待打印2份` */
export const printerText = ({ text, waiting }: PrinterView): string =>
  waiting === 0 ? text : `${text.replace(/[。，]$/, '')}，待打印${waiting}份`;

/** One sentence is enough to be seen at the bottom; what to do stands in the print desk and beside the copies. */
const inShort = (printer: PrinterView): PrinterView => ({
  ...printer,
  text: printer.text.split('。')[0] ?? printer.text,
});

/** Both printers, and first the copies that need somebody: what stands at the right. */
export function printerParts({ printers, printTroubles }: StatusView): StatusPart[] {
  const parts = printers.map((printer): StatusPart => ({
    id: `printer-${printer.media}`,
    shape: printer.ok ? '●' : '▲',
    tone: printer.ok ? 'ok' : 'warn',
    text: `${printer.name}：${printerText(inShort(printer))}`,
  }));
  return printTroubles === 0
    ? parts
    : [{ id: 'print-troubles', shape: '■', tone: 'danger', text: `${printTroubles}份需要处理` }, ...parts];
}

/** Label and value, for the drawer. */
export function statusRows({ centre, printers, pad }: StatusView): [string, string][] {
  return [
    ['中心', centreText(centre)],
    ['中心地址', centre.url === '' ? '未配置' : centre.url],
    ['待上传', `${centre.waiting}条`],
    ['中心退回', `${centre.refused}条`],
    ...(centre.receiving > 0 ? [['接收', receivingText(centre)] satisfies [string, string]] : []),
    ['最近交换', centre.lastExchange === null ? '尚未交换' : chineseDateTime(centre.lastExchange)],
    ['时钟', offsetText(centre.offsetMs) ?? (centre.offsetMs === null ? '尚未与中心核对' : '与中心一致')],
    ...printers.map((printer): [string, string] => [printer.name, printerText(printer)]),
    ['评价器', pad.text],
  ];
}
