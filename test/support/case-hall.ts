/** A hall with every kind of person, department and item a case can meet. */
import { linksOutsideHall } from '#shared/clock/pauses.ts';
import {
  type HallReference,
  hallReference,
  type ServiceItem,
  serviceItem,
  type StaffMember,
} from '#shared/reference/index.ts';
import { hall as training } from './hall.ts';

export const bureau = '示范市住房和城乡建设局';
export const transport = '示范市交通运输局';
export const environment = '示范市生态环境局';
export const education = '示范市教育局';
const centre = '示范市政务服务中心';
const supervision = '示范市监察局';

const mandate = (number: string, change: object = {}) => ({
  number: `示建授〔2026〕第${number}号`,
  version: 3,
  from: '2026-01-01',
  until: '2026-12-31',
  ...change,
});
type Given = Pick<StaffMember, 'number' | 'name' | 'role'> & Partial<StaffMember>;
const people: readonly Given[] = [
  { number: '1001', name: '余主任', role: 'window_head', post: '局政务中心主任', level: '全部' },
  { number: '1002', name: '张窗口', role: 'clerk', level: '全部' },
  { number: '1003', name: '任受理', role: 'clerk', level: '仅受理' },
  { number: '1101', name: '朱交通', role: 'clerk', department: transport },
  { number: '1201', name: '何教育', role: 'clerk', department: education, level: '全部' },
  { number: '2001', name: '周副主任', role: 'reviewer', post: '局政务中心副主任' },
  { number: '2002', name: '吴法规', role: 'reviewer', post: '法规科科长', standIns: ['2004'] },
  { number: '2003', name: '郑科员', role: 'reviewer', post: '建筑业科科员' },
  { number: '2004', name: '冯代签', role: 'reviewer', post: '法规科科员' },
  { number: '2101', name: '王路政', role: 'reviewer', department: transport },
  { number: '2301', name: '陈环评', role: 'reviewer', department: environment },
  { number: '3001', name: '孙分管', role: 'leader', post: '副局长' },
  { number: '3002', name: '李代管', role: 'leader', post: '总工程师' },
  { number: '3003', name: '赵局长', role: 'leader', post: '局长' },
  { number: '3004', name: '钱副局长', role: 'leader', post: '副局长' },
  { number: '3101', name: '黄交通', role: 'leader', department: transport },
  { number: '8001', name: '吴管理', role: 'centre_manager', department: centre },
  { number: '9001', name: '郑监察', role: 'supervisor', department: supervision },
];

const chain = [
  {
    id: 'examine',
    name: '局政务中心相关副主任审查',
    kind: '审查',
    signers: [{ post: '局政务中心副主任', role: 'reviewer' }],
    limitDays: 3,
  },
  {
    id: 'countersign',
    name: '局法规科会签、局政务中心主任审签',
    kind: '会签',
    signers: [
      { post: '法规科科长', role: 'reviewer' },
      { post: '局政务中心主任', role: 'window_head' },
    ],
    limitDays: 2,
  },
  {
    id: 'approve',
    name: '局分管政务中心领导或局主要领导审批',
    kind: '审批',
    signers: [{ post: '分管政务中心领导或局主要领导', role: 'leader' }],
    limitDays: 2,
  },
];
const department = (name: string, change: object = {}) => ({ name, mode: '整体进驻', ...change });
const organ = (name: string, short: string) => ({
  name,
  short,
  phone: '0745-0000001',
  reconsideration: '示范市人民政府',
  court: '示范市人民法院',
});

export const lifeHall: HallReference = hallReference.parse({
  ...training,
  name: centre,
  government: { name: '示范市人民政府', heads: ['刘市长'] },
  departments: [
    department(bureau, { leaders: { a: '3001', b: '3002' }, heads: ['3003'] }),
    department(transport),
    department(environment),
    department(education, { mode: '业务受理进驻' }),
    department(centre, { mode: '管理监督' }),
    department(supervision, { mode: '管理监督' }),
  ],
  organs: [
    organ(bureau, '示建'),
    organ(transport, '示交'),
    organ(education, '示教'),
    organ('示范市建筑业管理处', '示建管'),
  ],
  counter: { ...training.counter, departments: [bureau, education] },
  templates: [{ id: 'five', department: bureau, name: '五步审批', chain: ['申办人提交'], steps: chain }],
  staff: people.map((person) => ({
    department: bureau,
    pinHash: 'scrypt$',
    mandate: mandate(person.number, person.level === '仅受理' ? { powers: ['受理决定权'] } : {}),
    ...person,
  })),
});

let made = 0;
/** An item of the bureau; whatever is not given is as the schema has it. */
export function itemOf(change: Partial<Record<keyof ServiceItem, unknown>> = {}): ServiceItem {
  made += 1;
  return serviceItem.parse({
    code: `11430000MB0000001H4000117${String(made).padStart(6, '0')}`,
    name: `示范事项第${made}项`,
    initials: 'sfsx',
    pinyin: 'shifanshixiang',
    department: bureau,
    organ: bureau,
    category: '行政许可',
    handling: '承诺件',
    legalDays: 20,
    promisedDays: 10,
    fee: null,
    materials: [
      {
        id: 'form',
        name: '申请书',
        form: '原件',
        copies: 1,
        required: true,
        basis: '《××条例》第×条',
        source: '窗口免费提供',
      },
    ],
    notes: [],
    example: true,
    template: 'five',
    // What needs a statute of its own is for the items that say so.
    outsideLinks: [...linksOutsideHall],
    ...change,
  });
}

/** 100元 for each. */
export const feeOf = (precondition: boolean) => ({
  id: 'f1',
  name: '证照工本费',
  rate: 10_000,
  unit: '本',
  basis: '《××条例》第×条',
  basisKind: '行政法规',
  account: '103042601',
  precondition,
});

export const kinds = {
  即办件: itemOf({ handling: '即办件', legalDays: 20, promisedDays: 1, template: null }),
  承诺件: itemOf(),
  /** Charged, and no certificate is made before it is paid. */
  收费件: itemOf({ fee: feeOf(true), quota: 5 }),
  上报件: itemOf({ handling: '上报件', superior: '示范省住房和城乡建设厅' }),
  联合办理: itemOf({ joint: true, legalDays: 45, promisedDays: 30, major: true }),
} as const;

export const member = (number: string, hall: HallReference = lifeHall): StaffMember => {
  const found = hall.staff.find((person) => person.number === number);
  if (found === undefined) throw new Error(`nobody has number ${number}`);
  return found;
};
