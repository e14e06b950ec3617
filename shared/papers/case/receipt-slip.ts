import { chineseDateTime, civilDateAt } from '../../calendar/civil-date.ts';
import { type Deadline, deadlineText } from '../../calendar/working-days.ts';
import { maskedApplicant } from '../../case/applicant.ts';
import { isLicence } from '../../case/grounds.ts';
import type { CasePayload } from '../../case/events.ts';
import { type CaseState, itemTitle } from '../../case/state.ts';
import type { Organ } from '../../reference/index.ts';
import { unreachable } from '../../result.ts';
import type { PaperBlock, PaperContent } from '../content.ts';
import {
  caseNumberRows,
  codesOf,
  common,
  count,
  day,
  intakeSeal,
  maskedRows,
  materialsTable,
  pages,
  type PaperContext,
  tookMaterials,
} from './case-parts.ts';

/** Row 1: what was taken, and that this is not acceptance. */
export const receiptSlip = (
  state: CaseState,
  received: CasePayload<'case.received'>,
  organ: Organ,
  context: PaperContext,
): PaperContent =>
  slip('申请材料收件凭证', state, organ, context, {
    date: state.receivedOn,
    taken: takenAt(received, context),
    facts: [],
    blocks: materialsTable(
      state,
      state.stage === '不予受理' || state.stage === '不受理' ? '已退还的材料' : '收到的材料',
    ),
  });

/** A5: what was taken down on paper came in earlier than it is entered. */
export const takenAt = (
  { receivedOn, lateEntry }: CasePayload<'case.received'>,
  { now }: Pick<PaperContext, 'now'>,
): string =>
  lateEntry === null && receivedOn === civilDateAt(now)
    ? chineseDateTime(now)
    : `${day(receivedOn)}${lateEntry === null ? '' : `（补录，纸质凭证${lateEntry.slip}）`}`;

/** Row 3b: the day it was supplied, and every open line of the notice with what became of it. */
export const supplementSlip = (
  state: CaseState,
  supplemented: CasePayload<'case.supplemented'>,
  organ: Organ,
  context: PaperContext,
): PaperContent =>
  slip('补正材料收件凭证', state, organ, context, {
    date: supplemented.suppliedOn,
    taken: chineseDateTime(context.now),
    facts: state.correctionNotice === null ? [] : [['补正告知书', state.correctionNotice]],
    blocks: [answersTable(supplemented)],
  });

function answersTable(supplemented: CasePayload<'case.supplemented'>): PaperBlock {
  const rows = supplemented.answered.map((answered, index) => {
    const { materialId, answer } = answered;
    const line = supplemented.materials.find((candidate) => candidate.materialId === materialId);
    const point = supplemented.remaining.find((candidate) => candidate.materialId === materialId);
    return [
      String(index + 1),
      line?.name ?? materialId,
      count(answered),
      pages(answered),
      answer === '仍需补正' && point !== undefined
        ? `仍需补正（${point.problem}）：${point.requirement}`
        : answer,
    ];
  });
  const head = [
    { title: '序号', share: 8 },
    { title: '材料名称', share: 40 },
    { title: '份数', share: 18 },
    { title: '页数', share: 10 },
    { title: '结果', share: 24 },
  ];
  return { type: 'table', caption: '对照告知书登记的补正材料', head, rows };
}

interface SlipParts {
  /** The day the seal is put under. */
  readonly date: string;
  readonly taken: string;
  readonly facts: [string, string][];
  readonly blocks: PaperBlock[];
}

/** 80 mm. It leaves the desk on thermal paper: the ID is masked. */
function slip(
  title: string,
  state: CaseState,
  organ: Organ,
  context: PaperContext,
  { date, taken, facts, blocks }: SlipParts,
): PaperContent {
  const shared = common(state, context);
  const rows: [string, string][] = [
    ...maskedRows(state, '申请人'),
    ['事项', itemTitle(state)],
    ...facts,
    ...caseNumberRows(state),
    ['收件时间', taken],
    ['收件窗口', `${context.hall.counter.name}（${context.hall.counter.position}）`],
    ['收件人', shared.handler],
    ['咨询电话', organ.phone],
    ['监督投诉', context.hall.complaintPhone],
  ];
  return {
    ...shared,
    kind: '收件凭证',
    title,
    number: state.receiptNumber,
    addressee: maskedApplicant(state.applicant).name,
    blocks: [{ type: 'fields', rows }, ...blocks, { type: 'statement', text: receiptStatement(state) }],
    closing: { organ: organ.name, date: day(date), seal: intakeSeal },
    signatures: ['交件人签名', '收件人签名'],
    footer: context.phrase('收件凭证.页脚'),
    copies: 1,
    ...codesOf(state),
  };
}

/** In a sentence: beyond the calendar the days alone are certain. */
const within = (limit: Deadline): string =>
  limit.due === null ? deadlineText(limit).replace('个工作日', '个工作日内') : deadlineText(limit);

export function receiptStatement(state: CaseState): string {
  const returned = tookMaterials(state) ? '，申请材料已退还' : '';
  switch (state.stage) {
    case '已受理':
      return state.promisedLimit === null
        ? '本件已受理，以受理通知书为准。'
        : `本件已受理，承诺${within(state.promisedLimit)}办结，以受理通知书为准。`;
    case '补正中':
      return state.openPoints.length === 0
        ? '本凭证不是受理凭证。'
        : `本件尚未受理：还有${state.openPoints.length}项材料需要补正，详见告知书。补齐之日起受理并计算办理时限。`;
    case '不予受理':
      return `本件不予受理${returned}，理由和救济途径见决定书。`;
    case '不受理':
      return `本件依法不需要${isLicence(state.item) ? '取得行政许可' : '办理'}${returned}，依据见告知书。`;
    case '收件': {
      if (state.item.intakeOnly) return '本凭证不是受理凭证。材料转送承办单位，仍按原运行模式审批。';
      const told = `本凭证不是受理凭证。${within(state.noticeLimit)}告知是否需要补正`;
      return isLicence(state.item)
        ? `${told}；逾期不告知的，自收到材料之日起即为受理（行政许可法第三十二条）。`
        : `${told}。`;
    }
    // A slip is made when the case is taken or supplemented; nothing further has happened by then.
    case '已决定':
    case '已送达':
    case '已转送':
    case '已办结':
    case '已撤回':
    case '已终止':
    case '已作废':
      return `本件现为“${state.stage}”。`;
    default:
      return unreachable(state.stage);
  }
}
