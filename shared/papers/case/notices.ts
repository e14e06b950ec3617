import { civilDateAt } from '../../calendar/civil-date.ts';
import { deadlineText } from '../../calendar/working-days.ts';
import { isLicence } from '../../case/grounds.ts';
import type { CasePayload } from '../../case/events.ts';
import { type CaseState, itemTitle } from '../../case/state.ts';
import type { Organ, ServiceItem } from '../../reference/index.ts';
import { amountText } from '../../money.ts';
import { remediesText } from '../../remedies.ts';
import { ok, type Result } from '../../result.ts';
import type { PaperContent } from '../content.ts';
import { mayRefuseIntake } from '../may-print.ts';
import { paperTitles } from '../titles.ts';
import {
  cited,
  common,
  day,
  intakeSeal,
  materialsTable,
  type PaperContext,
  tookMaterials,
  twoCopies,
  withStop,
} from './case-parts.ts';

const acceptedText = (
  { item, correctionNotice }: CaseState,
  { acceptedOn }: { readonly acceptedOn: string },
): string =>
  `${correctionNotice === null ? '' : '经补正，'}材料齐全、符合法定形式，属于本机关职权范围。${isLicence(item) ? '根据《中华人民共和国行政许可法》第三十二条第一款第（五）项的规定，' : ''}本机关决定自${day(acceptedOn)}起予以受理。`;

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
        text: `你（单位）于${day(state.receivedOn)}向本机关提出的“${itemTitle(state)}”申请，${state.deemed ? deemedText(accepted) : acceptedText(state, accepted)}`,
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
          ['收费', feeText(state.item, context.item)],
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

/** H1: the fee the item was taken with, a variant's own included. Older cases did not keep it. */
function feeText({ fee }: CaseState['item'], item: ServiceItem | undefined): string {
  if (fee !== null) return `${fee.name} ${amountText(fee.rate)}/${fee.unit}（${fee.basis}）`;
  return item === undefined ? '按公布的标准' : '不收费';
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
        text: `你（单位）于${day(state.receivedOn)}向本机关提出“${itemTitle(state)}”申请（收件编号${state.receiptNumber}）。经审查，申请事项依法不需要${licence ? '取得行政许可' : '办理'}。依据：${withStop(informed.basis)}`,
      },
      {
        type: 'paragraph',
        text: `${article}现告知你（单位），本机关不受理该申请${tookMaterials(state) ? '，申请材料退还' : ''}。`,
      },
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
        text: `你（单位）于${day(state.receivedOn)}向本机关提出“${itemTitle(state)}”申请（收件编号${state.receiptNumber}）。经审查，${subjectOf(refused)}${refused.title}。具体理由：${withStop(refused.reason)}`,
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

/** Where no article is cited the ground says it all. */
const basisOf = (article: string): string =>
  article === '' ? '本机关依法' : `依据${cited(article)}的规定，本机关`;

/** 许可法78, 79: these two grounds are about the applicant, the others about what was applied for. */
const subjectOf = ({ ground }: CasePayload<'case.intake_refused'>): string =>
  ground === 'false_statement' || ground === 'barred_period' ? '你（单位）' : '';
