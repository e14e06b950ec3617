/** Lives of an application at random: what is asked of it, by whom, where and when. */
import fc from 'fast-check';
import { application, hall, itemNamed } from '../../support/hall.ts';
import { being, command, licence, notRequired, refusal, yearly } from './intake-story.ts';
import { type CaseCommand, caseCommand } from '#shared/case/commands.ts';
import type { MaterialTick } from '#shared/case/materials.ts';
import type { CaseState } from '#shared/case/state.ts';
import type { ServiceItem, StaffMember } from '#shared/reference/index.ts';

const [head] = hall.staff;
if (head === undefined) throw new Error('no staff');

const shared: ServiceItem = {
  ...licence,
  materials: licence.materials.map((material) =>
    material.id === 'vehicles' ? { ...material, shared: true } : material,
  ),
};
export const itemsAtRandom: readonly ServiceItem[] = [
  licence,
  shared,
  yearly,
  { ...licence, intakeOnly: true },
];

/** The item as the catalogue has it later: gone, changed, or another one by mistake. */
const laterItems = (item: ServiceItem): (ServiceItem | undefined)[] => [
  undefined,
  { ...item, materials: item.materials.slice(1) },
  { ...item, windowPowers: ['发证'] },
  itemNamed('船舶定期签证'),
];

const mostly = <T>(usual: T, rare: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...rare) });

const anyTicks: fc.Arbitrary<MaterialTick[]> = fc.uniqueArray(
  fc.record({
    materialId: fc.constantFrom(...licence.materials.map(({ id }) => id), 'certificate', 'extra'),
    received: fc.boolean(),
    originals: fc.integer({ min: 0, max: 2 }),
    copies: fc.integer({ min: 0, max: 2 }),
    pages: fc.constant(1),
    problem: fc.option(
      fc.record({
        kind: fc.constantFrom('缺少', '不符合法定形式', '填写有误'),
        detail: fc.constantFrom('', '未签名', '看不清'),
      }),
      { freq: 3 },
    ),
  }),
  { selector: ({ materialId }) => materialId, maxLength: 9 },
);
/** Mostly as it should be: all, or all but one or two. */
const materials = (item: ServiceItem): fc.Arbitrary<MaterialTick[]> => {
  const all = application(item).materials;
  return fc.oneof(
    fc.constant(all),
    fc.subarray(all, { minLength: all.length - 2, maxLength: all.length - 1 }),
    fc.constant(
      all.map((line, index) =>
        index > 0 ? line : { ...line, problem: { kind: '填写有误', detail: '未签名' } as const },
      ),
    ),
    // A copy in place of the original that is asked for.
    fc.constant(all.map((line, index) => (index > 0 ? line : { ...line, originals: 0, copies: 1 }))),
    anyTicks,
  );
};
const outcome = fc.constantFrom(
  { kind: 'accept' },
  { kind: 'correct' },
  { kind: 'correct' },
  { kind: 'receive' },
  refusal,
  notRequired,
  { kind: 'not_required', basis: '材料不齐' },
);
const parsed = (given: object): CaseCommand => caseCommand.parse(given);
const onCase = command('deem_accepted', {});

const registering = (item: ServiceItem): fc.Arbitrary<CaseCommand> =>
  fc
    .record({
      materials: materials(item),
      outcome: fc.oneof(outcome, fc.constantFrom({ kind: 'receive' }, { kind: 'correct' })),
      lateEntry: mostly<object | null>(
        null,
        ['2026-09-29', '2026-09-30', '2026-13-01', ''].flatMap((receivedOn) => [
          { slip: '手工1', reason: '停电', receivedOn },
          { slip: '', reason: '停电', receivedOn },
        ]),
      ),
      corrections: mostly<string[]>([], [[''], ['补签姓名']]),
    })
    .map((change) => parsed({ type: 'register', ...application(item), ...change }));

const answering = (item: ServiceItem): fc.Arbitrary<CaseCommand> =>
  fc
    .record({ outcome, materials: fc.oneof(fc.constant([]), materials(item)) })
    .map((rest) => parsed({ ...onCase, type: 'answer', ...rest }));

const supplying = (item: ServiceItem): fc.Arbitrary<CaseCommand> =>
  fc
    .oneof(fc.subarray(application(item).materials, { maxLength: 2 }), materials(item))
    .map((given) => command('supplement', { materials: given }));

