/** The papers of intake: the receipt (domain row 1) and the notices of 许可法32 (rows 2, 3, 5). */
import { chineseDate, chineseDateTime, type CivilDate } from '../calendar/civil-date.ts';
import { deadlineText } from '../calendar/working-days.ts';
import { maskedApplicant } from '../case/applicant.ts';
import { organOf } from '../case/decide.ts';
import type { CaseEvent } from '../case/events.ts';
import type { CaseState } from '../case/state.ts';
import type { Instant } from '../event.ts';
import type { HallReference, Organ, ServiceItem, StaffMember } from '../reference/index.ts';
import { ok, type Result, refuse, unreachable } from '../result.ts';
import type { PaperBlock, PaperContent } from './content.ts';

export interface PaperContext {
  readonly now: Instant;
  readonly hall: HallReference;
  readonly item: ServiceItem;
  readonly person: StaffMember;
}

const sealName = '行政受理专用章';
const isLicence = (item: { category: string }): boolean => item.category === '行政许可';
const day = (date: string): string => chineseDate(date as CivilDate);

/**
 * The papers due for what just happened, in the order they come out.
 * @param state the case after the events. Refuses where the organ, date, number or handler of a paper is missing.
 */
export function papersDue(
  state: CaseState,
  events: readonly CaseEvent[],
  context: PaperContext,
): Result<PaperContent[]> {
  const organ = organOf(context.hall, state.item.organ);
  if (!organ.ok) return organ;
  const papers: PaperContent[] = [];
  for (const event of events) {
    if (event.kind === 'case.accepted')
      papers.push(acceptanceNotice(state, event.payload, organ.value, context));
    if (event.kind === 'case.correction_notified')
      papers.push(correctionNotice(state, event.payload, organ.value, context));
    if (event.kind === 'case.intake_refused')
      papers.push(refusalDecision(state, event.payload, organ.value, context));
  }
  if (events.some((event) => event.kind === 'case.received' || event.kind === 'case.supplemented'))
    papers.unshift(receiptSlip(state, events, organ.value, context));
  for (const paper of papers) {
    const complete = mayPrint(paper);
    if (!complete.ok) return complete;
  }
  return ok(papers);
}

/** Refuse to print: no organ, no date, no handler, no number (domain 4). */
export function mayPrint(paper: PaperContent): Result<true> {
  const missing = [
    [paper.number, '编号'],
    [paper.closing.organ, '机关名称'],
    [paper.closing.date, '日期'],
    [paper.handler, '经办人'],
    [paper.addressee, '申请人'],
  ].flatMap(([value, name]) => (value === '' ? [name] : []));
  if (missing.length > 0)
    return refuse(
      'rule',
      '许可法32',
      `《${paper.title}》缺少${missing.join('、')}，不能出具。`,
      '请补充后再办理。',
    );
  if (paper.blocks.some((block) => block.type === 'table' && block.rows.length === 0))
    return refuse(
      'rule',
      '许可法32(4)',
      `《${paper.title}》的清单为空，不能出具。`,
      '请登记清单内容后再办理。',
    );
  return ok(true);
}

function common(state: CaseState, organ: Organ, context: PaperContext) {
  return {
    training: context.hall.training,
    addressee: `${state.applicant.name}：`,
    handler: `${context.person.name}（工号${context.person.number}）`,
  };
}

const count = (line: { originals: number; copies: number }): string =>
  [line.originals > 0 ? `原件${line.originals}` : '', line.copies > 0 ? `复印件${line.copies}` : '']
    .filter((part) => part !== '')
    .join(' ');

function materialsTable(state: CaseState, caption: string): PaperBlock[] {
  const rows = state.materials
    .filter((line) => line.received)
    .map((line, index) => [
      String(index + 1),
      line.name,
      count(line),
      line.pages > 0 ? `${line.pages}页` : '',
    ]);
  if (rows.length === 0) return [{ type: 'paragraph', text: `${caption}：无。` }];
  const head = [
    { title: '序号', share: 10 },
    { title: '材料名称', share: 56 },
    { title: '份数', share: 22 },
    { title: '页数', share: 12 },
  ];
  return [{ type: 'table', caption, head, rows }];
}

