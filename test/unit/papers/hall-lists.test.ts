import { describe, expect, test } from 'vitest';
import type { PaperContent } from '#shared/papers/content.ts';
import { listAAsked } from '#shared/papers/hall/hall-lists.ts';
import { titleOf } from '#shared/reference/import/list/columns.ts';
import { readListA, readListB } from '#shared/reference/import/lists.ts';
import { hall, items, today } from '../../support/hall.ts';
import { made, paperSource } from '../../support/paper-source.ts';
import { refusalOf } from '../rules/results.ts';
import { education, listA, listB, listBHall, school } from './asked-cases.ts';
import { transport } from './due-cases.ts';
import { linesOf, textOf } from './paper-text.ts';

const tables = ({ blocks }: PaperContent) => blocks.filter((block) => block.type === 'table');

/** The three tables side by side, as somebody types them into the sheet that is imported. */
function sheetOf(paper: PaperContent, department: string): string[][] {
  const [windows, staff, entries] = tables(paper).map(({ head, rows }) => ({
    titles: head.map(({ title }) => title).slice(1),
    rows: rows.map((row) => row.slice(1)),
  }));
  if (windows === undefined || staff === undefined || entries === undefined) throw new Error('no tables');
  const [, ...headTitles] = windows.titles;
  const height = Math.max(staff.rows.length, entries.rows.length);
  const rows = Array.from({ length: height }, (_, index) => {
    const person =
      staff.rows[index] ??
      staff.titles.map((_title, column) => (column === 0 ? (staff.rows[0]?.[0] ?? '') : ''));
    const [, ...head] = windows.rows.find(([counter]) => counter === person[0]) ?? [];
    return [department, ...person, ...head, ...(entries.rows[index] ?? entries.titles.map(() => ''))];
  });
  return [[titleOf('department'), ...staff.titles, ...headTitles, ...entries.titles], ...rows];
}

describe('4.17 · A7: 一览表A', () => {
  const paper = made(listA());

  test('windows and mandates, staff, then the items, under the titles the import reads', () => {
    const lines = linesOf(paper);
    expect(lines.slice(0, 17)).toEqual([
      '部门进驻服务中心工作人员及办理事项一览表A',
      '',
      '凤冈县政务服务中心：',
      '部门：凤冈县交通运输局',
      '进驻方式：整体进驻',
      '窗口和授权',
      '序号｜窗口号｜窗口组长姓名｜窗口组长职务｜授权书编号｜授权起日｜授权止日',
      '1｜交通窗口1号｜余姮｜股长｜凤交授〔2026〕第1号｜2026-01-01｜2027-12-31',
      '工作人员',
      '序号｜窗口号｜工作人员姓名｜工号｜职务｜编制性质｜工作年限｜原单位｜党员｜电话｜进驻起日｜替岗人员',
      '1｜交通窗口1号｜余姮｜1001｜股长｜公务员｜12｜凤冈县道路运输管理所｜是｜｜2026-01-01｜张凤',
      '2｜交通窗口1号｜张凤｜1002｜窗口工作人员｜事业编制｜5｜凤冈县公路管理所｜否｜｜2026-01-01｜余姮',
      '办理事项',
      '序号｜事项名称｜实施编码｜实施机关｜类别｜办件类型｜法定时限｜承诺时限｜是否收费｜收费依据标准｜授权程度｜用章',
      '1｜县行政区域内道路货物运输经营许可｜11520327MB0000001H4000118001000｜凤冈县道路运输管理所｜行政许可｜承诺件｜20个工作日｜12个工作日｜否｜｜全部｜行政审批专用章、行政受理专用章',
      '2｜危险货物运输经营许可｜11520327MB0000001H4000118002000｜凤冈县道路运输管理所｜行政许可｜承诺件｜20个工作日｜12个工作日｜否｜｜全部｜行政审批专用章、行政受理专用章',
      '3｜城市公共交通、出租汽车经营许可｜11520327MB0000001H4000118003000｜凤冈县道路运输管理所｜行政许可｜承诺件｜20个工作日｜12个工作日｜否｜｜全部｜行政审批专用章、行政受理专用章',
    ]);
    expect(lines.slice(-8)).toEqual([
      '32｜在港口内进行采掘、爆破许可｜11520327MB0000001H4000118032000｜凤冈县地方海事处｜行政许可｜承诺件｜20个工作日｜12个工作日｜否｜｜全部｜行政审批专用章、行政受理专用章',
      '其中32个事项的时限和收费为示例，由部门核定。',
      '电话没有登记在大厅资料中，由部门填写。',
      '凤冈县交通运输局 2026年9月30日 单位行政章',
      '经办 余姮（工号1001）',
      '填报人',
      '负责人',
      '',
    ]);
    expect(tables(paper).at(-1)?.rows).toHaveLength(32);
  });

  test('H1: a charged item has its statute and its rate', () =>
    expect(textOf(paper)).toContain('｜是｜《中华人民共和国道路运输条例》；12.00元/本｜全部｜'));

  test('typed into a sheet and imported, people, mandates and items are as they were', () => {
    const read = readListA(sheetOf(paper, transport), { today, items: items.items, hall });
    expect(read.report.filter(({ level }) => level === '错误')).toEqual([]);
    const own = items.items.filter(({ department }) => department === transport);
    expect(
      read.data?.items.map(({ code, legalDays, promisedDays, category, organ, decisionLevel }) => ({
        code,
        legalDays,
        promisedDays,
        category,
        organ,
        decisionLevel,
      })),
    ).toEqual(
      // Instant items promise no days (C1); a head with the whole authority decides what a leader would (D1).
      own.map(({ code, legalDays, promisedDays, category, organ, handling }) => ({
        code,
        legalDays,
        promisedDays: handling === '即办件' ? 0 : promisedDays,
        category,
        organ,
        decisionLevel: '中层',
      })),
    );
    expect(
      read.data?.staff.map(({ number, name, role, rank, establishment, from, standIns, mandate }) => [
        number,
        name,
        role,
        rank,
        establishment,
        from,
        standIns,
        mandate.number,
        mandate.until,
      ]),
    ).toEqual([
      [
        '1001',
        '余姮',
        'window_head',
        '股长',
        '公务员',
        '2026-01-01',
        ['1002'],
        '凤交授〔2026〕第1号',
        '2027-12-31',
      ],
      [
        '1002',
        '张凤',
        'clerk',
        '科员',
        '事业编制',
        '2026-01-01',
        ['1001'],
        '凤交授〔2026〕第1号',
        '2027-12-31',
      ],
    ]);
  });

  test('A2: an item that has not entered the hall is named below with the approval of staying outside', () => {
    const [first, ...rest] = items.items.filter(({ department }) => department === transport);
    if (first === undefined) throw new Error('no item');
    const outside = {
      ...first,
      presence: {
        state: '未进驻' as const,
        reason: '涉密',
        approval: '凤府函〔2026〕1号',
        approvedOn: '2026-01-01',
        handledAt: '本机关二楼',
      },
    };
    const narrowed = made(listA(transport, [outside, ...rest]));
    expect(tables(narrowed).at(-1)?.rows).toHaveLength(31);
    expect(textOf(narrowed)).toContain(
      `“${first.name}”未进驻：涉密（凤府函〔2026〕1号），由本机关二楼办理。`,
    );
  });

  test('D3: a head whose letter of authority has run out is named below', () => {
    expect(textOf(paper)).not.toContain('授权书。');
    const late = listAAsked(
      { paper: '一览表A', department: transport },
      paperSource({ now: '2028-01-03T02:00:00.000Z' }),
    );
    expect(textOf(made(late))).toContain('余姮没有在有效期内的授权书。');
  });

  test('A6: not of a body that only receives, nor of one that is not here', () => {
    expect(refusalOf(listA('凤冈县监察局')).rule).toBe('A6 · A7');
    expect(refusalOf(listA('凤冈县民政局')).kind).toBe('not_found');
  });
});

