import { civilDateAt } from '../calendar/civil-date.ts';
import { deadlineText } from '../calendar/working-days.ts';
import { isLicence } from '../case/grounds.ts';
import type { CasePayload } from '../case/events.ts';
import type { CaseState } from '../case/state.ts';
import type { Organ, ServiceItem } from '../reference/index.ts';
import { amountText } from '../money.ts';
import { remediesText } from '../remedies.ts';
import { ok, type Result } from '../result.ts';
import type { PaperContent } from './content.ts';
import { mayRefuseIntake } from './may-print.ts';
import { paperTitles } from './titles.ts';
import {
  common,
  day,
  intakeSeal,
  materialsTable,
  type PaperContext,
  twoCopies,
  withStop,
} from './case-parts.ts';

const acceptedText = ({ acceptedOn }: { acceptedOn: string }, licence: boolean): string =>
  `材料齐全、符合法定形式，属于本机关职权范围。${licence ? '根据《中华人民共和国行政许可法》第三十二条第一款第（五）项的规定，' : ''}本机关决定自${day(acceptedOn)}起予以受理。`;

/** 许可法32(4): silence is acceptance from the day of receipt. */
const deemedText = ({ acceptedOn }: { acceptedOn: string }): string =>
  `本机关没有在收到申请材料之日起五个工作日内告知需要补正的内容。根据《中华人民共和国行政许可法》第三十二条第一款第（四）项的规定，该申请自${day(acceptedOn)}收到申请材料之日起即为受理。`;

/** Row 2, B1: 许可法32(5) and its last paragraph. */
export function acceptanceNotice(
  state: CaseState,
  accepted: CasePayload<'case.accepted'>,
  organ: Organ,
  context: PaperContext,
): PaperContent {
  const shared = common(state, context);
  const licence = isLicence(state.item);
  return {
    ...shared,
    kind: '受理通知书',
    title: paperTitles.acceptance(state.item),
    number: accepted.document.text,
    blocks: [
      {
        type: 'paragraph',
        text: `你（单位）于${day(state.receivedOn)}向本机关提出的“${state.item.name}”申请，${state.deemed ? deemedText(accepted) : acceptedText(accepted, licence)}`,
      },
      {
        type: 'fields',
        rows: [
          ['办件编号', accepted.caseNumber.text],
          ['收件编号', state.receiptNumber],
          ['收到材料日期', day(state.receivedOn)],
          ['受理日期', day(accepted.acceptedOn)],
          ['法定办结时限', deadlineText(accepted.legalLimit)],
          ['承诺办结时限', deadlineText(accepted.promisedLimit)],
          ['收费', feeText(context.item)],
          ['结果领取', context.phrase('受理通知书.领取', { 窗口: context.hall.counter.position })],
          ['经办人', `${shared.handler} 电话 ${organ.phone}`],
          ['监督投诉电话', context.hall.complaintPhone],
        ],
      },
      ...(licence
        ? [
            {
              type: 'statement' as const,
              text: context.phrase('受理通知书.除外时间'),
            },
          ]
        : []),
      ...materialsTable(state, '附：申请材料清单'),
    ],
    closing: {
      organ: organ.name,
      // Dated when it is given out; what silence accepted was accepted before.
      date: day(state.deemed ? civilDateAt(context.now) : accepted.acceptedOn),
      seal: intakeSeal,
    },
    ...twoCopies('通知书'),
  };
}

/** H1. Of an item that has left the catalogue only this is still certain. */
function feeText(item: ServiceItem | undefined): string {
  if (item === undefined) return '按公布的标准';
  return item.fee === null
    ? '不收费'
    : `${item.fee.name} ${amountText(item.fee.rate)}/${item.fee.unit}（${item.fee.basis}）`;
}

/** Row 4: 许可法32(1). It decides nothing about a right and needs no remedies: there was nothing to apply for. */
export function notRequiredNotice(
  state: CaseState,
  informed: CasePayload<'case.not_required'>,
  organ: Organ,
  context: PaperContext,
): PaperContent {
  const licence = isLicence(state.item);
  const article = licence ? '根据《中华人民共和国行政许可法》第三十二条第一款第（一）项的规定，' : '';
  return {
    ...common(state, context),
    kind: '不受理告知书',
    title: paperTitles.notRequired,
    number: informed.document.text,
    blocks: [
      {
        type: 'paragraph',
        text: `你（单位）于${day(state.receivedOn)}向本机关提出“${state.item.name}”申请（收件编号${state.receiptNumber}）。经审查，申请事项依法不需要${licence ? '取得行政许可' : '办理'}。依据：${withStop(informed.basis)}`,
      },
      { type: 'paragraph', text: `${article}现告知你（单位），本机关不受理该申请，申请材料退还。` },
      ...materialsTable(state, '退还的申请材料'),
      {
        type: 'fields',
        rows: [
          ['咨询电话', organ.phone],
          ['监督投诉电话', context.hall.complaintPhone],
        ],
      },
    ],
    closing: { organ: organ.name, date: day(informed.informedOn), seal: intakeSeal },
    signatures: [],
    footer: '本告知书一式一份，交申请人。',
    copies: 1,
  };
}

/** Row 5, B3: 许可法32(2) or another lawful ground, specific reasons, remedies by current law. */
export function refusalDecision(
  state: CaseState,
  refused: CasePayload<'case.intake_refused'>,
  organ: Organ,
  context: PaperContext,
): Result<PaperContent> {
  const allowed = mayRefuseIntake(refused);
  if (!allowed.ok) return allowed;
  const elsewhere = refused.competentOrgan === '' ? '' : `请向${refused.competentOrgan}提出申请。`;
  return ok({
    ...common(state, context),
    kind: '不予受理决定书',
    title: paperTitles.refusal(state.item),
    number: refused.document.text,
    blocks: [
      {
        type: 'paragraph',
        text: `你（单位）于${day(state.receivedOn)}向本机关提出“${state.item.name}”申请（收件编号${state.receiptNumber}）。经审查，${refused.title}。具体理由：${withStop(refused.reason)}`,
      },
      {
        type: 'paragraph',
        text: `${basisOf(refused.article)}决定不予受理。${elsewhere}`,
      },
      ...materialsTable(state, '退还的申请材料'),
      {
        type: 'statement',
        text: remediesText({ ...organ, kind: '不予受理' }),
      },
    ],
    closing: { organ: organ.name, date: day(refused.refusedOn), seal: intakeSeal },
    ...twoCopies('决定书'),
  });
}

/** Where no article is cited the ground says it all. A citation may itself end in 的规定. */
const basisOf = (article: string): string =>
  article === '' ? '本机关依法' : `依据${article.replace(/(?:的?规定)?[。.]?$/u, '')}的规定，本机关`;