/** Row 1, 80 mm. It leaves the desk on thermal paper: the ID is masked. */
function receiptSlip(
  state: CaseState,
  events: readonly CaseEvent[],
  organ: Organ,
  context: PaperContext,
): PaperContent {
  const shared = common(state, organ, context);
  const masked = maskedApplicant(state.applicant);
  const refused = events.some((event) => event.kind === 'case.intake_refused');
  const supplemented = events.some((event) => event.kind === 'case.supplemented');
  const rows: [string, string][] = [
    ['申请人', masked.name],
    [state.applicant.kind === 'person' ? '证件号码' : '信用代码', masked.number],
    ...(state.agent === null
      ? []
      : [
          ['代理人', maskedApplicant({ kind: 'person', source: 'typed', ...state.agent }).name] as [
            string,
            string,
          ],
        ]),
    ['事项', state.item.name],
    ...(state.caseNumber === null ? [] : [['办件编号', state.caseNumber] as [string, string]]),
    ['收件时间', chineseDateTime(context.now)],
    ['收件窗口', `${context.hall.counter.name}（${context.hall.counter.position}）`],
    ['收件人', shared.handler],
    ['咨询电话', organ.phone],
    ['监督投诉', context.hall.complaintPhone],
  ];
  return {
    ...shared,
    kind: '收件凭证',
    title: supplemented ? '补正材料收件凭证' : '申请材料收件凭证',
    number: state.receiptNumber,
    addressee: masked.name,
    blocks: [
      { type: 'fields', rows },
      ...materialsTable(state, refused ? '已退还的材料' : '收到的材料'),
      { type: 'statement', text: receiptStatement(state) },
    ],
    closing: { organ: organ.name, date: day(state.receivedOn), seal: sealName },
    signatures: ['交件人签名'],
    footer: '请妥善保管本凭证，凭收件编号查询办理情况。热敏纸字迹会消退，法定文书以A4纸文书为准。',
    copies: 1,
    qr: state.receiptNumber,
  };
}

function receiptStatement(state: CaseState): string {
  switch (state.stage) {
    case '已受理':
      return state.promisedLimit === null
        ? '本件已受理，以受理通知书为准。'
        : `本件已受理，承诺${deadlineText(state.promisedLimit)}办结，以受理通知书为准。`;
    case '补正中':
      return state.openPoints.length === 0
        ? '本凭证不是受理凭证。'
        : `本件尚未受理：还有${state.openPoints.length}项材料需要补正，详见告知书。补齐之日起受理并计算办理时限。`;
    case '不予受理':
      return '本件不予受理，申请材料已退还，理由和救济途径见决定书。';
    case '收件':
      return `本凭证不是受理凭证。${deadlineText(state.noticeLimit)}告知是否需要补正；逾期不告知的，自收到材料之日起即为受理（行政许可法第三十二条）。`;
    default:
      return unreachable(state.stage);
  }
}

type Payload<Kind extends CaseEvent['kind']> = Extract<CaseEvent, { kind: Kind }>['payload'];

/** Row 2, B1: 许可法32(5) and its last paragraph. */
function acceptanceNotice(
  state: CaseState,
  accepted: Payload<'case.accepted'>,
  organ: Organ,
  context: PaperContext,
): PaperContent {
  const shared = common(state, organ, context);
  const licence = isLicence(state.item);
  const basis = licence ? '根据《中华人民共和国行政许可法》第三十二条第一款第（五）项的规定，' : '';
  const { fee } = context.item;
  return {
    ...shared,
    kind: '受理通知书',
    title: licence ? '行政许可受理通知书' : '受理通知书',
    number: accepted.document.text,
    blocks: [
      {
        type: 'paragraph',
        text: `你（单位）于${day(state.receivedOn)}向本机关提出的“${state.item.name}”申请，材料齐全、符合法定形式，属于本机关职权范围。${basis}本机关决定自${day(accepted.acceptedOn)}起予以受理。`,
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
          ['收费', fee === null ? '不收费' : `${fee.name} ${fee.amount}（${fee.basis}）`],
          ['结果领取', `办结后通知你（单位）到${context.hall.counter.position}领取`],
          ['经办人', `${shared.handler} 电话 ${organ.phone}`],
          ['监督投诉电话', context.hall.complaintPhone],
        ],
      },
      ...(licence
        ? [
            {
              type: 'statement' as const,
              text: '依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在上述期限内，本机关将另行书面告知（《中华人民共和国行政许可法》第四十五条）。',
            },
          ]
        : []),
      ...materialsTable(state, '附：申请材料清单'),
    ],
    closing: { organ: organ.name, date: day(accepted.acceptedOn), seal: sealName },
    signatures: ['申请人（代理人）签收'],
    footer: '本通知书一式两份，一份交申请人，一份存档。',
    copies: 2,
    qr: null,
  };
}

