/** What the decision of 当场处罚 says (行政处罚法52); its frame, number and signatures are the papers' own. */
import { chineseDate, type CivilDate } from '../calendar/civil-date.ts';
import type { PaperBlock } from '../papers/content.ts';
import type { Organ } from '../reference/index.ts';
import { remediesText } from '../remedies.ts';
import type { PenaltyState } from './penalty-state.ts';

export const penaltyTitle = '当场行政处罚决定书';

export function penaltyBlocks(
  state: PenaltyState,
  { reconsideration, court }: Pick<Organ, 'reconsideration' | 'court'>,
): PaperBlock[] {
  const { party, fact, basis, defence, place, imposedOn, form, amount, done, second } = state;
  const [label, code] =
    party.kind === 'person' ? ['身份证件号码', party.idNumber] : ['统一社会信用代码', party.creditCode];
  return [
    {
      type: 'fields',
      rows: [
        ['当事人', party.name],
        [label, code],
        ['违法事实', fact],
        ['处罚依据', basis],
        ['陈述和申辩', defence],
        ['处罚种类', amount === 0 ? form : `${form} ${(amount / 100).toFixed(2)}元`],
        ['时间和地点', `${chineseDate(imposedOn as CivilDate)} ${place}`],
        ['执法人员', `${done.name}（工号${done.staff}）、${second.name}（工号${second.staff}）`],
      ],
    },
    ...paymentStatement(state),
    { type: 'statement', text: remediesText({ reconsideration, court, kind: '当场处罚' }) },
  ];
}

/** 行政处罚法67, 72: at the bank, and what becomes of who does not pay. */
const paymentStatement = ({ payBy }: PenaltyState): PaperBlock[] =>
  payBy === null
    ? []
    : [
        {
          type: 'statement',
          text: `请自收到本决定书之日起十五日内（${chineseDate(payBy as CivilDate)}前）到指定的银行或者通过电子支付系统缴纳罚款。到期不缴纳的，每日按罚款数额的百分之三加处罚款，加处罚款的数额不超过罚款的数额（《中华人民共和国行政处罚法》第六十七条、第七十二条）。`,
        },
      ];
