/** 办理时限 (C2, C6): what was closed in time and late, and which clocks of open cases are red, yellow or stopped today. */
import { chineseDate } from '../../calendar/civil-date.ts';
import { caseStanding } from '../../case/standing.ts';
import type { CaseState } from '../../case/state.ts';
import type { ClockState } from '../../clock/clock.ts';
import { isWithin } from '../case-counts.ts';
import { closedOn, numberOf } from '../case-record.ts';
import { isLate } from '../observed.ts';
import { Tally } from '../tally.ts';
import type { ReportRow, ReportTable } from '../view.ts';
import {
  type Basis,
  type BuiltReport,
  column,
  countedTable,
  Means,
  share,
  textCell,
  totalRow,
} from './context.ts';

const columns = [
  column('closed', '办结'),
  column('inTime', '按期办结'),
  column('late', '超期办结'),
  column('inTimeShare', '按期率', 'share'),
  column('averageDays', '平均工作日', 'days', 6),
  column('open', '现在办'),
  column('normal', '正常'),
  column('soon', '临期'),
  column('overdue', '超期'),
  column('paused', '暂停'),
];

const standings: Partial<Record<ClockState, string>> = {
  正常: 'normal',
  待定: 'normal',
  临期: 'soon',
  超期: 'overdue',
  暂停: 'paused',
};
/** More are looked at on the board, behind the figure. */
const listed = 300;

interface Marked {
  readonly id: string;
  readonly state: CaseState;
  readonly mark: '超期' | '临期';
  readonly text: string;
  readonly due: string | null;
}

export function timelinessReport(basis: Basis): BuiltReport {
  const tally = new Tally();
  const names = { items: new Set<string>(), departments: new Set<string>() };
  const days = new Means();
  const marked: Marked[] = [];
  const { calendar, hall } = basis.source;
  for (const { id, state } of basis.cases([])) {
    if (state.stage === '已作废') continue;
    const closed = isWithin(basis.asked.period, closedOn(state));
    const open = state.stage === '已受理';
    const standing = caseStanding(state, { today: basis.today, calendar, settings: hall.settings });
    if (standing.state === '超期' || standing.state === '临期')
      marked.push({ id, state, mark: standing.state, text: standing.text, due: standing.due });
    if (!closed && !open) continue;
    const clocks = closed ? basis.clocksOf(state) : null;
    const places = [
      ['items', state.item.name],
      ['departments', basis.nameOf(state.item.department)],
    ] as const;
    for (const [table, name] of places) {
      names[table].add(name);
      for (const row of [name, totalRow]) {
        if (clocks !== null) {
          tally.add(table, row, 'closed', id);
          tally.add(table, row, isLate(clocks.promised) ? 'late' : 'inTime', id);
          days.add(`${table}\n${row}`, clocks.legal?.used ?? null);
        }
        if (!open) continue;
        tally.add(table, row, 'open', id);
        const column = standings[standing.state];
        if (column !== undefined) tally.add(table, row, column, id);
      }
    }
  }
  const table = (id: 'items' | 'departments', title: string, first: string): ReportTable =>
    countedTable({
      tally,
      id,
      title,
      first: column('name', first, 'text', 24),
      columns,
      names: names[id],
      others: {
        inTimeShare: (row) => share(tally.count(id, row, 'inTime'), tally.count(id, row, 'closed')),
        averageDays: (row) => days.cell(`${id}\n${row}`),
      },
      empty: `${basis.days}，${basis.scope}没有办结的办件，现在也没有在办件。`,
    });
  for (const { id, mark } of marked) tally.add('marked', totalRow, mark, id);
  const of = (column: string): number => tally.count('items', totalRow, column);
  const byDepartment = names.departments.size > 1;
  const drawn = byDepartment ? 'departments' : 'items';
  const whose = byDepartment ? '各部门' : '各事项';
  return {
    content: {
      title: `${basis.scope}办理时限`,
      about: `${basis.days} · ${basis.scope} · 现在办截至${chineseDate(basis.today)}`,
      facts: [
        { label: '办结', kind: 'count', cell: tally.cell('items', totalRow, 'closed') },
        { label: '按期率', kind: 'share', cell: share(of('inTime'), of('closed')) },
        { label: '超期办结', kind: 'count', cell: tally.cell('items', totalRow, 'late') },
        { label: '平均工作日', kind: 'days', cell: days.cell(`items\n${totalRow}`) },
        { label: '红牌（已超期）', kind: 'count', cell: tally.cell('marked', totalRow, '超期') },
        { label: '黄牌（临期）', kind: 'count', cell: tally.cell('marked', totalRow, '临期') },
        { label: '暂停', kind: 'count', cell: tally.cell('items', totalRow, 'paused') },
      ],
      charts: [
        ...(of('open') === 0
          ? []
          : [
              {
                id: 'open',
                title: `${whose}现在办件的时限（件）`,
                table: drawn,
                category: 'name',
                series: ['normal', 'soon', 'overdue', 'paused'],
                shape: 'stacked',
                unit: '件',
              } as const,
            ]),
        ...(of('closed') === 0
          ? []
          : [
              {
                id: 'closed',
                title: `${whose}办结：按期与超期（件）`,
                table: drawn,
                category: 'name',
                series: ['inTime', 'late'],
                shape: 'stacked',
                unit: '件',
              } as const,
            ]),
      ],
      tables: [
        table('items', '各事项办理时限', '事项'),
        ...(byDepartment ? [table('departments', '各部门办理时限', '部门')] : []),
        markedTable(marked, basis),
      ],
      notes: [
        '按期、超期按承诺时限；平均工作日按法定时限计时口径，不含依法不计入的时间。',
        '红牌、黄牌含补正告知和送达期限，为今日状况。',
        ...(marked.length > listed ? [`红牌、黄牌共${marked.length}件，表中列出最急的${listed}件。`] : []),
      ],
    },
    figures: tally.figures,
  };
}

function markedTable(marked: readonly Marked[], basis: Basis): ReportTable {
  const urgent = marked
    .toSorted((one, other) => ((one.due ?? '9') < (other.due ?? '9') ? -1 : 1))
    .slice(0, listed);
  const rows = urgent.map(({ id, state, mark, text, due }): ReportRow => ({
    id,
    total: false,
    cells: [
      textCell(mark === '超期' ? '红牌' : '黄牌'),
      { value: numberOf(state), caseId: id },
      textCell(state.item.name),
      textCell(basis.nameOf(state.item.department)),
      textCell(state.stage),
      { value: due },
      // The day stands in a column of its own.
      textCell(text.split('，')[0] ?? text),
      textCell(state.window),
    ],
  }));
  return {
    id: 'marked',
    title: '红牌、黄牌办件',
    columns: [
      column('mark', '牌', 'text', 4),
      column('number', '编号', 'text', 20),
      column('item', '事项', 'text', 20),
      column('department', '部门', 'text', 12),
      column('stage', '状态', 'text', 5),
      column('due', '期限', 'date', 8),
      column('text', '时限', 'text', 12),
      column('window', '窗口', 'text', 8),
    ],
    rows,
    empty: '现在没有红牌、黄牌办件。',
  };
}