describe('4.17 · A7: 一览表B', () => {
  const paper = made(listB());

  test('in place of authority it names who takes the papers on, and how', () =>
    expect(linesOf(paper)).toEqual(
      [
        '部门进驻服务中心工作人员及办理事项一览表B',
        '',
        '凤冈县政务服务中心：',
        '部门：凤冈县教育局',
        '进驻方式：业务受理进驻',
        '窗口',
        '序号｜窗口号｜窗口组长姓名｜窗口组长职务',
        '1｜综合1号窗口｜周学｜股长',
        '工作人员',
        '序号｜窗口号｜工作人员姓名｜工号｜职务｜编制性质｜工作年限｜原单位｜党员｜电话｜进驻起日｜替岗人员',
        '1｜综合1号窗口｜周学｜1901｜股长｜公务员｜｜｜否｜｜2026-09-01｜',
        '办理事项',
        '序号｜事项名称｜实施编码｜实施机关｜类别｜办件类型｜法定时限｜承诺时限｜是否收费｜收费依据标准｜承办股室｜联系人｜送件方式和频次',
        '1｜民办学校办学许可｜（实施编码）｜凤冈县教育局｜行政许可｜承诺件｜20个工作日｜15个工作日｜否｜｜职成股｜郑老师｜专人送件，每日一次',
        '电话没有登记在大厅资料中，由部门填写。',
        '凤冈县教育局 2026年9月30日 单位行政章',
        '经办 余姮（工号1001）',
        '填报人',
        '负责人',
        '',
      ].map((line) => line.replace('（实施编码）', school.code)),
    ));

  test('typed into a sheet and imported, who takes the papers on is as it was', () => {
    const read = readListB(sheetOf(paper, education), {
      today,
      items: [...items.items, school],
      hall: listBHall,
    });
    expect(read.report.filter(({ level }) => level === '错误')).toEqual([]);
    expect(read.data?.items.map(({ name, notes }) => [name, notes])).toEqual([[school.name, school.notes]]);
  });

  test('A6: not of a body with authority at its window', () =>
    expect(refusalOf(listB(transport)).message).toBe('凤冈县交通运输局是整体进驻单位，不填报《一览表B》。'));
});