/** Row 3, B2: 许可法32(4) — everything, once. */
function correctionNotice(
  state: CaseState,
  notified: Payload<'case.correction_notified'>,
  organ: Organ,
  context: PaperContext,
): PaperContent {
  const shared = common(state, organ, context);
  const licence = isLicence(state.item);
  const basis = licence ? '根据《中华人民共和国行政许可法》第三十二条第一款第（四）项的规定，' : '';
  return {
    ...shared,
    kind: '补正告知书',
    title: licence ? '补正行政许可申请有关材料告知书' : '补正申请有关材料告知书',
    number: notified.document.text,
    blocks: [
      {
        type: 'paragraph',
        text: `你（单位）于${day(state.receivedOn)}提出的“${state.item.name}”申请（收件编号${state.receiptNumber}），申请材料不齐全或者不符合法定形式。${basis}现将需要补正的全部内容一次性告知如下：`,
      },
      {
        type: 'table',
        caption: '需要补正的全部内容',
        head: [
          { title: '序号', share: 8 },
          { title: '材料名称', share: 26 },
          { title: '问题', share: 14 },
          { title: '补正要求', share: 22 },
          { title: '依据', share: 16 },
          { title: '办理渠道', share: 14 },
        ],
        rows: notified.points.map((point, index) => [
          String(index + 1),
          point.material,
          point.problem,
          point.requirement,
          point.basis,
          point.source,
        ]),
      },
      {
        type: 'statement',
        text: '以上为需要补正的全部内容，一次告知。自申请材料补齐之日起受理，办理时限从补齐之日起计算。',
      },
      {
        type: 'paragraph',
        text: `补正材料请提交至${context.hall.name}${context.hall.counter.position}（${context.hall.address}），办公时间${context.hall.hours}，联系电话${organ.phone}。`,
      },
      ...materialsTable(state, '已收到的材料'),
    ],
    closing: { organ: organ.name, date: day(notified.notifiedOn), seal: sealName },
    signatures: ['申请人（代理人）签收'],
    footer: '本告知书一式两份，一份交申请人，一份存档。',
    copies: 2,
    qr: null,
  };
}

/** Row 5, B3: 许可法32(2) or another lawful ground, specific reasons, remedies by current law. */
function refusalDecision(
  state: CaseState,
  refused: Payload<'case.intake_refused'>,
  organ: Organ,
  context: PaperContext,
): PaperContent {
  const shared = common(state, organ, context);
  const elsewhere = refused.competentOrgan === '' ? '' : `请向${refused.competentOrgan}提出申请。`;
  return {
    ...shared,
    kind: '不予受理决定书',
    title: isLicence(state.item) ? '行政许可不予受理决定书' : '不予受理决定书',
    number: refused.document.text,
    blocks: [
      {
        type: 'paragraph',
        text: `你（单位）于${day(state.receivedOn)}向本机关提出“${state.item.name}”申请（收件编号${state.receiptNumber}）。经审查，${refused.title}。具体理由：${withStop(refused.reason)}`,
      },
      {
        type: 'paragraph',
        text: `依据${refused.article}的规定，本机关决定不予受理。${elsewhere}`,
      },
      ...materialsTable(state, '退还的申请材料'),
      {
        type: 'statement',
        text: `如不服本决定，可以自收到本决定书之日起六十日内向${organ.reconsideration}申请行政复议，也可以自收到本决定书之日起六个月内依法向${organ.court}提起行政诉讼。`,
      },
    ],
    closing: { organ: organ.name, date: day(refused.refusedOn), seal: sealName },
    signatures: ['申请人（代理人）签收'],
    footer: '本决定书一式两份，一份交申请人，一份存档。',
    copies: 2,
    qr: null,
  };
}

const withStop = (sentence: string): string => (/[。！？]$/.test(sentence) ? sentence : `${sentence}。`);
