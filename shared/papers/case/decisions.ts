/** Rows 8 and 9: the decision, as the case has it (许可法38). */
import { deadlineText } from '../../calendar/working-days.ts';
import type { CasePayload } from '../../case/events.ts';
import { isLicence } from '../../case/grounds.ts';
import { type CaseState, itemTitle } from '../../case/state.ts';
import type { Organ } from '../../reference/index.ts';
import { ok, type Result } from '../../result.ts';
import {
  acceptedDay,
  caseNumberRows,
  cited,
  common,
  day,
  identityRow,
  type PaperContext,
  type Row,
  sealOf,
  twoCopies,
  withStop,
} from './case-parts.ts';
import type { PaperBlock, PaperContent } from '../content.ts';
import { mayDecide } from '../may-print.ts';
import { paperTitles } from '../titles.ts';

type Decided = CasePayload<'case.decided'>;

export function decisionPaper(
  state: CaseState,
  decided: Decided,
  organ: Organ,
  context: PaperContext,
): Result<PaperContent> {
  const allowed = mayDecide(decided);
  if (!allowed.ok) return allowed;
  const granted = decided.result === '准予';
  const title = (granted ? paperTitles.grant : paperTitles.denial)(state.item);
  const number = decided.document.text;
  return ok({
    ...common(state, context),
    kind: granted ? '准予决定书' : '不予决定书',
    title,
    number,
    blocks: granted ? grantBlocks(state, decided) : denialBlocks(state, decided),
    closing: {
      organ: organ.name,
      date: day(decided.decidedOn),
      seal: sealOf({ number, title }, state, context),
    },
    ...twoCopies('决定书'),
  });
}

/** Row 8. 许可法44 and 40 are of licences; what they promise is kept for the other items too. */
function grantBlocks(state: CaseState, decided: Decided): PaperBlock[] {
  const licence = isLicence(state.item);
  const { content, validUntil, serviceLimit } = decided;
  return [
    {
      type: 'paragraph',
      text: `${opening(state)}经审查，符合法定条件、标准。${superior(state, '批准')}${basisOf(decided, licence ? '《中华人民共和国行政许可法》第三十八条第一款' : '')}本机关决定准予${licence ? '行政许可' : '办理'}。`,
    },
    {
      type: 'fields',
      rows: [
        ...applicantRows(state),
        [licence ? '许可内容、范围和条件' : '准予的内容、范围和条件', content],
        ['有效期', validUntil === null ? '未规定有效期' : `至${day(validUntil)}`],
        // Made out after the decision (许可法39).
        ...(licence
          ? ([['许可证件', '依法需要颁发的另行制发，名称和编号以证件载明的为准']] satisfies Row[])
          : []),
        ['送达期限', deadlineText(serviceLimit)],
      ],
    },
    {
      type: 'statement',
      text: licence
        ? '本机关自作出决定之日起十个工作日内向你（单位）颁发、送达行政许可证件（《中华人民共和国行政许可法》第四十四条）。'
        : '本机关自作出决定之日起十个工作日内向你（单位）送达办理结果。',
    },
    { type: 'statement', text: publicText(decided, licence) },
  ];
}

/** Row 9, 许可法38(2): facts, reasons, clause, and how to appeal. */
const denialBlocks = (state: CaseState, decided: Decided): PaperBlock[] => {
  const licence = isLicence(state.item);
  return [
    {
      type: 'paragraph',
      text: `${opening(state)}经审查，不符合法定条件、标准。${superior(state, '不予批准')}${basisOf(decided, licence ? '《中华人民共和国行政许可法》第三十八条第二款' : '')}本机关决定不予${licence ? '行政许可' : '办理'}。`,
    },
    {
      type: 'fields',
      rows: [
        ...applicantRows(state),
        ['事实', decided.content],
        ['理由', decided.reasons],
        ['依据', decided.basis],
      ],
    },
    { type: 'statement', text: decided.remedies },
  ];
};

const opening = (state: CaseState): string =>
  `你（单位）于${day(state.receivedOn)}提出的“${itemTitle(state)}”申请，本机关已于${acceptedDay(state)}受理。`;

/** C3: the organ above has decided, and this one gives out the paper. */
const superior = ({ forwarding }: Pick<CaseState, 'forwarding'>, result: '批准' | '不予批准'): string =>
  forwarding === null ? '' : `本件经${forwarding.superior}审查，${result}。`;

const basisOf = ({ basis }: Decided, article: string): string =>
  `根据${article === '' ? '' : `${article}和`}${cited(basis)}的规定，`;

const applicantRows = (state: CaseState): Row[] => [
  ['申请人', state.applicant.name],
  identityRow(state),
  ['事项', itemTitle(state)],
  ...caseNumberRows(state),
  ...heldRow(state),
];

/** 许可法49, 50: the permit that a change or a renewal is about. */
const heldRow = ({ held }: Pick<CaseState, 'held'>): Row[] =>
  held === null ? [] : [['原证件', `${held.certificate}（申请${held.kind}）`]];

/** 许可法40. */
function publicText({ public: open, secret }: Decided, licence: boolean): string {
  if (!open) return `本决定不予公开，依据：${withStop(secret ?? '')}`;
  return licence
    ? '本决定予以公开，公众有权查阅（《中华人民共和国行政许可法》第四十条）。'
    : '本决定依法予以公开。';
}
