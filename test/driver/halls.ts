/** The halls of the founding plans, each as a training hall of its own, for whole days at their windows. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashPin } from '../../electron/people/pin.ts';
import { openStore } from '../../electron/store/open.ts';
import { catalogue, type HallReference, hallReference } from '#shared/reference/index.ts';

interface Given {
  readonly number: string;
  readonly name: string;
  readonly role: string;
  readonly post?: string;
  readonly department?: string;
  readonly counter?: string | null;
  readonly standIns?: readonly string[];
  readonly level?: string;
  readonly mandate?: object;
  readonly rank?: string;
}

export interface DayHall {
  readonly hall: object;
  readonly staff: readonly Given[];
  /** Where the program's own catalogue has nothing of this place. */
  readonly items?: readonly object[];
}

/** The same for everybody: 6 digits of the staff number and what it means. */
export const pinOf = (number: string): string => `${number}${number}`.slice(0, 6);

const own = 'day-01';
/** Later than the program's own, so that it is not replaced; the same hall's id, so that the training centre takes it. */
const version = 'training-9999';
const training = JSON.parse(
  readFileSync(join(process.cwd(), 'assets', 'training-hall.json'), 'utf8'),
) as Record<string, unknown> & { counter: Record<string, unknown> };

const organ = (name: string, short: string, government: string) => ({
  name,
  short,
  phone: '0745-0000001',
  reconsideration: `${government}人民政府`,
  court: `${government}人民法院`,
});

const mandate = (number: string, grantee: string, body: string) => ({
  number,
  version: 1,
  organ: body,
  grantee,
  from: '2026-01-01',
  until: '2027-12-31',
});

const step = (id: string, name: string, kind: string, post: string, role: string, limitDays = 2) => ({
  id,
  name,
  kind,
  signers: [{ post, role }],
  limitDays,
});

const housing = '怀化市住房和城乡建设局';
/** S5: 局政务中心 is the one door; five steps of approval (G4). */
export const huaihua: DayHall = {
  hall: {
    ...training,
    version,
    name: '怀化市政务中心',
    government: { name: '怀化市人民政府', heads: [] },
    departments: [
      { name: housing, mode: '整体进驻', leaders: { a: '3001', b: '3002' }, heads: ['3003'] },
      { name: '怀化市政务服务管理办公室', mode: '管理监督' },
    ],
    organs: [organ(housing, '怀建', '怀化市')],
    counter: {
      ...training.counter,
      id: own,
      name: '住建窗口1号',
      departments: [housing],
    },
    otherCounters: [{ id: 'day-02', name: '住建窗口2号', position: '一楼B区02号', departments: [housing] }],
    templates: [
      {
        id: 'huaihua-housing',
        department: housing,
        name: '五步审批',
        chain: ['申办人提交项目申请', '局政务中心窗口受理', '审查', '会签', '审批', '窗口通知申办人领取'],
        steps: [
          step('examine', '局政务中心相关副主任审查', '审查', '局政务中心副主任', 'reviewer', 3),
          step('countersign', '局法规科会签', '会签', '法规科科长', 'reviewer'),
          step('approve', '局分管政务中心领导或局主要领导审批', '审批', '分管领导', 'leader'),
        ],
      },
    ],
    settings: { headTitle: '局政务中心主任', headMinimumRank: '中层正职' },
  },
  staff: [
    {
      number: '1001',
      name: '余主任',
      role: 'window_head',
      counter: own,
      rank: '中层正职',
      standIns: ['1002'],
    },
    { number: '1002', name: '张窗口', role: 'clerk', counter: own, standIns: ['1001'] },
    { number: '2001', name: '周副主任', role: 'reviewer', post: '局政务中心副主任' },
    { number: '2002', name: '吴法规', role: 'reviewer', post: '法规科科长' },
    { number: '3001', name: '孙分管', role: 'leader', post: '分管领导' },
    { number: '3002', name: '李代管', role: 'leader', post: '分管领导' },
    { number: '3003', name: '赵局长', role: 'leader', post: '局长' },
    { number: '8001', name: '郑管理', role: 'centre_manager', department: '怀化市政务服务管理办公室' },
    { number: '9001', name: '王监察', role: 'supervisor', department: '怀化市政务服务管理办公室' },
  ].map((person) => withMandate(person, housing, '怀建授')),
};

const tax = '厦门市地方税务局';
/** S4: partial powers at the window; taxes, so reconsideration comes first. */
export const xiamen: DayHall = {
  hall: {
    ...training,
    version,
    name: '厦门市政务服务中心',
    government: { name: '厦门市人民政府', heads: [] },
    departments: [
      {
        name: tax,
        mode: '整体进驻',
        vertical: true,
        leaders: { a: '3001', b: '3002' },
        heads: ['3003'],
      },
    ],
    organs: [{ ...organ(tax, '厦地税', '厦门市'), reconsideration: '福建省地方税务局' }],
    counter: { ...training.counter, id: own, name: '地税窗口3号', departments: [tax] },
    templates: [
      {
        id: 'xiamen-tax',
        department: tax,
        name: '退税审批',
        chain: ['窗口受理、审核', '税政处审查', '局领导审批'],
        steps: [
          step('examine', '税政处审查', '审查', '税政处处长', 'reviewer', 3),
          step('approve', '局领导审批', '审批', '分管领导', 'leader'),
        ],
      },
    ],
    settings: { headTitle: '首席代表', headMinimumRank: '中层副职', unitSealOnlyForForwarding: true },
  },
  staff: [
    { number: '1001', name: '林首席', role: 'window_head', counter: own, rank: '中层正职' },
    { number: '1002', name: '陈税务', role: 'clerk', counter: own },
    { number: '2001', name: '黄处长', role: 'reviewer', post: '税政处处长' },
    { number: '3001', name: '吴分管', role: 'leader', post: '分管领导' },
    { number: '3002', name: '杨代管', role: 'leader', post: '分管领导' },
    { number: '3003', name: '许局长', role: 'leader', post: '局长' },
  ].map((person) => withMandate(person, tax, '厦地税授')),
};

