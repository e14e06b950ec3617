/** Rows 6 and 7: what the applicant is told where the limit stands still (许可法45) or is lengthened (许可法42). */
import { todayOf } from '../../act-context.ts';
import { addDays, type CivilDate, later } from '../../calendar/civil-date.ts';
import { addWorkingDays, type Deadline, deadlineText } from '../../calendar/working-days.ts';
import { timesOf } from '../../case/clocks.ts';
import type { CasePayload } from '../../case/events.ts';
import { isLicence } from '../../case/grounds.ts';
import { type CaseState, itemTitle, type Suspension } from '../../case/state.ts';
import { article45Procedures } from '../../clock/pauses.ts';
import { type CaseTimes, legalClock, promisedClock } from '../../clock/policy.ts';
import type { Organ } from '../../reference/index.ts';
import { ok, type Result } from '../../result.ts';
import {
  acceptedDay,
  caseNumberRows,
  cited,
  common,
  contactRow,
  day,
  type PaperContext,
  type Row,
  sealOf,
  today,
  twoCopies,
  withStop,
} from './case-parts.ts';
import type { PaperContent } from '../content.ts';
import { mayExtend, maySuspend } from '../may-print.ts';
import { paperTitles } from '../titles.ts';

/** Row 6. @param state with the procedure that begins among its suspensions */
export function suspensionNotice(
  state: CaseState,
  suspended: CasePayload<'case.suspended'>,
  organ: Organ,
  context: PaperContext,
): Result<PaperContent> {
  const allowed = maySuspend(suspended);
  if (!allowed.ok) return allowed;
  const { procedure, statute, reason, from, expectedDays, document, hearing } = suspended;
  const title = paperTitles.suspension(state.item);
  const others = state.suspensions.filter(({ id }) => id !== suspended.id);
  const rows: Row[] = [
    ...limitedCase(state),
    ['特别程序', procedure],
    ['启动的理由', reason],
    ...(statute === null || statute === '' ? [] : [['依据', statute] as Row]),
    ...hearingRows(hearing),
    ['开始日期', day(from)],
    ['预计所需时间', `${expectedDays}个工作日`],
    ['原法定时限', limitsWith(state, others, context).legal],
    ['预计法定时限', limitsWith(state, state.suspensions, context).legal],
    ['预计承诺时限', limitsWith(state, state.suspensions, context).promised],
    ...contactRows(organ, context),
  ];
  return ok({
    ...common(state, context),
    kind: '特别程序告知书',
    title,
    number: document.text,
    blocks: [
      {
        type: 'paragraph',
        text: `你（单位）提出的“${itemTitle(state)}”申请，本机关已于${acceptedDay(state)}受理。办理该申请依法需要进行${procedureName(procedure)}，现将有关事项告知如下：`,
      },
      { type: 'fields', rows },
      {
        type: 'statement',
        text: `${notCounted(state, suspended)}实际所需时间与预计不一致的，办结时限按照实际所需时间计算。`,
      },
    ],
    closing: {
      organ: organ.name,
      date: today(context),
      seal: sealOf({ number: document.text, title }, state, context),
    },
    ...twoCopies('告知书'),
  });
}

const procedureName = (procedure: string): string =>
  procedure === '其他法定程序' ? '法律、法规规定的其他程序' : procedure;

/** 许可法45 for licences and its eight procedures; elsewhere the statute that the clerk cites. */
function notCounted(
  { item }: Pick<CaseState, 'item'>,
  { procedure, statute }: CasePayload<'case.suspended'>,
): string {
  const article45 = isLicence(item) && (article45Procedures as readonly string[]).includes(procedure);
  const basis = article45 ? '《中华人民共和国行政许可法》第四十五条' : (statute ?? '');
  const rule = basis === '' ? '按照公布的办理程序' : `根据${cited(basis)}的规定`;
  return `${rule}，上述程序所需时间不计算在法定办理期限内。`;
}

/** 许可法47, 48. */
const hearingRows = (hearing: CasePayload<'case.suspended'>['hearing']): Row[] =>
  hearing === null
    ? []
    : [
        ['申请听证日期', day(hearing.requestedOn)],
        ['通知听证日期', day(hearing.noticeOn)],
        ['举行听证日期', day(hearing.heldOn)],
      ];

/** Both limits in words, as they will be when what is open takes as long as expected. */
function limitsWith(
  state: CaseState,
  suspensions: readonly Suspension[],
  context: PaperContext,
): { legal: string; promised: string } {
  const { calendar, hall } = context;
  const now = todayOf(context);
  const pauses = suspensions.map((pause) => ({ ...pause, to: pause.to ?? expectedEnd(pause, context) }));
  const times: CaseTimes | undefined = timesOf({ ...state, suspensions: pauses });
  if (times === undefined) throw new Error('only an accepted case has limits');
  const textOf = ({ limit, due }: { limit: number; due: CivilDate | null }): string =>
    deadlineText({ from: times.acceptedOn, workingDays: limit, due } satisfies Deadline);
  return {
    legal: textOf(legalClock(times, hall.settings, now, calendar)),
    promised: textOf(promisedClock(times, hall.settings, now, calendar)),
  };
}

