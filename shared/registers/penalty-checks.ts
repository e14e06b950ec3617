/** What a decision of 当场处罚 has to say, checked before it gets a number (行政处罚法42, 51, 52). */
import { type ActContext, todayOf } from '../act-context.ts';
import { requiredText } from '../case/context.ts';
import { checkCreditCode } from '../checks/credit-code.ts';
import { checkResidentId } from '../checks/resident-id.ts';
import { departmentOn, isSameDepartment, type ServiceItem, type StaffMember } from '../reference/index.ts';
import { checkReconsideration } from '../remedies.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { penaltyForms, PenaltyParty } from './penalty-state.ts';
import { secondSigner } from './second-signer.ts';

/** 行政处罚法51, 分: what may be imposed on the spot. */
export const onTheSpotLimit = { person: 20_000, organisation: 300_000 } as const;

/** Who is punished, as the decision will name them. */
export function checkParty(
  party: PenaltyParty & { readonly creditCodeConfirmed?: boolean },
  context: ActContext,
): Result<PenaltyParty> {
  const name = requiredText(party.name, '当事人姓名或者名称', 'name', 'B9 · 行政处罚法52');
  if (!name.ok) return name;
  if (party.kind === 'person') {
    const number = checkResidentId(party.idNumber, todayOf(context));
    return number.ok ? ok({ kind: 'person', name: name.value, idNumber: number.value.number }) : number;
  }
  const code = checkCreditCode(party.creditCode);
  if (code.outcome === 'invalid')
    return refuse('bad_input', 'GB 32100', code.message, '请对照营业执照重新输入。', 'creditCode');
  return code.outcome === 'confirm' && !party.creditCodeConfirmed
    ? refuse('bad_input', 'GB 32100', code.message, '核对无误后勾选“已对照证照核对”。', 'creditCode')
    : ok({ kind: 'organisation', name: name.value, creditCode: code.code });
}

/** 行政处罚法51: 200元 for a person, 3000元 for an organisation, or a warning. */
export function checkAmount({
  form,
  amount,
  party,
}: {
  readonly form: (typeof penaltyForms)[number];
  readonly amount: number;
  readonly party: Pick<PenaltyParty, 'kind'>;
}): Result<true> {
  const rule = 'B9 · 行政处罚法51';
  if (form === '警告' && amount !== 0)
    return refuse('bad_input', rule, '警告不收缴罚款。', '请改选罚款，或者不填金额。', 'amount');
  if (form !== '警告' && amount === 0)
    return refuse('bad_input', rule, '未填写罚款金额。', '请填写罚款金额。', 'amount');
  const most = onTheSpotLimit[party.kind];
  return amount <= most
    ? ok(true)
    : refuse(
        'rule',
        rule,
        `当场处罚对${party.kind === 'person' ? '公民' : '法人或者其他组织'}的罚款不得超过${most / 100}元。`,
        '超过的，应当按普通程序调查后决定。',
        'amount',
      );
}

/** 行政处罚法52: the decision names the statute and its article. */
export function checkBasis(text: string): Result<string> {
  const basis = requiredText(text, '处罚依据', 'basis', 'B9 · 行政处罚法52');
  return basis.ok && !/《.+》.*第.+条/u.test(basis.value)
    ? refuse(
        'bad_input',
        'B9 · 行政处罚法52',
        '处罚依据没有写明法律、法规、规章的名称和条款。',
        '请填写依据，如“《××法》第×条”。',
        'basis',
      )
    : basis;
}

/** 行政处罚法42: not fewer than two officers, both of the body that punishes; the other confirmed with their own PIN. */
export function checkSecond(
  number: string,
  confirmed: boolean,
  { department }: Pick<ServiceItem, 'department'>,
  context: ActContext,
): Result<StaffMember> {
  const rule = 'B9 · 行政处罚法42';
  const second = secondSigner(number, confirmed, '另一名执法人员', rule, context);
  if (!second.ok) return second;
  const { name, department: own } = second.value;
  return isSameDepartment(context.hall, own, department, todayOf(context))
    ? second
    : refuse(
        'rule',
        rule,
        `实施处罚的执法人员不得少于两人，${name}不是${department}的执法人员。`,
        `请由${department}的另一名执法人员在场并确认。`,
        'second',
      );
}

/** 行政处罚法52, 行政复议法24, 27: the decision says where to appeal, and that has to be right. */
export function checkRemedies(
  { department, organ }: Pick<ServiceItem, 'department' | 'organ'>,
  context: ActContext,
): Result<true> {
  const { hall } = context;
  const named = hall.organs.find(({ name }) => name === organ);
  // Without its particulars there is no decision at all; its number asks for them.
  if (named === undefined) return ok(true);
  const vertical = departmentOn(hall, department, todayOf(context))?.vertical ?? false;
  return checkReconsideration({ organ, reconsideration: named.reconsideration, vertical });
}
