/** 日结单: the day end as a paper, signed by who closed the day and whoever answers for the window. */
import { todayOf } from '../../act-context.ts';
import { chineseDate, type CivilDate } from '../../calendar/civil-date.ts';
import type { DayEnd, DayEndPaper } from '../../contract/papers.ts';
import type { PaperBlock } from '../content.ts';
import { dayEndOf } from './day-end-records.ts';
import { headed, listTable, numbered } from '../hall/list-parts.ts';
import { managementPaper } from '../hall/management-paper.ts';
import { moment } from '../registers/register-parts.ts';
import type { RequestOf } from '../asked/requests.ts';
import type { Asked, AskedSource } from '../asked/source.ts';

const seriesColumns = [
  ['编号', 24],
  ['使用', 8],
  ['起号', 20],
  ['止号', 20],
  ['断号', 14],
  ['作废', 14],
] as const;

const paperColumns = [
  ['序号', 6],
  ['文书', 20],
  ['编号', 19],
  ['应印', 6],
  ['已印', 6],
  ['补打', 6],
  ['作废', 6],
  ['未签名', 13],
  ['情况', 18],
] as const;

export const dayEndSheet: Asked<RequestOf<'日结单'>, AskedSource> = ({ day }, source) => {
  const ended = dayEndOf(day, source);
  if (!ended.ok) return ended;
  const { hall, now } = source;
  return managementPaper(
    {
      kind: '日结单',
      title: '窗口日结单',
      number: `${chineseDate(day as CivilDate)}（截至${moment(now)}）`,
      blocks: blocksOf(ended.value, hall.counter.name),
      organ: hall.name,
      on: todayOf(source),
      signatures: ['日结人', '负责人'],
    },
    source,
  );
};

function blocksOf(ended: DayEnd, counter: string): PaperBlock[] {
  const { day, series, papers, moreUnsigned, matters, totals } = ended;
  const numbers = series.map(({ title, used, first, last, gaps, voided }) => [
    title,
    String(used),
    first,
    last,
    gaps.join('、'),
    voided.join('、'),
  ]);
  return [
    { type: 'paragraph', text: `${counter}${chineseDate(day as CivilDate)}的编号、文书和有关事项核对如下：` },
    ...headed([
      ['编号使用', [listTable('当日编号', seriesColumns, numbers)]],
      [
        '文书出具',
        [
          listTable(
            '当日和以前未了结的文书',
            paperColumns,
            numbered(papers.map((paper) => paperRow(paper, day))),
          ),
          ...totalsOf(totals),
          ...(moreUnsigned === 0
            ? []
            : [
                {
                  type: 'paragraph',
                  text: `另有${moreUnsigned}件更早出具的文书有未登记的签名，没有列出。`,
                } as const,
              ]),
        ],
      ],
      [
        '其他事项',
        [
          {
            type: 'fields',
            rows: matters.filter(({ filed }) => filed).map(({ title, text }) => [title, text]),
          },
        ],
      ],
    ]),
  ];
}

const totalsOf = (totals: DayEnd['totals']): PaperBlock[] =>
  totals.papers === 0
    ? []
    : [
        {
          type: 'paragraph',
          text: `合计：文书${totals.papers}件，已印${totals.printed}份，补打${totals.reprints}份，作废${totals.void}份；其中作废${totals.voided}件，有未登记签名的${totals.unsigned}件，打印未了结的${totals.trouble}件。`,
        },
      ];

const paperRow = (paper: DayEndPaper, day: string): string[] => {
  const { title, number, issuedOn, copies, printed, reprints, unsigned, trouble, voided } = paper;
  const from = issuedOn === day ? '' : `${chineseDate(issuedOn as CivilDate)}出具`;
  const words = [from, voided === null ? '' : `作废：${voided}`, trouble];
  return [
    title,
    number,
    ...[copies, printed, reprints, paper.void].map(String),
    unsigned.join('、'),
    words.filter((part) => part !== '').join('；'),
  ];
};
