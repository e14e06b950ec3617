import { chineseDate, type CivilDate } from '../calendar/civil-date.ts';
import { unreachable } from '../result.ts';
import type { CaseEvent } from './events.ts';

const day = (date: string): string => chineseDate(date as CivilDate);
const yuan = (fen: number): string => `${(fen / 100).toFixed(2)}元`;

/** One sentence for what an event says happened to a case, as its timeline shows it. */
export function caseEventText(event: CaseEvent): string {
  switch (event.kind) {
    case 'case.received': {
      const count = event.payload.materials.filter((line) => line.received).length;
      const late = event.payload.lateEntry ?? null;
      const entered = late === null ? '' : `（补录，纸质凭证${late.slip}）`;
      return `收件${event.payload.receipt.text}，收到材料${count}项${entered}`;
    }
    case 'case.corrected_on_spot':
      return `当场更正：${event.payload.what}`;
    case 'case.materials_checked':
      return '核对申请材料';
    case 'case.accepted':
    case 'case.deemed_accepted': {
      const { promisedLimit, document, acceptedOn } = event.payload;
      const { due, workingDays } = promisedLimit;
      const promise = due === null ? `承诺${workingDays}个工作日办结` : `承诺${day(due)}前办结`;
      return event.kind === 'case.accepted'
        ? `受理，${document.text}，${promise}`
        : `逾期未告知，自${day(acceptedOn)}起视为受理，${document.text}，${promise}`;
    }
    case 'case.correction_notified':
      return `一次性告知补正${event.payload.points.length}项，${event.payload.document.text}`;
    case 'case.correction_repeated':
      return `再次告知补正${event.payload.points.length}项，${event.payload.document.text}，理由：${event.payload.reason}`;
    case 'case.supplemented':
      return event.payload.remaining.length === 0
        ? '补正材料已补齐'
        : `收到补正材料，尚有${event.payload.remaining.length}项未补齐`;
    case 'case.intake_refused':
      return `不予受理，${event.payload.document.text}：${event.payload.title}`;
    case 'case.not_required':
      return `不受理，${event.payload.document.text}：${event.payload.basis}`;
    case 'case.chain_adopted':
      return `采用部门的审批流程：${event.payload.steps.map(({ name }) => name).join('、')}`;
    case 'case.transmitted':
      return `转送${event.payload.to}`;
    case 'case.outcome_recorded':
      return `登记承办单位结果：${event.payload.result}`;
    case 'case.verified':
      return `${event.payload.form}（${event.payload.verifiers.map(({ name }) => name).join('、')}）：${event.payload.findings}`;
    case 'case.link_recorded':
      return `${event.payload.link}（${event.payload.place}）：${event.payload.note}`;
    case 'case.party_informed':
      return `告知利害关系人${event.payload.party.name}（${event.payload.party.relation}）`;
    case 'case.party_heard':
      return event.payload.waived
        ? '利害关系人放弃陈述和申辩'
        : `听取利害关系人的意见：${event.payload.words}`;
    case 'case.opinion_given': {
      const { post, result, text, actingFor } = event.payload;
      return `${post}${actingFor === null ? '' : '（B角代A）'}${result}：${text}`;
    }
    case 'case.suspended':
      return `${event.payload.procedure}自${day(event.payload.from)}开始，预计${event.payload.expectedDays}个工作日，${event.payload.document.text}`;
    case 'case.resumed':
      return `特别程序于${day(event.payload.to)}结束：${event.payload.result}`;
    case 'case.extended': {
      const { days, after, approver, document } = event.payload;
      // No date while a special procedure goes on, or beyond the published calendar.
      const until =
        after.due === null
          ? `个工作日，共${after.workingDays}个工作日`
          : `个工作日至${day(after.due)}（${after.workingDays}个工作日）`;
      return `延期${days}${until}，${approver.name}批准，${document.text}`;
    }
    case 'case.forwarded':
      return `上报${event.payload.superior}，${event.payload.document}`;
    case 'case.forward_returned':
      return `上级机关${event.payload.result}，${event.payload.document}`;
    case 'case.co_notified':
      return `抄告${event.payload.notices.map(({ department }) => department).join('、')}，${event.payload.document.text}`;
    case 'case.co_replied':
      return `${event.payload.department}答复：${event.payload.reply}`;
    case 'case.reminded':
      return `催办${event.payload.to}：${event.payload.text}`;
    case 'case.handed_over': {
      const { from, to, reason } = event.payload;
      return `${from === null ? '' : `由${from.name}`}交${to.name}承办：${reason}`;
    }
    case 'case.charged':
      return `缴款通知${event.payload.notice.text}，${event.payload.name}${yuan(event.payload.amount)}`;
    case 'case.charge_cancelled':
      return `缴款通知${event.payload.notice}作废：${event.payload.reason}`;
    case 'case.paid':
      return `银行到账${yuan(event.payload.amount)}，回单${event.payload.bankReceipt}`;
    case 'case.billed':
      return `开具票据${event.payload.number}`;
    case 'case.sealed':
      return `${event.payload.document}加盖${event.payload.sealName}${event.payload.copies}份`;
    case 'case.decided':
      return `${event.payload.result}，${event.payload.document.text}，${event.payload.decider.name}决定`;
    case 'case.certificate_made':
      return `制作${event.payload.name}（${event.payload.number}）`;
    case 'case.collection_notified':
      return `${event.payload.via}通知领取`;
    case 'case.served':
      return `${event.payload.manner}${event.payload.papers.map(({ title }) => `《${title}》`).join('')}，${event.payload.recipient.kind}`;
    case 'case.withdrawn':
      return `申请人撤回：${event.payload.reason}`;
    case 'case.terminated':
      return `终止办理，${event.payload.document.text}：${event.payload.title}`;
    case 'case.voided':
      return `作废（${event.payload.second.name}复核）：${event.payload.reason}`;
    case 'case.material_scanned': {
      const pages = event.payload.scans.reduce((sum, scan) => sum + scan.pages, 0);
      return `扫描“${event.payload.material}”${pages}页`;
    }
    case 'case.scan_removed':
      return `删除“${event.payload.material}”的扫描件1件：${event.payload.reason}`;
    case 'case.deemed_renewed':
      return `原证件${event.payload.certificate}有效期届满，视为准予延续`;
    default:
      return unreachable(event);
  }
}
