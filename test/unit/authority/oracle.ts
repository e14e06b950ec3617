/**
 * Who may do what, written from the requirements and not from the program: each condition by itself, with the
 * requirement it comes from. An act is open when none of them is broken.
 */
import { at, type Where } from './house.ts';
import type { Act, ActItem } from '#shared/authority/index.ts';
import type { Role } from '#shared/reference/index.ts';

/** 受理 and what belongs to it (B1–B3, 许可法32). */
const intake: readonly Act[] = ['收件', '受理', '补正告知', '不予受理', '不受理', '当场更正', '再次补正告知'];
/** Before the applicant, or with the seal of the window (A5, E3). */
const atTheWindow: readonly Act[] = [...intake, '转送', '送达', '用印', '窗口决定', '当场处罚'];
/** Printed for the applicant who stands there, by whoever is signed in (A5). */
const openAtTheWindow: readonly Act[] = ['打印办件文书', '叫号'];
/** What the window does with a case once it is taken, or to end it. */
const caseWork: readonly Act[] = [
  '扫描材料',
  '结果登记',
  '出具决定',
  '延期',
  '上报',
  '催办',
  '交接办件',
  '缴款通知',
  '到账确认',
  '领取通知',
  '撤回',
];
const stock: readonly Act[] = ['印章保管', '票据', '移交'];
/** Looked at and opined on in the department as well as at the window (G3, G4, C4). */
const examined: readonly Act[] = ['核查', '环节登记'];
const opined: readonly Act[] = ['审批意见', '抄告答复'];

const clerks: readonly Role[] = ['clerk', 'window_head'];
const centre: readonly Role[] = ['centre_manager', 'supervisor'];

/** D1, D2, D5, D7, I2, I3: whose act it is. */
function whose(act: Act): readonly Role[] | '任何人' {
  if ([...atTheWindow, ...caseWork, ...stock].includes(act)) return clerks;
  if (examined.includes(act)) return [...clerks, 'reviewer', 'leader'];
  if (opined.includes(act)) return ['window_head', 'reviewer', 'leader'];
  switch (act) {
    case '抄告':
      // F2: what is of weight the centre leads.
      return [...clerks, 'centre_manager'];
    case '终止':
      return [...clerks, 'leader'];
    case '特别程序':
    case '制证':
      return [...clerks, 'reviewer'];
    case '作废':
    case '采用审批流程':
    case '指派办件':
    case '设备设置':
      return ['window_head'];
    case '叫号':
      return clerks;
    case '咨询登记':
      return [...clerks, 'centre_manager'];
    case '投诉登记':
    case '打印办件文书':
    case '打印办事指南':
      return '任何人';
    case '差评处理':
      return ['window_head', ...centre];
    case '投诉处理':
    case '差评核定':
    case '监察通报':
    case '打印投诉登记簿':
    case '打印评议通报':
      return centre;
    case '打印登记簿':
    case '监察查看':
      return ['window_head', ...centre];
    case '打印统计报表':
      return ['window_head', 'leader', ...centre];
    case '打印授权书':
    case '查看大厅资料':
      return ['window_head', 'leader', 'centre_manager'];
    case '日结':
      return [...clerks, ...centre];
    case '处理备案':
      return ['leader', ...centre];
    case '替岗同意':
    case '号段管理':
    case '导出交换数据':
    case '大厅资料':
      return ['centre_manager'];
    case '授权':
    case '领导离岗':
    case '领导带班':
      return ['leader', 'centre_manager'];
    default:
      throw new Error(`nobody has said whose act ${act} is`);
  }
}

/** B8: the link of the case an act belongs to. */
const linkOf: Partial<Record<Act, ActItem['windowPowers'][number]>> = {
  ...Object.fromEntries(intake.map((act) => [act, '受理'])),
  核查: '审查',
  环节登记: '审查',
  审批意见: '审查',
  窗口决定: '审批',
  缴款通知: '缴费',
  到账确认: '缴费',
  制证: '制证',
  用印: '盖章',
  送达: '发证',
};
/** B7. */
const withIntakeOnly: ReadonlySet<Act> = new Set([
  '收件',
  '当场更正',
  '扫描材料',
  '转送',
  '移交',
  '催办',
  '交接办件',
  '指派办件',
  '结果登记',
  '撤回',
  '作废',
]);

