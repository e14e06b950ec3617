/** Row 3: 补正告知书, the one of 许可法32(4) and the further one that a supervisor agreed to (B2). */
import { isLicence } from '../../case/grounds.ts';
import type { CorrectionPoint } from '../../case/materials.ts';
import type { CasePayload } from '../../case/events.ts';
import { type CaseState, itemTitle } from '../../case/state.ts';
import type { Organ } from '../../reference/index.ts';
import type { PaperBlock, PaperContent } from '../content.ts';
import {
  common,
  day,
  intakeSeal,
  materialsTable,
  type PaperContext,
  twoCopies,
  withoutStop,
} from './case-parts.ts';
import { paperTitles } from '../titles.ts';

interface Notice {
  readonly number: string;
  readonly date: string;
  readonly opening: string;
  readonly caption: string;
  readonly points: readonly CorrectionPoint[];
  readonly statement: string;
}

const fromThen = '自申请材料补齐之日起受理，办理时限从补齐之日起计算。';

/** B2: everything, once. */
export const correctionNotice = (
  state: CaseState,
  { document, points, notifiedOn }: CasePayload<'case.correction_notified'>,
  organ: Organ,
  context: PaperContext,
): PaperContent =>
  notice(state, organ, context, {
    number: document.text,
    date: notifiedOn,
    opening: `申请材料不齐全或者不符合法定形式。${basisOf(state)}现将需要补正的全部内容一次性告知如下：`,
    caption: '需要补正的全部内容',
    points,
    statement: `以上为需要补正的全部内容，一次告知。${fromThen}`,
  });

/** B2: it says of itself that it is a further one, why, and that what the earlier ones named still counts. */
export function repeatedNotice(
  state: CaseState,
  { document, points, notifiedOn, reason }: CasePayload<'case.correction_repeated'>,
  organ: Organ,
  context: PaperContext,
): PaperContent {
  const title = paperTitles.correction(state.item);
  const earlier = state.documents
    .filter((paper) => paper.title === title && paper.number !== document.text)
    .map(({ number }) => number)
    .join('、');
  return notice(state, organ, context, {
    number: document.text,
    date: notifiedOn,
    opening: `本机关已以${earlier}告知需要补正的内容。经监察人员同意，现再次告知需要补正的内容，理由：${withoutStop(reason)}。`,
    caption: '再次告知需要补正的内容',
    points,
    statement: `${earlier}列明、尚未补正的其他内容仍需补正；同一项材料以本告知书为准。${fromThen}`,
  });
}

const basisOf = (state: CaseState): string =>
  isLicence(state.item) ? '根据《中华人民共和国行政许可法》第三十二条第一款第（四）项的规定，' : '';

const notice = (
  state: CaseState,
  organ: Organ,
  context: PaperContext,
  { number, date, opening, caption, points, statement }: Notice,
): PaperContent => ({
  ...common(state, context),
  kind: '补正告知书',
  title: paperTitles.correction(state.item),
  number,
  blocks: [
    {
      type: 'paragraph',
      text: `你（单位）于${day(state.receivedOn)}提出的“${itemTitle(state)}”申请（收件编号${state.receiptNumber}），${opening}`,
    },
    pointsTable(points, caption),
    { type: 'statement', text: statement },
    {
      type: 'paragraph',
      text: context.phrase('补正告知书.提交', {
        大厅: context.hall.name,
        窗口: context.hall.counter.position,
        地址: context.hall.address,
        办公时间: context.hall.hours,
        电话: organ.phone,
      }),
    },
    ...materialsTable(state, '已收到的材料'),
  ],
  closing: { organ: organ.name, date: day(date), seal: intakeSeal },
  ...twoCopies('告知书'),
});

const pointsTable = (points: readonly CorrectionPoint[], caption: string): PaperBlock => ({
  type: 'table',
  caption,
  head: [
    { title: '序号', share: 8 },
    { title: '材料名称', share: 26 },
    { title: '问题', share: 14 },
    { title: '补正要求', share: 22 },
    { title: '依据', share: 16 },
    { title: '办理渠道', share: 14 },
  ],
  rows: points.map(({ material, problem, requirement, basis, source }, index) => [
    String(index + 1),
    material,
    problem,
    requirement,
    // Of an item that has left the catalogue they are not known any more.
    basis || '—',
    source || '—',
  ]),
});
