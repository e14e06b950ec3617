import { createHash } from 'node:crypto';
import { maskedApplicant } from '#shared/case/applicant.ts';
import { readCaseEvent } from '#shared/case/events.ts';
import { evolve } from '#shared/case/evolve.ts';
import type { CaseState } from '#shared/case/state.ts';
import { event, type Event } from '#shared/event.ts';
import type { Database } from './database.ts';

/** What the page says of one case. */
export interface CaseLine {
  readonly caseId: string;
  readonly state: CaseState | null;
  readonly receivedAt: string | null;
  readonly acceptedAt: string | null;
  readonly events: number;
}

const shownCases = 50;

/** The latest cases of a training hall, for whoever wants to see with their own eyes what arrived. */
export async function trainingPage(
  database: Database,
  hall: { readonly id: string; readonly name: string },
): Promise<string> {
  const rows = await database.query<{ case_id: string; body: string }>(
    `with latest as (
       select case_id, max(hall_seq) as last from event
       where hall_id = $1 and case_id is not null
       group by case_id order by last desc limit $2)
     select event.case_id, event.body
     from latest join event on event.hall_id = $1 and event.case_id = latest.case_id
     order by latest.last desc, event.hall_seq`,
    [hall.id, shownCases],
  );
  const cases = new Map<string, Event[]>();
  for (const { case_id: id, body } of rows) {
    const ofCase = cases.get(id) ?? [];
    ofCase.push(event.parse(JSON.parse(body)));
    cases.set(id, ofCase);
  }
  return renderPage(
    hall.name,
    [...cases].map(([caseId, events]) => lineOf(caseId, events)),
  );
}

function lineOf(caseId: string, events: readonly Event[]): CaseLine {
  let state: CaseState | null = null;
  for (const stored of events) {
    const read = readOrSkip(stored);
    if (read !== undefined) state = evolve(state, read);
  }
  const atOf = (kind: string): string | null => events.find((one) => one.kind === kind)?.at ?? null;
  return {
    caseId,
    state,
    receivedAt: atOf('case.received'),
    acceptedAt: atOf('case.accepted'),
    events: events.length,
  };
}

/** The centre takes what the counters send; one payload that this version cannot read must not hide the rest. */
function readOrSkip(stored: Event): ReturnType<typeof readCaseEvent> {
  try {
    return readCaseEvent(stored);
  } catch {
    return undefined;
  }
}

const style = `
  :root { color-scheme: light; font: 16px/1.6 "Source Han Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
  body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; color: #1f2329; }
  header { display: flex; align-items: center; gap: 1.25rem; border-bottom: 2px solid #1f2329; padding-bottom: .75rem; }
  h1 { font-size: 1.5rem; margin: 0; }
  .mark { border: 3px solid #c4161c; color: #c4161c; font-size: 2rem; font-weight: 700; letter-spacing: .3em; padding: 0 .2em 0 .5em; }
  table { border-collapse: collapse; width: 100%; margin-top: 1rem; }
  th, td { border-bottom: 1px solid #d0d3d9; padding: .5rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
  th { white-space: nowrap; }
  td { font-variant-numeric: tabular-nums; }
  td.count { text-align: right; }
  small { color: #51565d; display: block; }
`;

export const pageHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const;

/** Escaped for text and for attributes. */
const safe = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Beijing time, to the minute; the whole country uses one. */
const clock = (at: string | null): string =>
  at === null ? '—' : new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

export function renderPage(hallName: string, lines: readonly CaseLine[]): string {
  const rows = lines.map(row).join('\n');
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>演示 · 中心收到的办件</title><style>${style}</style></head>
<body>
<header><div class="mark">演示</div><div><h1>${safe(hallName)}</h1>中心收到的最近 ${shownCases} 件办件，数据均为演示，不具有法律效力</div></header>
<table>
<thead><tr><th>收件编号<small>办件编号</small></th><th>事项</th><th>状态</th><th>申请人</th><th>收件时间</th><th>受理时间</th><th>事件数</th></tr></thead>
<tbody>
${rows === '' ? '<tr><td colspan="7">中心还没有收到办件。</td></tr>' : rows}
</tbody>
</table>
</body>
</html>
`;
}

function row({ caseId, state, receivedAt, acceptedAt, events }: CaseLine): string {
  const cell = (main: string, under = ''): string =>
    `<td>${safe(main)}${under === '' ? '' : `<small>${safe(under)}</small>`}</td>`;
  const rest = `${cell(clock(receivedAt))}${cell(clock(acceptedAt))}<td class="count">${events}</td></tr>`;
  if (state === null)
    return `<tr>${cell('—', caseId)}${cell('尚未收到收件事件')}${cell('—')}${cell('—')}${rest}`;
  const who = maskedApplicant(state.applicant);
  return `<tr>${cell(state.receiptNumber, state.caseNumber ?? '')}${cell(state.item.name, state.item.department)}${cell(state.stage)}${cell(who.name, who.number)}${rest}`;
}
