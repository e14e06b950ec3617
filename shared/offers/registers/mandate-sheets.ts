import { todayOf } from '../../act-context.ts';
import { addDays } from '../../calendar/civil-date.ts';
import { mandatePowers, type Mandate } from '../../reference/people.ts';
import { isSame, mandateOn } from '../../registers/mandate-state.ts';
import type { FormField } from '../form.ts';
import type { Sheet } from '../offer.ts';
import {
  choiceOf,
  dayField,
  isAtWindow,
  itemChoices,
  type OfferContext,
  plain,
  reasonField,
  sheetOf,
  staffChoices,
} from './at-hand.ts';

const sheet = sheetOf('授权书');
/** As long as they are usually signed for. */
const usualDays = 365;

/** D3. @param grantee whom it is for; null where that is to be chosen */
export const grantMandate = (grantee: string | null, context: OfferContext): Sheet[] => {
  const { hall, registers, person } = context;
  const today = todayOf(context);
  const member = hall.staff.find(({ number }) => number === grantee);
  const before =
    member === undefined ? null : mandateOn(registers.get('mandate', member.number), member.mandate, today);
  const body = member?.department ?? person.department;
  const organs = [
    ...new Set([body, ...hall.organs.map(({ name }) => name), ...hall.departments.map(({ name }) => name)]),
  ];
  const seals = [
    ...new Set([...(before?.seals ?? []), ...registers.all('seal').map(({ state }) => state.name)]),
  ];
  return [
    sheet('mandate.grant', {
      title: grantee === null ? '登记授权书' : '重新授权',
      keys: 'Alt+N',
      meaning: '登记签订的行政审批授权书；新的授权书开始以后，原授权书不再适用。',
      rule: 'D3 · D4',
      fixed: grantee === null ? {} : { 'mandate.grantee': grantee },
      fields: [
        ...(grantee === null ? [granteeField(context)] : []),
        {
          kind: 'text',
          name: 'mandate.number',
          label: '授权书编号',
          max: 80,
          required: true,
          ...(before === null ? {} : { initial: before.number }),
        },
        {
          kind: 'count',
          name: 'mandate.version',
          label: '版次',
          min: 1,
          max: 999,
          initial: before === null ? 1 : lastVersion(before, grantee ?? '', context) + 1,
        },
        {
          kind: 'choice',
          name: 'mandate.organ',
          label: '授权机关',
          required: true,
          choices: plain(organs),
          initial: before === null || before.organ === '' ? body : before.organ,
        },
        ...scopeFields(context),
        {
          kind: 'choices',
          name: 'mandate.powers',
          label: '授予的权力',
          required: true,
          choices: plain(mandatePowers),
          initial: before?.powers ?? [...mandatePowers],
        },
        {
          kind: 'choices',
          name: 'mandate.seals',
          label: '可以使用的印章',
          note: '不选的，不作限制',
          choices: plain(seals),
          initial: before?.seals ?? [],
        },
        dayField('mandate.from', '自', today),
        dayField('mandate.until', '至', addDays(today, usualDays)),
      ],
      decisive: grantee === null ? ['mandate.grantee'] : [],
    }),
  ];
};

const granteeField = (context: OfferContext): FormField => ({
  kind: 'choice',
  name: 'mandate.grantee',
  label: '被授权人',
  required: true,
  choices: staffChoices(context, isAtWindow),
});

/** All of the organ's items, or those chosen: one of the two stands in the command. */
const scopeFields = (context: OfferContext): FormField[] => [
  {
    kind: 'choice',
    name: 'mandate.items',
    label: '授权的事项',
    required: true,
    choices: [choiceOf('all', '授权机关的全部事项'), choiceOf('', '只授权部分事项')],
    initial: 'all',
  },
  {
    kind: 'choices',
    name: 'mandate.items',
    label: '事项清单',
    required: true,
    choices: itemChoices(context),
    when: { field: 'mandate.items', is: [''] },
  },
];

const lastVersion = ({ number }: Pick<Mandate, 'number'>, grantee: string, context: OfferContext): number =>
  Math.max(
    0,
    ...knownOf(grantee, context)
      .filter((one) => one.number === number)
      .map(({ version }) => version),
  );

/** Of the hall's list, and granted since. */
const knownOf = (grantee: string, { hall, registers }: OfferContext): Mandate[] => [
  ...hall.staff.filter(({ number }) => number === grantee).map(({ mandate }) => mandate),
  ...(registers.get('mandate', grantee)?.history.map(({ mandate }) => mandate) ?? []),
];

export const onMandate = (grantee: string, context: OfferContext): Sheet[] => {
  const revoked = context.registers.get('mandate', grantee)?.revoked ?? [];
  const standing = knownOf(grantee, context).filter((one) => !revoked.some((entry) => isSame(entry, one)));
  return [
    ...grantMandate(grantee, context),
    ...standing.toReversed().map(({ number, version }) =>
      sheet('mandate.revoke', {
        of: `${number}#${version}`,
        title: `撤销${number}（第${version}版）`,
        keys: 'Alt+C',
        meaning: '从此刻起不再适用；撤销以前依其办理的仍然有效。',
        rule: 'D3',
        grave: true,
        fixed: { grantee, number, version },
        fields: [reasonField('撤销事由', 400, ['调离窗口', '岗位调整', '授权事项变更'])],
      }),
    ),
  ];
};
