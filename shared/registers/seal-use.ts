/** 用印 (E1, E2, E3, B6): one paper of one case, sealed and entered at once. */
import { doneBy, staffNumbered, todayOf } from '../act-context.ts';
import { type Authorised, mayDo } from '../authority/index.ts';
import type { CaseState } from '../case/state.ts';
import { checkText } from '../case/text.ts';
import type { NewEvent } from '../event.ts';
import { departmentOn, isSameDepartment } from '../reference/index.ts';
import { ok, type Result, refuse } from '../result.ts';
import { authorisedFor, type CaseActContext, caseOf } from './case-act.ts';
import { registerEvent } from './define.ts';
import { type Person, personOf, signerOrSelf } from './second-signer.ts';
import { notKeeper, sealInMandate, usable } from './seal-rules.ts';
import { billTitle, sealFor, type SealRule, submissionTitle } from './seal-for.ts';
import type { SealCommand } from './seal.ts';
import type { SealEvent, SealState } from './seal-state.ts';

type Use = Extract<SealCommand, { type: 'seal.use' }>;
interface SealablePaper {
  readonly number: string;
  readonly title: string;
}

export function useSeal(command: Use, seal: SealState, context: CaseActContext): Result<NewEvent[]> {
  const found = paperOf(command, context);
  if (!found.ok) return found;
  const { state, paper } = found.value;
  const rule = ruleFor(paper, state, context);
  const allowed = mayUse(rule, seal, state, context);
  if (!allowed.ok) return allowed;
  const fits = sealFits(rule, paper, seal, state, context);
  if (!fits.ok) return fits;
  const reason = againOnlyFor(command, paper, state);
  if (!reason.ok) return reason;
  const approver = approverOf(command, rule, state, context);
  if (!approver.ok) return approver;

  const done = doneBy(context);
  const { copies } = command;
  const used: SealEvent = {
    kind: 'seal.used',
    payload: {
      caseId: command.caseId,
      caseNumber: state.caseNumber ?? state.receiptNumber,
      document: paper.number,
      title: paper.title,
      copies,
      approver: approver.value,
      reason: reason.value,
      mandate: allowed.value.mandate?.number ?? null,
      done,
    },
  };
  const sealed = {
    kind: 'case.sealed',
    payload: { document: paper.number, seal: command.sealId, sealName: seal.name, copies, done },
  };
  return ok([
    registerEvent('seal', command.sealId, used, command.caseId),
    registerEvent('case', command.caseId, sealed, command.caseId),
  ]);
}

/** E2: no seal on a blank page, and none on a paper that is not the case's. */
function paperOf(
  { caseId, document }: Use,
  context: CaseActContext,
): Result<{ readonly state: CaseState; readonly paper: SealablePaper }> {
  const number = checkText(document, '文书编号', 'document');
  if (!number.ok) return number;
  if (number.value === '')
    return refuse(
      'rule',
      'E2',
      '未填写文书编号，不得在空白文书上用印。',
      '请选择该办件已编号的文书。',
      'document',
    );
  const state = caseOf(caseId, context);
  if (!state.ok) return state;
  const paper = sealablePapers(state.value).find((known) => known.number === number.value);
  if (paper === undefined && state.value.caseNumber === null) return notAccepted;
  return paper === undefined
    ? refuse(
        'rule',
        'E2',
        `该办件没有编号为“${number.value}”的文书，不得用印。`,
        '请选择该办件已编号的文书。',
        'document',
      )
    : ok({ state: state.value, paper });
}

const notAccepted = refuse('rule', 'B6', '该办件未经窗口受理，没有办件编号，不得用印。', '请先由窗口受理。');

/** Papers issued on the case, its upward submission and its fiscal bill. */
export function sealablePapers({ documents, forwarding, charge }: CaseState): SealablePaper[] {
  const papers: SealablePaper[] = [...documents];
  if (forwarding !== null) papers.push({ number: forwarding.document, title: submissionTitle });
  if (charge !== null && charge.bill !== null) papers.push({ number: charge.bill.number, title: billTitle });
  return papers;
}

/** Which seal this paper of this case carries. */
export function ruleFor(
  { number, title }: SealablePaper,
  { item, forwarding, certificate }: CaseState,
  context: Pick<CaseActContext, 'hall' | 'now'>,
): SealRule {
  const { hall } = context;
  return sealFor(title, {
    forwarded: item.handling === '上报件' || forwarding !== null,
    vertical: departmentOn(hall, item.department, todayOf(context))?.vertical ?? false,
    licence: certificate?.number === number && certificate.name === title,
    unitSealOnlyForForwarding: hall.settings.unitSealOnlyForForwarding,
  });
}

