/** 送达登记 (J1): read from the cases' own events. */
import { chineseDateTime } from '../../calendar/civil-date.ts';
import { maskPersonName } from '../../checks/masking.ts';
import type { CasePayload } from '../../case/events.ts';
import type { CaseState } from '../../case/state.ts';
import { dayText, given, type RegisterEntry, type RegisterRow } from './view.ts';

export interface Delivery {
  /** The event's id. */
  readonly id: string;
  readonly caseId: string;
  readonly served: CasePayload<'case.served'>;
  readonly state: CaseState;
}

export const deliveryRow = ({ id, served, state }: Delivery): RegisterRow => ({
  id,
  title: served.papers.map(({ title }) => `《${title}》`).join(''),
  text: `${state.receiptNumber}，${state.item.name}`,
  state: served.manner,
  tone: served.manner === '直接送达' ? 'ok' : 'still',
  open: false,
  due: null,
  who: `${served.recipient.kind} ${maskPersonName(served.recipient.name)}`,
  on: served.servedOn,
});

export const deliveryEntry = (delivery: Delivery, readAt: string): RegisterEntry => {
  const { served, state, caseId } = delivery;
  const { papers, manner, place, servedOn, recipient, refusal, witnesses, reference, window, done } = served;
  return {
    row: deliveryRow(delivery),
    facts: given(
      ['收件编号', state.receiptNumber],
      ['办件编号', state.caseNumber ?? ''],
      ['事项', state.item.name],
      ['送达方式', manner],
      ['送达日期', dayText(servedOn)],
      ['送达地点', place],
      ['受送达人', `${recipient.name}（${recipient.kind}）`],
      ['与申请人的关系', recipient.relation],
      ['身份核对', recipient.identityChecked ? '已核对证件' : ''],
      ['委托书', recipient.letterOfAuthority ? '已查验' : ''],
      ['拒收、公告的原因', refusal],
      ['见证人', witnesses.join('、')],
      ['邮件、公告编号', reference],
      ['经办', `${window}，${done.name}，${chineseDateTime(done.at)}`],
    ),
    tables: [
      {
        title: '送达的文书',
        columns: ['文书', '编号'],
        rows: papers.map(({ title, number }) => [title, number]),
      },
    ],
    history: [],
    caseId,
    application: null,
    readAt,
  };
};