const isClerk = ({ person }: Where): boolean => clerks.includes(person.role);
const today = ({ now }: Where): string => {
  const china = new Date(Date.parse(now) + 8 * 3_600_000);
  return china.toISOString().slice(0, 10);
};
const during = (
  on: string,
  { from, until }: { readonly from: string | null; readonly until: string | null },
): boolean => (from ?? '') <= on && on <= (until ?? '9999');
const rostered = (place: Where): boolean =>
  place.hall.roster.some(
    (entry) =>
      entry.counter === place.hall.counter.id &&
      entry.staff === place.person.number &&
      during(today(place), entry),
  );

function servesDepartment(place: Where, department: string): boolean {
  const { departments, allocations } = place.hall.counter;
  return allocations.length === 0
    ? departments.includes(department)
    : allocations.some((entry) => entry.department === department && during(today(place), entry));
}

function belongsAtThePost(place: Where): boolean {
  const { person, hall, registers } = place;
  const { counter } = hall;
  if (person.counter === null || person.counter === counter.id || rostered(place)) return true;
  const listed = hall.staff.some(
    (other) =>
      other.counter === counter.id && during(today(place), other) && other.standIns.includes(person.number),
  );
  const consented = registers
    .get('shift', counter.id)
    ?.consents.some((entry) => entry.staff === person.number && during(today(place), entry));
  // 1M.8: a neighbour for a moment, while somebody of here is away.
  const absence = registers.get('shift', counter.id)?.absence ?? null;
  const away =
    absence !== null &&
    absence.since.slice(0, 10) === today(place) &&
    (absence.releasedAt !== null || absence.standIn === person.number);
  return listed || consented === true || (away && counter.neighbours.includes(person.counter));
}

/** The mandate of the hall's list; registers are tested by example. */
const mandateHolds = ({ person, now }: Where): boolean =>
  at(person.mandate.from).slice(0, 10) <= now.slice(0, 10) && now.slice(0, 10) <= person.mandate.until;

const powerOf = (act: Act): string | null =>
  intake.includes(act)
    ? '受理决定权'
    : ['上报', '抄告', '催办', '终止', '采用审批流程', '指派办件'].includes(act)
      ? '协调催办和管理权'
      : act === '窗口决定'
        ? '即办类最终许可权'
        : null;
/** D3: everything a window does to a case or with what it is entrusted with. */
const underMandate = (act: Act): boolean =>
  [
    ...atTheWindow,
    ...caseWork,
    ...stock,
    ...examined,
    ...opined,
    '抄告',
    '终止',
    '特别程序',
    '制证',
    '作废',
    '采用审批流程',
    '指派办件',
  ].includes(act);

/** F2: the centre is of no department. */
const leadsForAll = (act: Act, { person }: Where): boolean =>
  act === '抄告' && person.role === 'centre_manager';

type Holds = (act: Act, item: ActItem | null, place: Where) => boolean;
const aboutItem =
  (holds: (act: Act, item: ActItem, place: Where) => boolean): Holds =>
  (act, item, place) =>
    item === null || holds(act, item, place);

