import { todayOf } from '../../act-context.ts';
import { isInForce, isSameDepartment, type StaffMember } from '../../reference/index.ts';
import { ruleFor, sealablePapers } from '../../registers/seal-use.ts';
import { sealKinds } from '../../registers/seal-for.ts';
import type { SealState } from '../../registers/seal-state.ts';
import type { CaseState } from '../../case/state.ts';
import type { FormField } from '../form.ts';
import type { Sheet } from '../offer.ts';
import {
  caseLabel,
  choiceOf,
  isAtWindow,
  type OfferContext,
  organChoices,
  orNone,
  othersThan,
  plain,
  reasonField,
  servedChoices,
  sheetOf,
  staffChoices,
  windowChoices,
} from './at-hand.ts';

const custody = sheetOf('保管');
const use = sheetOf('用印');
const end = sheetOf('停用');

/** How many cases with papers that wait for a seal a form lists; others are sealed from the case itself. */
const casesListed = 40;

const line = (name: string, label: string, initial = ''): FormField => ({
  kind: 'text',
  name,
  label,
  max: 300,
  required: true,
  ...(initial === '' ? {} : { initial }),
});

/** E1, E2. */
export const beginSeal = (context: OfferContext): Sheet[] => {
  const organs = organChoices(context);
  const departments = servedChoices(context);
  return [
    custody('seal.register', {
      title: '登记印章',
      keys: 'Alt+N',
      meaning: '启用印章并由登记人首先保管。',
      rule: 'E1 · E2',
      ids: ['sealId'],
      fields: [
        {
          kind: 'choice',
          name: 'kind',
          label: '种类',
          required: true,
          choices: plain(sealKinds),
          initial: sealKinds[0],
        },
        line('name', '印章名称', sealKinds[0]),
        {
          kind: 'choice',
          name: 'organ',
          label: '所属机关',
          required: true,
          choices: organs,
          ...first(organs),
        },
        {
          kind: 'choice',
          name: 'department',
          label: '部门',
          required: true,
          choices: departments,
          ...first(departments),
        },
        {
          kind: 'choices',
          name: 'counters',
          label: '使用窗口',
          required: true,
          choices: windowChoices(context),
          initial: [context.hall.counter.id],
        },
        line('approval', '启用文号'),
      ],
    }),
  ];
};

const first = ([choice]: readonly { readonly value: string }[]): { initial?: string } =>
  choice === undefined ? {} : { initial: choice.value };

export const onSeal = (sealId: string, seal: SealState, context: OfferContext): Sheet[] => {
  const fixed = { sealId };
  const others = othersThan(context, isAtWindow);
  return [
    useOf(sealId, seal, context),
    custody('seal.hand_over', {
      title: '交接',
      keys: 'Alt+J',
      meaning: '交给本窗口的另一人保管，双方确认。',
      rule: 'E2',
      fixed,
      fields: [
        {
          kind: 'second',
          name: 'receiver',
          label: '接收人',
          flag: 'receiverConfirmed',
          required: true,
          choices: others,
        },
        reasonField('交接原因', 300, ['轮班', '请假', '外出', '调离窗口']),
      ],
      decisive: ['receiver'],
    }),
    custody('seal.deposit', {
      title: '入柜',
      keys: 'Alt+D',
      meaning: '下班或者停用时存入保险柜。',
      rule: 'E2',
      fixed,
      fields: [line('safe', '保险柜', '1号保险柜')],
    }),
    custody('seal.withdraw', {
      title: '取出',
      keys: 'Alt+Q',
      meaning: '保管人从保险柜取出；他人取出的，应当有人监督并写明原因。',
      rule: 'E2',
      fixed,
      ...(seal.keeper.staff === context.person.number
        ? {}
        : {
            fields: [
              {
                kind: 'second',
                name: 'witness',
                label: '监督人',
                flag: 'witnessConfirmed',
                required: true,
                choices: othersThan(context),
              },
              reasonField('保管人不能到场的原因'),
            ] as const,
            decisive: ['witness'],
          }),
    }),
    custody('seal.relocate', {
      title: '变更使用窗口',
      keys: 'Alt+B',
      meaning: '印章只在登记的窗口使用，变更窗口由窗口负责人办理。',
      rule: 'E3',
      fixed,
      fields: [
        {
          kind: 'choices',
          name: 'counters',
          label: '使用窗口',
          required: true,
          choices: windowChoices(context),
          initial: seal.counters,
        },
        reasonField('变更原因'),
      ],
    }),
    end('seal.report_loss', {
      title: '报告遗失',
      keys: 'Alt+S',
      meaning: '发现遗失的，立即书面报告，停止使用。',
      rule: 'E3',
      grave: true,
      fixed,
      fields: [
        line('document', '书面报告的文号'),
        { kind: 'words', name: 'circumstances', label: '遗失经过', max: 2000, required: true },
      ],
    }),
    end('seal.destroy', {
      title: '销毁',
      keys: 'Alt+H',
      meaning: '由窗口负责人办理，另一人监销。',
      rule: 'E2',
      grave: true,
      fixed,
      fields: [
        line('document', '销毁文号'),
        {
          kind: 'second',
          name: 'witness',
          label: '监销人',
          flag: 'witnessConfirmed',
          required: true,
          choices: othersThan(context),
        },
      ],
      decisive: ['witness'],
    }),
  ];
};