const fengshunRoads = '丰顺县交通运输局';
const fengshunPolice = '丰顺县公安局';
const fengshunEnvironment = '丰顺县环保局';
const fengshunService = '丰顺县综合政务服务办公室';
const program = JSON.parse(readFileSync(join(process.cwd(), 'assets', 'catalogue.json'), 'utf8')) as {
  version: string;
  items: (Record<string, unknown> & { name: string })[];
};

/** An item of the example catalogue, as 丰顺 handles it. */
const inFengshun = (name: string, change: object = {}): object => ({
  ...program.items.find((item) => item.name === name),
  department: fengshunRoads,
  organ: fengshunRoads,
  template: 'fengshun-roads',
  ...change,
});

/** S2: several departments at one 综合窗口; what concerns others is asked of them by 抄告 (A3, F1). */
export const fengshun: DayHall = {
  hall: {
    ...training,
    version,
    name: '丰顺县综合政务服务中心',
    government: { name: '丰顺县人民政府', heads: [] },
    departments: [
      { name: fengshunRoads, mode: '整体进驻', leaders: { a: '2001', b: '2002' }, heads: ['2003'] },
      { name: fengshunPolice, mode: '整体进驻' },
      { name: fengshunEnvironment, mode: '整体进驻' },
      { name: fengshunService, mode: '管理监督' },
      { name: '丰顺县监察局', mode: '管理监督' },
    ],
    organs: [
      organ(fengshunRoads, '丰交', '丰顺县'),
      organ(fengshunPolice, '丰公', '丰顺县'),
      organ(fengshunEnvironment, '丰环', '丰顺县'),
    ],
    counter: {
      ...training.counter,
      id: own,
      name: '综合窗口1号',
      kind: '综合窗口',
      departments: [fengshunRoads, fengshunPolice, fengshunEnvironment],
    },
    templates: [
      {
        id: 'fengshun-roads',
        department: fengshunRoads,
        name: '承诺件、上报件审批流程',
        chain: ['综合窗口受理', '相关部门联动审批', '分管领导审批', '综合窗口统一回复'],
        steps: [step('approve', '分管领导审批', '审批', '分管领导', 'leader')],
      },
    ],
    settings: { headTitle: '窗口组长', headMinimumRank: '股长' },
  },
  staff: [
    { number: '1001', name: '刘组长', role: 'window_head', counter: own, rank: '股长' },
    { number: '1002', name: '罗窗口', role: 'clerk', counter: own },
    { number: '2001', name: '丘分管', role: 'leader', post: '分管领导' },
    { number: '2002', name: '彭代管', role: 'leader', post: '分管领导' },
    { number: '2003', name: '冯局长', role: 'leader', post: '局长' },
    { number: '3101', name: '张治安', role: 'reviewer', post: '治安股股长', department: fengshunPolice },
    { number: '3201', name: '陈环评', role: 'reviewer', post: '环评股股长', department: fengshunEnvironment },
    { number: '8001', name: '郑综政', role: 'centre_manager', department: fengshunService },
    { number: '9001', name: '王监察', role: 'supervisor', department: '丰顺县监察局' },
  ].map((person) => withMandate(person, fengshunRoads, '丰交授')),
  items: [
    inFengshun('危险货物运输经营许可'),
    inFengshun('建设港口设施使用非深水岸线审批', { superior: '梅州市交通运输局（示例）' }),
  ],
};

function withMandate(person: Given, department: string, prefix: string): Given {
  const body = person.department ?? department;
  return {
    department: body,
    level: '全部',
    mandate: mandate(`${prefix}〔2026〕第${person.number}号`, person.number, body),
    ...person,
  };
}

/** Puts the hall into a counter's database before its first start; PINs are {@link pinOf}. */
export async function openHall(folder: string, { hall, staff, items }: DayHall): Promise<HallReference> {
  const people = await Promise.all(
    staff.map(async (person) => ({ ...person, pinHash: await hashPin(pinOf(person.number)) })),
  );
  const reference = hallReference.parse({ ...hall, staff: people });
  const db = openStore(join(folder, 'counter.sqlite'));
  const put = db.prepare('insert or replace into reference (kind, version, body) values (?, ?, ?)');
  put.run('hall', reference.version, JSON.stringify(reference));
  if (items !== undefined)
    put.run('catalogue', program.version, JSON.stringify(catalogue.parse({ ...program, items })));
  db.close();
  return reference;
}
