/** 国家交换表 (I5): which cases of some days go out, and how many rows each table has. */
import { addDays, instantAt } from '../../calendar/civil-date.ts';
import { type ExchangeContext, exchangeTables, type ExchangeTables } from '../exchange.ts';
import type { CaseRecord } from '../case-record.ts';
import { Tally } from '../tally.ts';
import { type Basis, type BuiltReport, column, textCell } from './context.ts';

export const exchangeNames = {
  up_pro_accept: '办件受理信息',
  up_pro_process: '办理环节信息',
  up_pro_special_procedure: '特别程序信息',
  up_pro_material: '申请材料信息',
  up_pro_result: '办件结果信息',
} as const satisfies Record<keyof ExchangeTables, string>;
export const exchangeTableNames = Object.keys(exchangeNames) as (keyof ExchangeTables)[];

/** Accepted cases of which anything was recorded in the period: a later batch brings what happened to them since. */
function* exchanged(basis: Basis): Iterable<CaseRecord> {
  const { from, until } = basis.asked.period;
  const [first, last] = [instantAt(from, '00:00'), instantAt(addDays(until, 1), '00:00')];
  for (const record of basis.cases('all')) {
    if (record.state.caseNumber === null || record.state.stage === '已作废') continue;
    if (record.facts.some(({ at }) => first <= at && at < last)) yield record;
  }
}

/** Each case's rows of every table, one case after the other. */
export function* exchangeRows(
  basis: Basis,
): Iterable<{ readonly caseId: string; readonly tables: ExchangeTables }> {
  const { hall, now } = basis.source;
  const { from, until } = basis.asked.period;
  const counters = new Map([hall.counter, ...hall.otherCounters].map((one) => [one.id, one.branch]));
  const context: Omit<ExchangeContext, 'rating'> = {
    batch: `${hall.id}-${from.replaceAll('-', '')}-${until.replaceAll('-', '')}`,
    now,
    source: hall.name,
    siteName: (counter) => hall.branches.find(({ id }) => id === counters.get(counter))?.name ?? '',
  };
  for (const record of exchanged(basis))
    yield {
      caseId: record.id,
      tables: exchangeTables(record, { ...context, rating: basis.source.ratingOf(record.id) }),
    };
}

export function exchangeReport(basis: Basis): BuiltReport {
  const tally = new Tally();
  const rows = new Map<string, number>();
  for (const { caseId, tables } of exchangeRows(basis))
    for (const name of exchangeTableNames) {
      const count = tables[name].length;
      rows.set(name, (rows.get(name) ?? 0) + count);
      if (count > 0) tally.add('exchange', name, 'cases', caseId);
    }
  const cases = tally.cell('exchange', 'up_pro_accept', 'cases');
  const { source } = basis;
  return {
    content: {
      title: '国家交换表',
      about: `${basis.days} · ${source.hall.name}`,
      facts: [{ label: '办件', kind: 'count', cell: cases }],
      charts: [],
      tables: [
        {
          id: 'exchange',
          title: '各表行数',
          columns: [
            column('table', '表', 'text', 16),
            column('name', '内容', 'text', 12),
            column('cases', '办件', 'count', 6),
            column('rows', '行数', 'count', 6),
          ],
          rows:
            cases.value === 0
              ? []
              : exchangeTableNames.map((name) => ({
                  id: name,
                  total: false,
                  cells: [
                    textCell(name),
                    textCell(exchangeNames[name]),
                    tally.cell('exchange', name, 'cases'),
                    { value: rows.get(name) ?? 0 },
                  ],
                })),
          empty: `${basis.days}，没有受理后的办理记录。`,
        },
      ],
      notes: [
        '导出期间内有办理记录的已受理办件，每表一个 CSV 文件（UTF-8）。代码表未公布的栏目填写规范用语。',
        '文件含申请人身份信息，只用于向上级平台报送，报送后请按规定删除。',
      ],
    },
    figures: tally.figures,
  };
}
