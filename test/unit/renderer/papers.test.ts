import { describe, expect, test } from 'vitest';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import type { PrinterView } from '#shared/contract/counter.ts';
import {
  type CopyActions,
  type DayEndPaper,
  type LaneView,
  type PaperView,
  type PrintDeskRow,
  type PrintJobView,
  printStates,
} from '#shared/contract/papers.ts';
import { paperRequest } from '#shared/papers/asked/requests.ts';
import { servable } from '../../../renderer/clerk/case/servable.ts';
import { dayChoices, monthChoices } from '../../../renderer/clerk/dates.ts';
import { inOrderOfNeed, rangeText } from '../../../renderer/clerk/day-end/day-end-words.ts';
import {
  type AskDraft,
  askGroups,
  groupsFor,
  requestOf,
} from '../../../renderer/clerk/papers-page/requests.ts';
import {
  copyKeys,
  copyName,
  firstUnsigned,
  keyedCopies,
  printMarks,
  retryLabel,
} from '../../../renderer/clerk/papers/copy-words.ts';
import { untilReady, withReasons } from '../../../renderer/clerk/papers/waiting.ts';
import { moveAll, moveAllLabel } from '../../../renderer/clerk/print-desk/lanes.ts';

const nothing: CopyActions = { retry: false, confirm: false, void: false, reroute: null };
const copy = (jobId: string, more: Partial<PrintJobView> = {}): PrintJobView => ({
  jobId,
  media: 'slip',
  state: '已打印',
  reason: null,
  copy: 1,
  reprint: 0,
  by: '',
  pictured: false,
  actions: nothing,
  ...more,
});

describe('每一份', () => {
  test('各种状态形状各不相同，不靠颜色也分得清', () => {
    expect(new Set(printStates.map((state) => printMarks[state].shape)).size).toBe(printStates.length);
  });

  test('第几份；补打写明第几次、谁补打', () => {
    expect(copyName(copy('a', { copy: 2 }))).toBe('第2份');
    expect(copyName(copy('a', { reprint: 1, by: '余姮' }))).toBe('补打 第1次 · 余姮');
  });

  test('只归档的是打印，不是重试', () => {
    expect(retryLabel('已归档')).toBe('打印');
    expect(retryLabel('失败')).toBe('重试');
  });

  test('按键归最先需要处理的一份；已归档、已作废的不占按键', () => {
    const slipToA4 = { ...nothing, retry: true, reroute: 'document' } as const;
    const jobs = [
      copy('filed', { state: '已归档', actions: { ...nothing, retry: true, reroute: 'slip' } }),
      copy('void', { state: '作废', actions: slipToA4 }),
      copy('failed', { state: '失败', actions: slipToA4 }),
      copy('second', { state: '失败', actions: slipToA4 }),
      copy('unknown', { state: '未确认', actions: { ...nothing, confirm: true } }),
    ];
    expect(keyedCopies(jobs)).toEqual({ retry: 'failed', reroute: 'failed', confirm: 'unknown' });
    expect(keyedCopies([copy('done')])).toEqual({ retry: null, reroute: null, confirm: null });
  });
});

const paperWith = (more: Partial<PaperView>): PaperView => ({
  paperId: 'p',
  kind: '受理通知书',
  title: '',
  number: '',
  copies: 1,
  jobs: [],
  voided: null,
  signatures: [],
  mayReprint: true,
  archived: true,
  ...more,
});

describe('文书', () => {
  test('登记签收的按键归第一处可以登记的', () => {
    const line = (signed: boolean, maySign: boolean) => ({
      label: '申请人签收',
      signed,
      maySign,
      onPad: false,
    });
    const papers = [
      paperWith({ paperId: 'void', signatures: [line(false, false)], voided: '撤回' }),
      paperWith({ paperId: 'done', signatures: [line(true, false)] }),
      paperWith({ paperId: 'open', signatures: [line(true, false), line(false, true)] }),
    ];
    expect(firstUnsigned(papers)).toEqual({ paperId: 'open', index: 1 });
    expect(firstUnsigned(papers.slice(0, 2))).toBeNull();
  });

  test('各份的按键不占用各页自己的 F9：连按两下受理不会改用A4打印', () => {
    expect(Object.values(copyKeys)).not.toContain('F9');
  });
});