/** Its last day; one that takes longer than expected lasts until today at least. Null beyond the calendar. */
function expectedEnd({ from, expectedDays }: Suspension, context: PaperContext): CivilDate | null {
  const end = addWorkingDays(context.calendar, addDays(from as CivilDate, -1), expectedDays);
  return end === undefined ? null : later(end, todayOf(context));
}

const limitedCase = (state: CaseState): Row[] => [...caseNumberRows(state), ['受理日期', acceptedDay(state)]];

const contactRows = (organ: Organ, context: PaperContext): Row[] => [
  contactRow(organ, context),
  ['监督投诉电话', context.hall.complaintPhone],
];

/** Row 7: the notice for the applicant, and the sheet with who approved it for the file. */
export function extensionNotice(
  state: CaseState,
  extended: CasePayload<'case.extended'>,
  organ: Organ,
  context: PaperContext,
): Result<PaperContent[]> {
  const allowed = mayExtend(extended, state.item);
  if (!allowed.ok) return allowed;
  const { days, reason, document } = extended;
  const { joint } = state.item;
  const head = joint ? `${context.hall.government.name}负责人` : '本机关负责人';
  const article = isLicence(state.item)
    ? `根据《中华人民共和国行政许可法》第四十二条第${joint ? '二' : '一'}款的规定，`
    : '';
  const notice: PaperContent = {
    ...common(state, context),
    kind: '延期通知书',
    title: paperTitles.extension,
    number: document.text,
    blocks: [
      {
        type: 'paragraph',
        text: `你（单位）提出的“${itemTitle(state)}”申请，本机关已于${acceptedDay(state)}受理，不能在法定期限内作出决定。${article}经${head}批准，决定将办理期限延长${days}个工作日。延长期限的理由：${withStop(reason)}`,
      },
      {
        type: 'fields',
        rows: [
          ...limitedCase(state),
          ['延长的期限', `${days}个工作日`],
          ...extendedLimits(state, extended),
          [
            `${isSuspended(state) ? '预计' : ''}新承诺时限`,
            limitsWith(state, state.suspensions, context).promised,
          ],
          ...contactRows(organ, context),
        ],
      },
    ],
    closing: {
      organ: organ.name,
      date: today(context),
      seal: sealOf({ number: document.text, title: paperTitles.extension }, state, context),
    },
    ...twoCopies('通知书'),
  };
  return ok([notice, approvalSheet(state, extended, organ, context)]);
}

const isSuspended = ({ suspensions }: Pick<CaseState, 'suspensions'>): boolean =>
  suspensions.some(({ to }) => to === null);

/** While a procedure goes on no day is known for either, and the calendar is not why. */
function extendedLimits(state: CaseState, { before, after }: CasePayload<'case.extended'>): Row[] {
  const textOf = (limit: Deadline): string =>
    limit.due === null && isSuspended(state)
      ? `${limit.workingDays}个工作日（特别程序尚未结束，届满日期待结束后确定）`
      : deadlineText(limit);
  return [
    ['原法定时限', textOf(before)],
    ['新法定时限', textOf(after)],
  ];
}

const nameOf = ({ name, staff }: CasePayload<'case.extended'>['approver']): string =>
  staff === null ? name : `${name}（工号${staff}）`;

/** Who approved it stays in the file (domain 4, row 7): it goes with the filed copy and is not handed out. */
const approvalSheet = (
  state: CaseState,
  extended: CasePayload<'case.extended'>,
  organ: Organ,
  context: PaperContext,
): PaperContent => ({
  ...common(state, context),
  kind: '审批表',
  title: paperTitles.extensionApproval,
  number: extended.document.text,
  addressee: '',
  blocks: [
    {
      type: 'fields',
      rows: [
        ['申请人', state.applicant.name],
        ['事项', itemTitle(state)],
        ...limitedCase(state),
        ['延期通知书', extended.document.text],
        ['延长的期限', `${extended.days}个工作日`],
        ...extendedLimits(state, extended),
        ['延期的理由', extended.reason],
        ['批准人', nameOf(extended.approver)],
        ['批准人身份', extended.approver.kind],
        ['批准日期', day(extended.approvedOn)],
        ['批准文书', extended.approvalDocument],
      ],
    },
  ],
  closing: { organ: organ.name, date: today(context), seal: null },
  signatures: [],
  footer: '本单随延期办理通知书存档，不交申请人。',
  copies: 1,
});
