/** Granting and revoking 行政审批授权书 (D1–D4). */
import { z } from 'zod';
import { type ActContext, doneBy, staffNumbered, todayOf } from '../act-context.ts';
import { mayDo } from '../authority/index.ts';
import { requiredText } from '../case/context.ts';
import { type NewEvent, uuid } from '../event.ts';
import { checkAppointment } from '../reference/appointments.ts';
import { isSameDepartment } from '../reference/hall.ts';
import { type Mandate, mandate, type StaffMember } from '../reference/people.ts';
import { ok, type Result, refuse } from '../result.ts';
import { registerEvent } from './define.ts';
import { isSame, type MandateEvent } from './mandate-state.ts';

export * from './mandate-state.ts';

export const mandateCommand = z.discriminatedUnion('type', [
  z.object({ type: z.literal('mandate.grant'), commandId: uuid, mandate }),
  z.object({
    type: z.literal('mandate.revoke'),
    commandId: uuid,
    grantee: z.string().max(12),
    number: z.string().max(400),
    version: z.int().min(1),
    reason: z.string().max(400),
  }),
]);
export type MandateCommand = z.infer<typeof mandateCommand>;

export function decideMandate(command: MandateCommand, context: ActContext): Result<NewEvent[]> {
  const allowed = mayDo('授权', null, context);
  if (!allowed.ok) return allowed;
  const number = command.type === 'mandate.grant' ? command.mandate.grantee : command.grantee;
  const grantee = staffNumbered(context, number);
  if (grantee === undefined)
    return refuse(
      'not_found',
      'D3',
      '大厅人员名册中没有被授权人，或者不在派驻期内。',
      '请核对被授权人的工号。',
      'grantee',
    );
  const { person, hall } = context;
  const own = isSameDepartment(hall, person.department, grantee.department, todayOf(context));
  if (person.role === 'leader' && !own)
    return refuse(
      'not_permitted',
      'D3',
      `${grantee.name}是${grantee.department}的人员，不由${context.person.department}授权。`,
      `请由${grantee.department}的领导办理。`,
      'grantee',
    );
  return command.type === 'mandate.grant'
    ? grant(command, grantee, context)
    : revoke(command, grantee, context);
}

const event = (grantee: string, happened: MandateEvent): Result<NewEvent[]> =>
  ok([registerEvent('mandate', grantee, happened)]);

function grant(
  { mandate: paper }: Extract<MandateCommand, { type: 'mandate.grant' }>,
  grantee: StaffMember,
  context: ActContext,
): Result<NewEvent[]> {
  const { hall } = context;
  const fits = checkAppointment(grantee, hall.settings);
  if (!fits.ok) return fits;
  const own = checkTerms(paper, grantee, context);
  if (!own.ok) return own;
  if (paper.items !== 'all') {
    const strange = paper.items.filter((code) => context.itemOf(code) === undefined);
    if (paper.items.length === 0 || strange.length > 0)
      return refuse(
        'bad_input',
        'D3',
        strange.length > 0 ? `事项目录中没有以下事项：${strange.join('、')}。` : '授权书的事项清单是空的。',
        '请从事项目录中选择授权的事项。',
        'items',
      );
  }
  const used = knownMandates(context).filter((one) => one.mandate.number === paper.number);
  const ofOther = used.find((one) => one.grantee !== grantee.number);
  if (ofOther !== undefined)
    return refuse(
      'already_done',
      'D3',
      `授权书编号${paper.number}已经用于其他被授权人。`,
      '请核对授权书编号。',
      'number',
    );
  const last = Math.max(0, ...used.map((one) => one.mandate.version));
  if (paper.version <= last)
    return refuse(
      'already_done',
      'D3',
      `授权书（${paper.number}）的第${last}版已经登记。`,
      `重新签订的，请登记为第${last + 1}版。`,
      'version',
    );
  return event(grantee.number, {
    kind: 'mandate.granted',
    payload: { mandate: paper, done: doneBy(context) },
  });
}

/** D3, D4: who grants, which powers, and until when. */
function checkTerms(paper: Mandate, grantee: StaffMember, context: ActContext): Result<true> {
  const { organ, powers, until } = paper;
  const granting = [grantee.department, ...context.hall.organs.map(({ name }) => name)];
  if (!granting.includes(organ))
    return refuse(
      'bad_input',
      'D4',
      organ === '' ? '未填写授权机关。' : `大厅资料中没有授权机关“${organ}”。`,
      '请选择授权机关。',
      'organ',
    );
  if (organ !== grantee.department && grantee.organs.length > 0 && !grantee.organs.includes(organ))
    return refuse(
      'rule',
      'D4',
      `${grantee.name}只受${grantee.organs.join('、')}委托，不由${organ}授权。`,
      '请核对授权机关或者被授权人。',
      'organ',
    );
  if (powers.length === 0 || new Set(powers).size < powers.length)
    return refuse(
      'bad_input',
      'D3',
      '授权书没有授予任何权力，或者重复授予。',
      '请选择授予的权力。',
      'powers',
    );
  return until < todayOf(context)
    ? refuse('bad_input', 'D3', `授权书已于${until}届满。`, '请核对授权期限。', 'until')
    : ok(true);
}

/** Every mandate there is: of the hall's list, and granted since. */
function knownMandates({ hall, registers }: ActContext): { grantee: string; mandate: Mandate }[] {
  return [
    ...hall.staff.map((member) => ({ grantee: member.number, mandate: member.mandate })),
    ...registers
      .all('mandate')
      .flatMap(({ id, state }) => state.history.map((entry) => ({ grantee: id, mandate: entry.mandate }))),
  ];
}

/** From this moment on; what was done under it before stays. */
function revoke(
  command: Extract<MandateCommand, { type: 'mandate.revoke' }>,
  grantee: StaffMember,
  context: ActContext,
): Result<NewEvent[]> {
  const { number, version } = command;
  const paper = knownMandates(context).find(
    (one) => one.grantee === grantee.number && isSame(one.mandate, command),
  );
  if (paper === undefined)
    return refuse(
      'not_found',
      'D3',
      `${grantee.name}没有编号为${number}的授权书（第${version}版）。`,
      '请核对授权书编号。',
      'number',
    );
  const revoked = context.registers.get('mandate', grantee.number)?.revoked ?? [];
  if (revoked.some((entry) => isSame(entry, command)))
    return refuse('already_done', 'D3', `授权书（${number}）已经撤销。`, '无需操作。');
  const reason = requiredText(command.reason, '撤销事由', 'reason', 'D3');
  if (!reason.ok) return reason;
  return event(grantee.number, {
    kind: 'mandate.revoked',
    payload: { number, version, on: todayOf(context), reason: reason.value, done: doneBy(context) },
  });
}
