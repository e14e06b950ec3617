import { maskIdNumber, maskPersonName } from '../../checks/masking.ts';
import { amountText } from '../../money.ts';
import type { PenaltyState } from '../penalty-state.ts';
import { mayLookAt } from './readers.ts';
import { byWhom, dayText, given, isPast, type Tone, type View } from './view.ts';

/** B9. */
export const penaltyView: View<PenaltyState> = {
  mayRead: ({ item }, context) => mayLookAt(item.department, context),
  row: (id, state, context) => {
    const { number, item, party, form, amount, imposedOn, payBy } = state;
    const owed = awaitsPayment(state);
    const [standing, tone] = standingOf(state, isPast(payBy, context));
    return {
      id,
      title: number,
      text: `${item.name}，${form}${amount === 0 ? '' : amountText(amount)}`,
      state: standing,
      tone,
      open: owed,
      due: owed ? payBy : null,
      who: party.kind === 'person' ? maskPersonName(party.name) : party.name,
      on: imposedOn,
    };
  },
  detail: (_id, state) => {
    const { number, item, party, form, amount, fact, basis, defence, place, payBy, done, second } = state;
    const { payment, voided, imposedOn } = state;
    return {
      facts: given(
        ['处罚决定', number],
        ['当事人', party.name],
        party.kind === 'person'
          ? ['身份证号', maskIdNumber(party.idNumber)]
          : ['统一社会信用代码', party.creditCode],
        ['事项', `${item.name}（${item.organ}）`],
        ['违法事实', fact],
        ['处罚依据', basis],
        ['陈述和申辩', defence],
        ['处罚', `${form}${amount === 0 ? '' : amountText(amount)}`],
        ['时间和地点', `${dayText(imposedOn)}，${place}`],
        ['执法人员', `${done.name}、${second.name}`],
        ['缴款期限', payBy === null ? '' : `${dayText(payBy)}前`],
        [
          '缴款',
          payment === null
            ? ''
            : `${amountText(payment.amount)}，回单${payment.bankReceipt}，${dayText(payment.paidOn)}（${byWhom(payment.done)}）`,
        ],
        ['作废', voided === null ? '' : `${voided.reason}（${byWhom(voided.done)}）`],
      ),
      tables: [],
    };
  },
};

const awaitsPayment = ({ amount, payment, voided }: PenaltyState): boolean =>
  amount > 0 && payment === null && voided === null;

function standingOf(state: PenaltyState, late: boolean): [string, Tone] {
  if (state.voided !== null) return ['已作废', 'still'];
  if (awaitsPayment(state)) return late ? ['逾期未缴款', 'danger'] : ['待缴款', 'warn'];
  return state.amount === 0 ? ['已作出', 'ok'] : ['已缴款', 'ok'];
}