const tellingAgain = (item: ServiceItem): fc.Arbitrary<CaseCommand> =>
  fc
    .record({
      points: fc.array(
        fc.record({
          materialId: fc.constantFrom(...item.materials.map(({ id }) => id), 'extra'),
          problem: fc.constantFrom('缺少', '填写有误', '填写有误'),
          requirement: mostly('补签', ['']),
        }),
        { minLength: 1, maxLength: 2 },
      ),
      reason: mostly('首次告知有遗漏', ['', ' ']),
      supervisor: mostly('4001', ['1001', '', '9999']),
    })
    .map((rest) => parsed({ ...onCase, type: 'notify_again', ...rest }));

const anything = (item: ServiceItem): fc.Arbitrary<CaseCommand> =>
  fc.oneof(
    registering(item),
    answering(item),
    supplying(item),
    tellingAgain(item),
    fc.constantFrom<CaseCommand>(
      command('correct_on_spot', { what: '补签姓名' }),
      command('deem_accepted', {}),
      command('deem_renewed', {}),
      command('transmit', { to: '运管所' }),
      command('record_outcome', { result: '核准', document: '', decidedOn: '2026-10-09' }),
      command('withdraw', { reason: '改变计划', request: '撤回申请书' }),
    ),
  );

/** What comes of silence, whoever asks. */
const ofLaw = fc.constantFrom<CaseCommand>(
  onCase,
  command('withdraw', { reason: '改变计划', request: '撤回申请书' }),
);

/** What would be asked of the case in each stage; which it is in is not known before. */
const plan = (item: ServiceItem) =>
  fc.record({
    taken: item.intakeOnly
      ? fc.constant(command('transmit', { to: '运管所' }))
      : fc.oneof({ weight: 3, arbitrary: answering(item) }, { weight: 2, arbitrary: ofLaw }),
    waiting: fc.oneof(supplying(item), supplying(item), tellingAgain(item)),
    wild: fc.option(anything(item), { freq: 2 }),
  });
type Plan = ReturnType<typeof plan> extends fc.Arbitrary<infer One> ? One : never;
const chosen = ({ taken, waiting, wild }: Plan, state: CaseState | null): CaseCommand => {
  if (wild !== null) return wild;
  if (state?.stage === '已转送')
    return command('record_outcome', { result: '核准', document: '', decidedOn: '2026-09-30' });
  return state?.stage === '补正中' ? waiting : taken;
};

const people: readonly StaffMember[] = [
  ...hall.staff,
  being(head, { department: '凤冈县水务局' }),
  being(head, { mandate: { ...head.mandate, powers: [] } }),
  being(head, { mandate: { ...head.mandate, until: '2026-10-09' } }),
];
/** The notice of what is taken on the first is due on the fourth. */
export const days = [
  '2026-09-30',
  '2026-10-09',
  '2026-10-12',
  '2026-10-13',
  '2026-10-14',
  '2026-11-20',
  '2027-02-01',
];

/** One act: what, by whom, at which counter, with what of the catalogue and of the numbers. */
export interface Act {
  readonly ask: (state: CaseState | null) => CaseCommand;
  /** How many of the days pass before it. */
  readonly pass: number;
  readonly person: StaffMember;
  readonly item: ServiceItem | undefined;
  readonly registered: boolean;
  /** The last document number this counter has used; null when none. */
  readonly lastDocument: number | null;
}
const act = (item: ServiceItem, ask: fc.Arbitrary<Act['ask']>): fc.Arbitrary<Act> =>
  fc.record({
    ask,
    pass: fc.constantFrom(0, 0, 0, 1, 4),
    person: mostly<StaffMember>(head, people),
    item: mostly<ServiceItem | undefined>(item, laterItems(item)),
    registered: mostly(true, [false]),
    lastDocument: mostly<number | null>(null, [19_998, 19_999]),
  });

/** It begins with an application and goes on with up to seven acts. */
export const lives = (item: ServiceItem): fc.Arbitrary<Act[]> =>
  fc
    .tuple(
      act(
        item,
        registering(item).map((given) => () => given),
      ),
      fc.array(
        act(
          item,
          plan(item).map((given) => (state: CaseState | null) => chosen(given, state)),
        ),
        { maxLength: 7 },
      ),
    )
    .map(([first, rest]) => [first, ...rest]);