/** Of an act that is anybody's only A2, A5 and B7 are asked. */
const conditions: readonly (readonly [string, Holds])[] = [
  ['A5', (_act, _item, { hall }) => hall.counter.registered],
  [
    'A5',
    (act, _item, { hall }) =>
      ![...atTheWindow, ...openAtTheWindow].includes(act) ||
      ['业务窗口', '综合窗口'].includes(hall.counter.kind),
  ],
  ['A2', aboutItem((_act, item) => item.presence.state === '已进驻')],
  [
    'A3',
    aboutItem(
      (act, item, place) =>
        whose(act) === '任何人' || !isClerk(place) || servesDepartment(place, item.department),
    ),
  ],
  [
    'D1',
    (act, _item, { person }) => {
      const roles = whose(act);
      return roles === '任何人' || roles.includes(person.role);
    },
  ],
  ['D2', (act, _item, { person }) => act !== '设备设置' || person.role === 'window_head'],
  ['D3', aboutItem((act, item) => act !== '窗口决定' || item.handling === '即办件')],
  [
    'D3',
    aboutItem(
      (act, item, { person }) => act !== '终止' || item.handling === '即办件' || person.role !== 'clerk',
    ),
  ],
  ['F2', aboutItem((act, item, place) => !leadsForAll(act, place) || item.major === true)],
  [
    'A6',
    aboutItem((act, item, place) => {
      if (act !== '窗口决定') return true;
      return place.hall.departments.some(
        ({ name, mode, ...dates }) =>
          name === item.department && mode === '整体进驻' && during(today(place), dates),
      );
    }),
  ],
  ['B7', aboutItem((act, item) => !item.intakeOnly || withIntakeOnly.has(act))],
  [
    'B10',
    aboutItem((act, item, place) => {
      const link = linkOf[act];
      return link === undefined || !isClerk(place) || item.windowPowers.includes(link);
    }),
  ],
  ['D8', (act, _item, place) => whose(act) === '任何人' || during(today(place), place.person)],
  ['D7', (act, _item, place) => whose(act) === '任何人' || !isClerk(place) || belongsAtThePost(place)],
  [
    'D1',
    aboutItem((act, item, place) => {
      const { person, hall } = place;
      if (whose(act) === '任何人' || person.department === item.department) return true;
      if (leadsForAll(act, place)) return true;
      const serves = hall.counter.kind === '综合窗口' && rostered(place);
      return serves && (act !== '窗口决定' || [item.organ, item.department].includes(person.mandate.organ));
    }),
  ],
  [
    'D4',
    aboutItem((act, item, place) => {
      const { organs, department } = place.person;
      if (whose(act) === '任何人' || organs.length === 0 || organs.includes(item.organ)) return true;
      if (leadsForAll(act, place)) return true;
      // Of another department only at a shared counter, where the roster is the authority (A3).
      return (
        place.hall.counter.kind === '综合窗口' &&
        rostered(place) &&
        (act !== '窗口决定' || department === item.department)
      );
    }),
  ],
  ['D3', (act, _item, place) => !isClerk(place) || !underMandate(act) || mandateHolds(place)],
  [
    'D3',
    (act, _item, place) => {
      const power = powerOf(act);
      return power === null || !isClerk(place) || (place.person.mandate.powers as string[]).includes(power);
    },
  ],
  [
    'D3',
    aboutItem((act, item, place) => {
      const { items } = place.person.mandate;
      return !isClerk(place) || !underMandate(act) || items === 'all' || items.includes(item.code);
    }),
  ],
  [
    'D4',
    aboutItem((act, item, place) => {
      const { mandate, department } = place.person;
      if (!isClerk(place) || !underMandate(act) || mandate.organ === '') return true;
      return [item.organ, item.department, department].includes(mandate.organ);
    }),
  ],
  [
    'D1',
    aboutItem((act, _item, place) => {
      const link = linkOf[act];
      return !isClerk(place) || place.person.level !== '仅受理' || (link !== '审查' && link !== '审批');
    }),
  ],
  [
    'D1',
    aboutItem(
      (act, item, { person }) =>
        act !== '窗口决定' || item.decisionLevel === '中层' || person.level === '全部',
    ),
  ],
];

/** The requirements that stand against it; empty when it is open. */
export const against: (act: Act, item: ActItem | null, place: Where) => string[] = (act, item, place) =>
  conditions.flatMap(([id, holds]) => (holds(act, item, place) ? [] : [id]));
