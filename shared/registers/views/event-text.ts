/** One sentence for what an event says happened in a register, as an entry's history shows it. */
import type { z } from 'zod';
import { amountText } from '../../money.ts';
import { chineseMonth } from '../../reports/blocks.ts';
import { registerEventPayloads } from '../index.ts';
import { dayText } from './view.ts';

type Payloads = typeof registerEventPayloads;
/** Null for what is not for this list. Names of who complained or rated are never in it. */
type Texts = {
  readonly [Kind in keyof Payloads]: (payload: z.output<Payloads[Kind]>) => string | null;
};

const named = (text: string, reason: string): string => (reason === '' ? text : `${text}：${reason}`);
const span = (from: string, until: string): string => `${dayText(from)}至${dayText(until)}`;

const texts: Texts = {
  'shift.signed_in': ({ name, as }) => `${name}签到${as === '本岗' ? '' : `（${as}）`}`,
  'shift.signed_out': ({ found, reason }) => named(found ? '程序结束，视为签退' : '签退', reason),
  'shift.sign_in_failed': () => null,
  'shift.leave_requested': ({ standInName, reason }) => `申请离岗，由${standInName}替岗：${reason}`,
  'shift.post_released': () => '替岗人员已到位，可以离岗',
  'shift.returned': () => '返岗',
  'shift.consented': ({ from, until, reason, emergency }) =>
    `${emergency ? '凭应急码' : ''}同意替岗，${span(from, until)}：${reason}`,

  'leave.recorded': ({ from, until, reason }) => `登记离岗，${span(from, until)}：${reason}`,
  'leave.cancelled': ({ reason }) => `取消离岗：${reason}`,
  'leave.ended': ({ on }) => `${dayText(on)}提前返岗`,
  'leave.on_duty': ({ day, kind, noted }) => `${dayText(day)}${kind}：${noted}`,

  'mandate.granted': ({ mandate: { number, version, from, until } }) =>
    `登记授权书${number}（第${version}版），${span(from, until)}`,
  'mandate.revoked': ({ number, version, reason }) => `撤销授权书${number}（第${version}版）：${reason}`,

  'numbers.assigned': ({ block: { from, to } }) => `分配号段${from}至${to}`,
  'numbers.returned': ({ rest: { from, to } }) => `退回未使用的编号${from}至${to}`,
  'numbers.voided': ({ serial, reason }) => `编号${serial}作废：${reason}`,

  'seal.registered': ({ name, approval }) => `启用“${name}”，${approval}`,
  'seal.relocated': ({ reason }) => `变更使用窗口：${reason}`,
  'seal.handed_over': ({ from, to, reason }) => `${from.name}交${to.name}保管：${reason}`,
  'seal.deposited': ({ safe }) => `入柜：${safe}`,
  'seal.withdrawn': ({ witness, reason }) =>
    witness === null ? '取出' : `取出，${witness.name}监督：${reason}`,
  'seal.used': ({ title, document, copies, approver }) =>
    `用印：《${title}》${document}，${copies}份，${approver.name}批准`,
  'seal.lost': ({ document, circumstances }) => `报告遗失，${document}：${circumstances}`,
  'seal.destroyed': ({ document, witness }) => `销毁，${document}，监销人${witness.name}`,

  'bill.opened': ({ name, sheets }) => `登记“${name}”，一式${sheets}联`,
  'bill.lot_received': ({ from, to, issuer, document, receiver }) =>
    `${receiver.name}领取${from}至${to}，${issuer}，${document}`,
  'bill.used': ({ number, caseNumber, charge, amount }) =>
    `开具第${number}号，${charge}${amountText(amount)}，办件${caseNumber}`,
  'bill.voided': ({ number, sheetsKept, reason }) => `第${number}号作废，收回${sheetsKept}联：${reason}`,
  'bill.lost': ({ from, to, document, circumstances }) =>
    `第${from === to ? from : `${from}至${to}`}号遗失，${document}：${circumstances}`,
  'bill.reconciled': ({ from, to, used, amount, document }) =>
    `缴销${from}至${to}，使用${used}份${amountText(amount)}，${document}`,

  'transfer.prepared': ({ bundles, office }) => `开具移交单，${bundles.length}件，送${office}`,
  'transfer.handed_over': ({ carrier, late }) => `${carrier.name}取走${late ? '（超过移交时限）' : ''}`,
  'transfer.returned': ({ carrier, bundles }) => `${carrier.name}送还${bundles.length}件`,
  'transfer.cancelled': ({ reason }) => `移交单作废：${reason}`,

  'consultation.opened': ({ question }) => `登记咨询：${question}`,
  'consultation.answered': ({ answer, minutes }) => `答复（用时${minutes}分钟）：${answer}`,
  'consultation.turned': () => '转为申请',

  'complaint.taken_down': ({ kind, window }) => `${window}登记投诉（${kind}）并封存`,
  'complaint.accepted': () => '受理',
  'complaint.investigated': ({ findings }) => `调查：${findings}`,
  'complaint.disposed': ({ finding, measure }) => `处置，${finding}：${measure}`,
  'complaint.answered': ({ manner, words }) => `${manner}反馈：${words}`,
  'complaint.review_requested': ({ by, reason }) => `${by}申请复核：${reason}`,
  'complaint.reviewed': ({ outcome, finding, measure }) => `复核${outcome}，${finding}：${measure}`,
  'complaint.filed': () => '归档',

  'follow_up.opened': () => '收到差评，自动登记',
  'follow_up.contacted': ({ manner, reached, words }) =>
    `${manner}联系，${reached ? '已联系上' : '未联系上'}：${words}`,
  'follow_up.extended': ({ reason, limit }) => `延期至${limit.workingDays}个工作日：${reason}`,
  'follow_up.rectified': ({ measure }) => `整改完成：${measure}`,
  'follow_up.examination_requested': ({ kind, reason }) => `提请核定为${kind}：${reason}`,
  'follow_up.examined': ({ kind, upheld, words }) => `核定${kind}${upheld ? '成立' : '不成立'}：${words}`,
  'follow_up.revisited': ({ result, words, sample }) =>
    `${sample ? '抽查回访' : '回访'}，${result}：${words}`,
  'follow_up.closed': () => '办结',

  'notice.issued': ({ department, subject }) => `向${department}发出通报：${subject}`,
  'notice.result_filed': ({ result, handledOn }) => `处理结果备案（${dayText(handledOn)}处理）：${result}`,
  'notice.month_published': ({ month, copiedTo }) =>
    `通报${chineseMonth(month)}评议结果，抄送${copiedTo.join('、')}`,

  'penalty.imposed': ({ form, amount, document }) =>
    `作出${form}决定${amount === 0 ? '' : amountText(amount)}，${document.text}`,
  'penalty.paid': ({ amount, bankReceipt, paidOn }) =>
    `${dayText(paidOn)}缴款${amountText(amount)}，回单${bankReceipt}`,
  'penalty.voided': ({ reason }) => `处罚决定作废：${reason}`,

  'ticket.issued': ({ number, express }) => `取号${number}${express ? '（绿色通道）' : ''}`,
  'ticket.called': ({ number }) => `呼叫${number}`,
  'ticket.recalled': ({ number }) => `重呼${number}`,
  'ticket.skipped': ({ number }) => `${number}过号`,
  'ticket.held': ({ number }) => `${number}挂起`,
  'ticket.resumed': ({ number }) => `回呼${number}`,
  'ticket.transferred': ({ number, to }) => `${number}转移${to === '' ? '' : `到${to}`}`,
  'ticket.finished': ({ number }) => `${number}办结`,
  'ticket.tied': ({ number }) => `叫号${number}`,
  'ticket.paused': () => '暂停服务',
  'ticket.went_on': () => '恢复服务',
};

/** Null for kinds of a newer program, for a damaged payload, and for what is not for this list. */
export function registerEventText(event: {
  readonly kind: string;
  readonly payload: unknown;
}): string | null {
  if (!Object.hasOwn(registerEventPayloads, event.kind)) return null;
  const kind = event.kind as keyof Payloads;
  const read = registerEventPayloads[kind].safeParse(event.payload);
  return read.success ? (texts[kind] as (payload: unknown) => string | null)(read.data) : null;
}
