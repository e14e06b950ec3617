/** 日报, 部门月报 (I4) and 事项办件量: what was done in some days, by item, department, site and day. */
import { addDays, type CivilDate } from '../../calendar/civil-date.ts';
import { visibleTo } from '../../rating/publication.ts';
import { publishedMonths } from '../../registers/notice.ts';
import { chineseMonth } from '../blocks.ts';
import { type CaseCounts, caseCounts, countedFacts, isWithin } from '../case-counts.ts';
import { closedOn, siteOf } from '../case-record.ts';
import { complaintFigures } from '../complaint-figures.ts';
import { ratingFigures } from '../rating-figures.ts';
import { Tally } from '../tally.ts';
import type { ReportChart, ReportFact, ReportTable } from '../view.ts';
import { Basis, type BuiltReport, column, countedTable, Means, share, totalRow } from './context.ts';

const counted = [
  column('received', '收件'),
  column('accepted', '受理'),
  column('closed', '办结'),
  column('sameDay', '当日办结'),
  column('closedLate', '超期办结'),
  column('inHand', '在办'),
  column('inHandLate', '在办超期'),
  column('refused', '不予受理'),
  column('notRequired', '不受理'),
  column('corrected', '补正告知'),
  column('ended', '撤回终止'),
  column('voided', '作废'),
] as const;
type Counted = Exclude<keyof CaseCounts, 'item' | 'site' | 'days' | 'fees'>;

const measured = [column('averageDays', '平均工作日', 'days', 6), column('fees', '收费（元）', 'yuan', 7)];
const daily = [column('received', '收件'), column('accepted', '受理'), column('closed', '办结')];
/** Longer than a quarter is no line to read; the table stays. */
const mostDays = 92;

/** Everything counted of the cases once, under every name it is asked for. */
class Work {
  readonly basis: Basis;
  readonly tally = new Tally();
  readonly items = new Set<string>();
  readonly departments = new Set<string>();
  readonly sites = new Set<string>();
  readonly caseIds = new Set<string>();
  readonly #days = new Means();
  readonly #fees = new Map<string, number>();

  constructor(basis: Basis) {
    this.basis = basis;
    for (const record of basis.cases(countedFacts)) {
      const { id, state } = record;
      if (state.stage !== '已作废') this.caseIds.add(id);
      const counts = caseCounts(record, basis.asked.period, basis.clocksOf);
      const places: readonly [table: string, row: string, names: Set<string>][] = [
        ['items', counts.item, this.items],
        ['departments', basis.nameOf(state.item.department), this.departments],
        ['sites', siteOf(state), this.sites],
      ];
      if (!hasCounts(counts)) continue;
      for (const [table, row, names] of places) {
        names.add(row);
        for (const name of [row, totalRow]) this.#add(table, name, counts, id);
      }
      if (state.stage === '已作废') continue;
      this.#day('received', state.receivedOn, id);
      this.#day('accepted', state.acceptedOn, id);
      this.#day('closed', closedOn(state), id);
    }
  }

  #add(table: string, row: string, counts: CaseCounts, id: string): void {
    for (const { id: key } of counted) if (counts[key as Counted] > 0) this.tally.add(table, row, key, id);
    this.#days.add(`${table}\n${row}`, counts.days);
    this.#fees.set(`${table}\n${row}`, (this.#fees.get(`${table}\n${row}`) ?? 0) + counts.fees);
  }

  #day(column: string, day: string | null, id: string): void {
    if (day === null || !isWithin(this.basis.asked.period, day)) return;
    for (const row of [day, totalRow]) this.tally.add('days', row, column, id);
  }

  fees(table: string, row: string): number {
    return this.#fees.get(`${table}\n${row}`) ?? 0;
  }

  averageDays(table: string, row: string) {
    return this.#days.cell(`${table}\n${row}`);
  }

  table(id: 'items' | 'departments' | 'sites', title: string, first: string): ReportTable {
    const { branches } = this.basis.source.hall;
    return countedTable({
      tally: this.tally,
      id,
      title,
      first: column('name', first, 'text', 24),
      columns: [...counted, ...measured],
      names: this[id],
      others: {
        averageDays: (row) => this.averageDays(id, row),
        fees: (row) => ({ value: this.fees(id, row) }),
      },
      empty: `${this.basis.days}，${this.basis.scope}没有办件。`,
      ...(id === 'sites'
        ? { shown: (site: string) => branches.find((one) => one.id === site)?.name ?? site }
        : {}),
    });
  }

  /** Every day of the period, also those without cases: a gap in a line is read as nothing known. */
  days(): ReportTable | null {
    const { from, until } = this.basis.asked.period;
    const days: string[] = [];
    for (let day: CivilDate = from; day <= until; day = addDays(day, 1)) days.push(day);
    if (days.length < 2 || days.length > mostDays || this.items.size === 0) return null;
    return countedTable({
      tally: this.tally,
      id: 'days',
      title: '按日办理情况',
      first: column('day', '日期', 'date', 8),
      columns: daily,
      names: days,
      ordered: true,
      empty: '',
    });
  }

  total(id: Counted | 'averageDays', label: string): ReportFact {
    return id === 'averageDays'
      ? { label, kind: 'days', cell: this.averageDays('items', totalRow) }
      : { label, kind: 'count', cell: this.tally.cell('items', totalRow, id) };
  }

  get instantShare(): ReportFact {
    const of = (id: Counted): number => this.tally.count('items', totalRow, id);
    return { label: '即办率', kind: 'share', cell: share(of('sameDay'), of('closed')) };
  }
}