describe('打印机故障时', () => {
  test('等候的自己会打出来，不叫人重试', () => {
    expect(untilReady('打印机缺纸。请添加A4纸后重试。')).toBe('打印机缺纸。请添加A4纸，就绪后自动打印。');
    expect(untilReady('找不到串口。请核对设置中的串口名称。')).toBe(
      '找不到串口。请核对设置中的串口名称。就绪后自动打印。',
    );
  });

  test('等待的一份写明打印机有什么故障、怎么办；别的打印机的、已有说明的不变', () => {
    const slipDown = {
      media: 'slip',
      name: '模拟收据打印机',
      ok: false,
      text: '打印机缺纸。请装入纸卷后重试。',
      waiting: 1,
    };
    const ready = { media: 'document', name: '模拟文书打印机', ok: true, text: '就绪', waiting: 0 };
    const jobs = [
      copy('waits', { state: '排队' }),
      copy('letter', { state: '排队', media: 'document' }),
      copy('failed', { state: '失败', reason: '纸张卡住。' }),
    ];
    const paper: PaperView = {
      paperId: 'p',
      kind: '收件凭证',
      title: '',
      number: '',
      copies: 1,
      jobs,
      voided: null,
      signatures: [],
      mayReprint: false,
      archived: false,
    };
    const [shown] = withReasons([paper], [slipDown, ready] as PrinterView[]);
    expect(shown?.jobs.map(({ reason }) => reason)).toEqual([
      '打印机缺纸。请装入纸卷，就绪后自动打印。',
      null,
      '纸张卡住。',
    ]);
  });

  const lane = (ready: boolean): LaneView => ({
    media: 'slip',
    title: '收据打印机',
    printer: '模拟收据打印机',
    ready,
    text: '',
    waiting: 2,
    faults: [],
    fault: null,
  });
  const lanes = (ready: boolean): LaneView[] => [lane(false), { ...lane(ready), media: 'document' }];
  const row = (jobId: string, more: Partial<PrintJobView>): PrintDeskRow => ({
    ...copy(jobId, more),
    paperId: 'p',
    caseId: null,
    title: '',
    number: '',
  });
  const movable = { ...nothing, reroute: 'document' } as const;
  const rows = [
    row('asked', { state: '未确认', actions: { ...nothing, confirm: true } }),
    row('failed', { state: '失败', actions: movable }),
    row('queued', { state: '排队', actions: movable }),
    row('letter', { state: '排队', media: 'document' }),
  ];

  test('等待这台打印机、可以改到另一台的，一键全部改过去', () => {
    const move = moveAll(lane(false), lanes(true), rows);
    expect(move).toEqual({ from: 'slip', to: 'document', jobIds: ['failed', 'queued'] });
    expect(move === null ? '' : moveAllLabel(move)).toBe('等待的2份改用A4打印');
  });

  test('打印机就绪，没有可以改的，或者另一台也不就绪，不提供', () => {
    expect(moveAll(lane(true), lanes(true), rows)).toBeNull();
    expect(moveAll(lane(false), lanes(true), rows.slice(3))).toBeNull();
    expect(moveAll(lane(false), lanes(false), rows)).toBeNull();
  });
});