/** Person, place, custody and state of the seal, and B6. */
function mayUse(
  rule: SealRule,
  seal: SealState,
  state: CaseState,
  context: CaseActContext,
): Result<Authorised> {
  if (state.stage === '已作废' || state.stage === '已撤回')
    return refuse('rule', 'E2', `该办件${state.stage}，不得用印。`, '请查看办件经过。');
  if (!rule.intake && state.caseNumber === null) return notAccepted;
  const allowed = rule.intake ? mayDo('用印', null, context) : authorisedFor('用印', state, context);
  if (!allowed.ok) return allowed;
  if (rule.intake) {
    // The voucher of intake belongs to the link 受理: a window that may not do 盖章 (B10) still owes it (许可法32).
    const intake = authorisedFor('收件', state, context);
    if (!intake.ok) return intake;
  }
  const fit = usable(seal);
  if (!fit.ok) return fit;
  const { counter } = context.hall;
  if (!seal.counters.includes(counter.id))
    return refuse(
      'rule',
      'E3',
      `“${seal.name}”不在${counter.name}使用。`,
      '请在登记的窗口用印，或由窗口负责人变更使用窗口。',
    );
  if (seal.keeper.staff !== context.person.number)
    return notKeeper(seal, '请由保管人用印，或先办理印章交接。');
  if (seal.status === '入柜')
    return refuse('rule', 'E2', `“${seal.name}”已入柜。`, '请先由保管人取出并登记。');
  if (allowed.value.mandate !== null) {
    const listed = sealInMandate(allowed.value.mandate, seal);
    if (!listed.ok) return listed;
  }
  return allowed;
}

/** E1, E3, D4: the kind this paper carries, in the name of the organ that acts. */
function sealFits(
  rule: SealRule,
  { title }: SealablePaper,
  seal: SealState,
  state: CaseState,
  context: CaseActContext,
): Result<true> {
  if (rule.kinds.length === 0)
    return refuse('rule', rule.rule, `《${title}》由双方签名，不加盖印章。`, '请登记签收。', 'document');
  if (!rule.kinds.includes(seal.kind))
    return refuse(
      'rule',
      rule.rule,
      `《${title}》应当加盖${rule.kinds.join('或者')}，不得加盖${seal.kind}。`,
      `请选择${rule.kinds.join('或者')}。`,
      'seal',
    );
  return isSameDepartment(context.hall, seal.organ, state.item.organ, todayOf(context))
    ? ok(true)
    : refuse(
        'rule',
        'E1 · D4',
        `“${seal.name}”是${seal.organ}的印章，该办件由${state.item.organ}办理。`,
        `请使用${state.item.organ}的印章。`,
        'seal',
      );
}

/** Sealed once in as many copies as there are; more of them only for a reason. Null the first time. */
function againOnlyFor(
  { reason }: Use,
  { number, title }: SealablePaper,
  state: CaseState,
): Result<string | null> {
  if (!state.seals.some(({ document }) => document === number)) return ok(null);
  const given = checkText(reason, '再次用印的原因', 'reason');
  if (!given.ok) return given;
  return given.value === ''
    ? refuse(
        'already_done',
        'E2',
        `《${title}》（${number}）已经用印。`,
        '确需增加份数的，请填写原因。',
        'reason',
      )
    : given;
}

/**
 * E2: who approved it, in their own person: by their PIN, where they are not the one who seals. The keeper's own word is
 * enough for the vouchers of intake; otherwise a head's or a leader's.
 */
function approverOf(
  { approver: number, approverConfirmed }: Pick<Use, 'approver' | 'approverConfirmed'>,
  rule: SealRule,
  state: CaseState,
  context: CaseActContext,
): Result<Person> {
  const named = staffNumbered(context, number);
  const roles = rule.intake ? ['clerk', 'window_head', 'leader'] : ['window_head', 'leader'];
  const { hall } = context;
  const belongs =
    named !== undefined &&
    roles.includes(named.role) &&
    (named.counter === hall.counter.id ||
      isSameDepartment(hall, named.department, state.item.department, todayOf(context)));
  if (!belongs)
    return refuse(
      'rule',
      'E2',
      '未写明有权批准用印的人员。',
      rule.intake ? '请选择该部门的窗口人员或者机关领导。' : '请选择该部门的窗口负责人或者机关领导。',
      'approver',
    );
  const approver = signerOrSelf(number, approverConfirmed, '批准人', 'E2', context, 'approver');
  return approver.ok ? ok(personOf(approver.value)) : approver;
}