/** Papers that carry this kind of seal, those without one first: which kind, the rules say. */
export function papersFor({ kind }: SealState, state: CaseState, context: OfferContext) {
  const sealed = new Set(state.seals.map(({ document }) => document));
  return sealablePapers(state)
    .filter((paper) => ruleFor(paper, state, context).kinds.includes(kind))
    .map((paper) => ({ ...paper, isSealed: sealed.has(paper.number) }))
    .toSorted((one, other) => Number(one.isSealed) - Number(other.isSealed));
}

/** Whose approval any paper may be sealed on (E2): to see whether it may be sealed at all. */
export function anApprover(seal: SealState, context: OfferContext): string {
  const { hall, person } = context;
  const today = todayOf(context);
  const belongs = ({ counter, department }: StaffMember): boolean =>
    counter === hall.counter.id || isSameDepartment(hall, department, seal.department, today);
  const found = hall.staff.find(
    (member) =>
      (member.role === 'window_head' || member.role === 'leader') &&
      isInForce(member, today) &&
      belongs(member),
  );
  return found?.number ?? person.number;
}

/** 用印: a paper of a case; cases with something to seal first, the others may be sealed again for a reason. */
export function useOf(sealId: string, seal: SealState, context: OfferContext): Sheet {
  const waiting = context
    .cases()
    .map((entry) => ({ ...entry, papers: papersFor(seal, entry.state, context) }))
    .filter(({ papers }) => papers.length > 0)
    .toSorted((one, other) => Number(one.papers[0]?.isSealed) - Number(other.papers[0]?.isSealed))
    .slice(0, casesListed);
  const cases = waiting.map(({ caseId, state }) => choiceOf(caseId, caseLabel(state)));
  return use('seal.use', {
    title: '用印',
    keys: 'Alt+Y',
    meaning: '在办件已编号的文书上用印，逐份登记。',
    rule: 'E1 · E2',
    fixed: { sealId },
    fields: [
      {
        kind: 'choice',
        name: 'caseId',
        label: '办件',
        required: true,
        choices: orNone(cases, 'E1', `没有应当加盖“${seal.name}”的文书。`, '办件出具文书以后，在这里用印。'),
      },
      ...waiting.map(({ caseId, papers }): FormField => ({
        kind: 'choice',
        name: 'document',
        label: '文书',
        required: true,
        choices: papers.map(({ number, title, isSealed }) =>
          choiceOf(number, `《${title}》${number}`, isSealed ? '已用印' : '未用印'),
        ),
        when: { field: 'caseId', is: [caseId] },
      })),
      { kind: 'count', name: 'copies', label: '份数', min: 1, max: 99, unit: '份', initial: 2 },
      {
        kind: 'second',
        name: 'approver',
        label: '批准人',
        flag: 'approverConfirmed',
        required: true,
        self: context.person.number,
        choices: staffChoices(
          context,
          ({ role }) => role === 'clerk' || role === 'window_head' || role === 'leader',
        ),
        initial: context.person.number,
      },
      { kind: 'text', name: 'reason', label: '再次用印的原因', note: '首次用印不填', max: 300 },
    ],
    decisive: ['caseId', 'approver'],
    plausible: { approver: anApprover(seal, context) },
  });
}
