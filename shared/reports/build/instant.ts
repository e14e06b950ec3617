/** 即办率 (C1): of what was closed, what was closed on the day it was accepted. */
import { isWithin } from '../case-counts.ts';
import { closedOn } from '../case-record.ts';
import { Tally } from '../tally.ts';
import type { ReportTable } from '../view.ts';
import { type Basis, type BuiltReport, column, countedTable, share, totalRow } from './context.ts';

const columns = [
  column('closed', '办结'),
  column('sameDay', '当日办结'),
  column('share', '即办率', 'share'),
  column('instant', '即办件办结', 'count', 6),
  column('instantSameDay', '即办件当日办结', 'count', 8),
  column('instantLater', '即办件未当日办结', 'count', 9),
  column('instantShare', '即办件当日办结率', 'share', 9),
];

export function instantReport(basis: Basis): BuiltReport {
  const tally = new Tally();
  const names = { items: new Set<string>(), departments: new Set<string>() };
  for (const { id, state } of basis.cases([])) {
    const on = closedOn(state);
    if (state.stage === '已作废' || !isWithin(basis.asked.period, on)) continue;
    const sameDay = state.acceptedOn === on;
    const instant = state.item.handling === '即办件';
    const places = [
      ['items', state.item.name],
      ['departments', basis.nameOf(state.item.department)],
    ] as const;
    for (const [table, name] of places) {
      names[table].add(name);
      for (const row of [name, totalRow]) {
        tally.add(table, row, 'closed', id);
        if (sameDay) tally.add(table, row, 'sameDay', id);
        if (!instant) continue;
        tally.add(table, row, 'instant', id);
        tally.add(table, row, sameDay ? 'instantSameDay' : 'instantLater', id);
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
        share: (row) => share(tally.count(id, row, 'sameDay'), tally.count(id, row, 'closed')),
        instantShare: (row) => share(tally.count(id, row, 'instantSameDay'), tally.count(id, row, 'instant')),
      },
      empty: `${basis.days}，${basis.scope}没有办结的办件。`,
    });
  const of = (column: string): number => tally.count('items', totalRow, column);
  const byDepartment = names.departments.size > 1;
  return {
    content: {
      title: `${basis.scope}即办率`,
      about: `${basis.days} · ${basis.scope}`,
      facts: [
        { label: '办结', kind: 'count', cell: tally.cell('items', totalRow, 'closed') },
        { label: '当日办结', kind: 'count', cell: tally.cell('items', totalRow, 'sameDay') },
        { label: '即办率', kind: 'share', cell: share(of('sameDay'), of('closed')) },
        { label: '即办件当日办结率', kind: 'share', cell: share(of('instantSameDay'), of('instant')) },
        { label: '即办件未当日办结', kind: 'count', cell: tally.cell('items', totalRow, 'instantLater') },
      ],
      charts:
        of('closed') === 0
          ? []
          : [
              {
                id: 'share',
                title: byDepartment ? '各部门即办率' : '各事项即办率',
                table: byDepartment ? 'departments' : 'items',
                category: 'name',
                series: ['share'],
                shape: 'bars',
                unit: '%',
              },
            ],
      tables: [
        table('items', '各事项即办率', '事项'),
        ...(byDepartment ? [table('departments', '各部门即办率', '部门')] : []),
      ],
      notes: ['即办率为受理当日办结的办件占全部办结办件的比例。'],
    },
    figures: tally.figures,
  };
}