describe('生成文书', () => {
  const draft: AskDraft = {
    month: '2026-09',
    department: '县交通运输局',
    grantee: '1001',
    item: { code: 'x', name: '某事项', subItems: [] },
    subItem: null,
  };
  const papers = askGroups.flatMap((group) => group.papers);

  test('列出的每一种都合乎合同', () => {
    for (const { paper } of papers)
      expect(paperRequest.safeParse(requestOf(paper, draft)).success).toBe(true);
  });

  test('只列本人可以生成的，空的组不列', () => {
    expect(groupsFor(['办事指南', '日结单']).map(({ title }) => title)).toEqual(['公开']);
    expect(groupsFor(papers.map(({ paper }) => paper))).toEqual(askGroups);
  });

  test('合同中的每一种都有出处：本页、办件或者日结', () => {
    const offered = new Set<string>([...papers.map(({ paper }) => paper), '送达回证', '审批表', '日结单']);
    const asked = paperRequest.options.map(({ shape }) => shape.paper.value);
    expect(asked.filter((paper) => !offered.has(paper))).toEqual([]);
  });

  test('未选择事项、部门、被授权人的，说明应当选择', () => {
    const missing = (paper: Parameters<typeof requestOf>[0], change: Partial<AskDraft>) => {
      const request = requestOf(paper, { ...draft, ...change });
      return 'missing' in request ? request.missing.message : '';
    };
    expect(missing('办事指南', { item: null })).toBe('未选择事项。');
    expect(missing('一览表A', { department: '' })).toBe('未选择部门。');
    expect(missing('授权书', { grantee: '' })).toBe('未选择被授权人。');
  });

  test('送达回证列出本办件有编号、没有作废的正式文书', () => {
    const paper = (kind: PaperView['kind'], number: string, voided: string | null = null): PaperView => ({
      paperId: number,
      kind,
      title: kind,
      number,
      copies: 2,
      jobs: [],
      voided,
      signatures: [],
      mayReprint: false,
      archived: true,
    });
    expect(
      servable([
        paper('收件凭证', '001-000001-4'),
        paper('受理通知书', '凤道运许受字〔2026〕第1号'),
        paper('特别程序告知书', '凤道运特字〔2026〕第1号', '特别程序撤销'),
        paper('领取通知', '凤道运领字〔2026〕第1号'),
      ]),
    ).toEqual([{ number: '凤道运许受字〔2026〕第1号', title: '受理通知书' }]);
  });
});

describe('日结', () => {
  const paper = (paperId: string, more: Partial<DayEndPaper>): DayEndPaper => ({
    paperId,
    caseId: null,
    title: '',
    number: '',
    issuedOn: '2026-09-30',
    copies: 1,
    printed: 1,
    reprints: 0,
    void: 0,
    unsigned: [],
    trouble: '',
    voided: null,
    ...more,
  });

  test('打印有问题的在前，其次待签收的，其余按原来的次序', () => {
    const ordered = inOrderOfNeed([
      paper('a', {}),
      paper('b', { unsigned: ['申请人签收'] }),
      paper('c', { trouble: '第1份未打出' }),
      paper('d', {}),
      paper('e', { trouble: '第1份未确认' }),
    ]);
    expect(ordered.map(({ paperId }) => paperId).join('')).toBe('cebad');
  });

  test('编号的起止', () => {
    const series = { title: '收件编号', gaps: [], voided: [] };
    expect(rangeText({ ...series, used: 2, first: '1', last: '2' })).toBe('1 至 2');
    expect(rangeText({ ...series, used: 1, first: '1', last: '1' })).toBe('1');
    expect(rangeText({ ...series, used: 0, first: '', last: '' })).toBe('—');
  });
});

describe('月份和日期的选择', () => {
  test('月份从本月往前数，跨年不错', () => {
    expect(monthChoices('2026-02-28' as CivilDate, 4)).toEqual([
      { value: '2026-02', title: '2026年2月' },
      { value: '2026-01', title: '2026年1月' },
      { value: '2025-12', title: '2025年12月' },
      { value: '2025-11', title: '2025年11月' },
    ]);
  });

  test('日期从今天往前数；翻到更早的一天，它也在其中', () => {
    const titles = dayChoices('2026-09-30' as CivilDate, 2, '2026-01-05' as CivilDate).map(
      ({ title }) => title,
    );
    expect(titles).toEqual(['2026年9月30日 星期三', '2026年9月29日 星期二', '2026年1月5日 星期一']);
  });
});