const hasCounts = ({ item: _item, site: _site, days: _days, ...counts }: CaseCounts): boolean =>
  Object.values(counts).some((value) => value > 0);

const itemChart: ReportChart = {
  id: 'items',
  title: '各事项收件、受理、办结（件）',
  table: 'items',
  category: 'name',
  series: ['received', 'accepted', 'closed'],
  shape: 'bars',
  unit: '件',
};
const dayChart: ReportChart = {
  ...itemChart,
  id: 'days',
  title: '逐日收件、受理、办结（件）',
  table: 'days',
  category: 'day',
  shape: 'lines',
};
const departmentChart: ReportChart = {
  ...itemChart,
  id: 'departments',
  title: '各部门收件、受理、办结（件）',
  table: 'departments',
};

const howCounted = [
  '收件、受理、办结按办理之日计入；在办为期末已受理未办结的办件；超期按承诺时限。',
  '误录作废的办件只计入作废。平均工作日按法定时限计时口径，不含依法不计入的时间。',
];

const present = (...parts: readonly (ReportTable | null | undefined | false)[]): ReportTable[] =>
  parts.filter((part): part is ReportTable => part !== null && part !== undefined && part !== false);

function report(
  work: Work,
  title: string,
  facts: readonly ReportFact[],
  notes: readonly string[] = [],
): BuiltReport {
  const { basis } = work;
  const whole = basis.asked.department === null;
  const days = work.days();
  const tables = present(
    work.table('items', '事项办理情况', '事项'),
    whole && work.departments.size > 1 && work.table('departments', '各部门办理情况', '部门'),
    work.sites.size > 1 && work.table('sites', '各大厅（分厅）办理情况', '大厅（分厅）'),
    days,
  );
  const has = (chart: ReportChart): boolean =>
    tables.some(({ id, rows }) => id === chart.table && rows.length > 0);
  return {
    content: {
      title,
      about: `${basis.days} · ${basis.scope}`,
      facts,
      charts: [itemChart, departmentChart, dayChart].filter(has),
      tables,
      notes: [...howCounted, ...notes],
    },
    figures: work.tally.figures,
  };
}

const usual = (work: Work): ReportFact[] => [
  work.total('received', '收件'),
  work.total('accepted', '受理'),
  work.total('closed', '办结'),
  work.total('inHand', '在办'),
  work.instantShare,
];

export function dailyReport(basis: Basis): BuiltReport {
  const work = new Work(basis);
  return report(work, `${basis.scope}日报`, [
    ...usual(work),
    work.total('corrected', '补正告知'),
    { label: '收费（元）', kind: 'yuan', cell: { value: work.fees('items', totalRow) } },
  ]);
}

export function itemsReport(basis: Basis): BuiltReport {
  const work = new Work(basis);
  return report(work, `${basis.scope}事项办件量`, [...usual(work), work.total('averageDays', '平均工作日')]);
}

/** I4: the same figures as the paper of the month, by the same counting. */
export function monthReport(basis: Basis): BuiltReport {
  const work = new Work(basis);
  const month = basis.asked.period.from.slice(0, 7);
  const { registers, person } = basis.source;
  const published = publishedMonths(registers);
  const rated = [...basis.source.ratings(basis.asked.period)].filter(
    ({ caseId, invitedOn }) => caseId !== null && work.caseIds.has(caseId) && invitedOn.startsWith(month),
  );
  const known = rated.every((rating) => visibleTo(person, rating, published));
  const { given, poor, satisfied } = ratingFigures(rated);
  const complaints = complaintFigures(
    registers
      .all('complaint')
      .map(({ state }) => state)
      .filter(({ against, receivedOn }) => basis.isOwn(against.department) && receivedOn.startsWith(month)),
  );
  const facts: ReportFact[] = [
    ...usual(work),
    work.total('averageDays', '平均工作日'),
    { label: '收费（元）', kind: 'yuan', cell: { value: work.fees('items', totalRow) } },
    ...(known
      ? [
          { label: '评价', kind: 'count', cell: { value: given } } as const,
          { label: '差评', kind: 'count', cell: { value: poor } } as const,
          { label: '满意率', kind: 'share', cell: { value: satisfied } } as const,
        ]
      : [{ label: '评价', kind: 'text', cell: { value: '尚未通报' } } as const]),
    { label: '投诉', kind: 'count', cell: { value: complaints.received } },
  ];
  return report(work, `${basis.scope}${chineseMonth(month)}审批服务事项办理情况`, facts, [
    known ? '评价人信息保密，评价数字不列出办件。' : '该月评议结果尚未通报，通报后方可查看评价数字。',
    '加盖印章的纸质月报在“文书”中生成。',
  ]);
}
