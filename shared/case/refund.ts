import type { CaseState } from './state.ts';

/** H3: money that was paid for what the applicant will not get is given back; 监察 sees that it is due. */
export function withRefundDue(state: CaseState, on: string): CaseState {
  const { charge, irregularities } = state;
  if (charge === null || charge.payment === null) return state;
  const text = `已缴费用应当退还：缴款通知书（${charge.notice}）`;
  return { ...state, irregularities: [...irregularities, { rule: 'H3', text, on }] };
}
