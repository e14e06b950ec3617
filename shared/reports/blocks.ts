/** The management papers of row 17 as content: what a 月报, a 评议统计 and a 通报 say. The frame is the papers' own. */
import { chineseDate, type CivilDate, parseCivilDate } from '../calendar/civil-date.ts';
import type { PaperBlock } from '../papers/content.ts';
import { chineseOrdinal, type Columns, listTable as table } from '../papers/hall/list-parts.ts';
import type { SupervisionNotice } from '../registers/notice.ts';
import type { ItemFigures, MonthlyReport } from './monthly.ts';
import type { RatingFigures } from './rating-figures.ts';
import type { RatingReport } from './ratings.ts';

/** Null is what cannot be said, because nothing was counted. */
const percent = (share: number | null): string =>
  share === null ? '—' : `${Math.round(share * 1000) / 10}%`;
const yuan = (amount: number): string => `${(amount / 100).toFixed(2)}元`;
export const chineseMonth = (month: string): string => {
  const [year = '', number = ''] = month.split('-');
  return `${year}年${Number(number)}月`;
};

const figuresHead = (first: string): Columns => [
  [first, 37],
  ['收件', 9],
  ['受理', 9],
  ['办结', 9],
  ['在办', 9],
  ['超期', 9],
  ['不予受理', 9],
  ['补正', 9],
];
const itemRow = (figures: ItemFigures): string[] => [
  figures.item,
  ...[
    figures.received,
    figures.accepted,
    figures.closed,
    figures.inHand,
    figures.closedLate + figures.inHandLate,
    figures.refused,
    figures.corrected,
  ].map(String),
];

/**
 * I4. @param siteName of a site's id (A4)
 * @param published whether the month's ratings are known to those rated (I1); where not, the report keeps them back
 */
export function monthlyBlocks(
  { month, until, site, items, sites, total, instantShare, ratings, complaints }: MonthlyReport,
  siteName: (id: string) => string = (id) => id,
  published = true,
): PaperBlock[] {
  const kinds = complaints.byKind
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${kind}${count}件`);
  return [
    {
      type: 'paragraph',
      text: `${site === null ? '' : siteName(site)}${chineseMonth(month)}审批服务事项办理情况（截至${chineseDate(until)}）报告如下：`,
    },
    table('事项办理情况', figuresHead('事项'), [...items, total].map(itemRow)),
    // A hall of one site has nothing to tell apart.
    ...(sites.length > 1
      ? [
          table(
            '各大厅（分厅）办理情况',
            figuresHead('大厅（分厅）'),
            sites.map((figures) => itemRow({ ...figures, item: siteName(figures.item) })),
          ),
        ]
      : []),
    {
      type: 'fields',
      rows: [
        ['即办率', percent(instantShare)],
        ['平均办理时间', total.averageDays === null ? '—' : `${total.averageDays}个工作日`],
        ['收费', yuan(total.fees)],
        ['作废', `${total.voided}件`],
        ['评价', published ? ratingWords(ratings) : '该月评议结果尚未通报'],
        ['投诉', [`${complaints.received}件`, ...kinds, `属实${complaints.upheld}件`].join('，')],
      ],
    },
  ];
}

const ratingWords = ({ given, poor, satisfied, declined, unrated }: RatingFigures): string =>
  `评价${given}次，差评${poor}次，满意率${percent(satisfied)}；不评价${declined}次，未评价${unrated}次`;

const ratingHead = (first: string): Columns => [
  [first, 30],
  ['评价', 10],
  ['非常满意', 10],
  ['满意', 10],
  ['基本满意', 10],
  ['不满意', 10],
  ['非常不满意', 10],
  ['满意率', 10],
];
const ratingRow = (name: string, { given, byGrade, satisfied }: RatingFigures): string[] => [
  name,
  String(given),
  ...byGrade.map(({ count }) => String(count)),
  percent(satisfied),
];

/** I1. Defaults are told apart and counted in nothing. */
export function ratingBlocks(report: RatingReport): PaperBlock[] {
  const { month, total, revisits, copiedTo } = report;
  return [
    { type: 'paragraph', text: `${chineseMonth(month)}一事一评情况统计如下：` },
    table(
      '各部门',
      ratingHead('部门'),
      report.departments.map((row) => ratingRow(row.name, row)),
    ),
    table(
      '各窗口',
      ratingHead('窗口'),
      report.windows.map((row) => ratingRow(row.name, row)),
    ),
    table(
      '工作人员',
      ratingHead('姓名（工号）'),
      report.persons.map((row) => ratingRow(`${row.name}（${row.staff}）`, row)),
    ),
    {
      type: 'fields',
      rows: [
        ['合计', ratingWords(total)],
        ['默认评价', `${total.defaulted}次，单独列出，不计入评价`],
        [
          '差评回访',
          `实名差评${revisits.named}件，已回访${revisits.revisited}件，回访率${percent(revisits.share)}`,
        ],
        ['抄送', copiedTo.join('、')],
      ],
    },
  ];
}

const dayText = (text: string): string => {
  const date = parseCivilDate(text);
  return date === undefined ? text : chineseDate(date);
};

/** `C6 · 许可法42`: of what a fact goes against only the law means anything outside the hall. */
const lawOf = (rule: string): string => {
  const articles = [...rule.matchAll(/许可法(\d+)/gu)].map(([, article]) => chineseOrdinal(Number(article)));
  return articles.length === 0 ? '—' : `《行政许可法》第${articles.join('条、第')}条`;
};

/** I3, C6. */
export const noticeBlocks = ({ department, subject, facts, limit }: SupervisionNotice): PaperBlock[] => [
  { type: 'paragraph', text: `经监督检查，${department}在“${subject}”方面存在下列情况：` },
  table(
    '有关事实',
    [
      ['序号', 8],
      ['办件', 26],
      ['情况', 36],
      ['日期', 14],
      ['依据', 16],
    ],
    facts.map(({ number, text, on, rule }, index) => [
      String(index + 1),
      number || '—',
      text,
      dayText(on),
      lawOf(rule),
    ]),
  ),
  {
    type: 'statement',
    text: `请严肃处理，并于${limit.due === null ? `${limit.workingDays}个工作日内` : `${chineseDate(limit.due as CivilDate)}前`}将处理结果报备案。`,
  },
];
