/**
 * What no paper may lack (domain 4). It holds whatever was decided before: a paper that says less than the law asks for
 * does not come out, and the act that would have given it out does not come about.
 */
import type { CasePayload } from '../case/events.ts';
import { refusalGrounds } from '../case/grounds.ts';
import type { CaseState } from '../case/state.ts';
import { citesArticle } from '../case/citation.ts';
import { extensionApprover, maxExtensionDays } from '../clock/extension.ts';
import { article45Procedures } from '../clock/pauses.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { PaperContent } from './content.ts';
import type { PaperKind } from './kinds.ts';

/** Lists and reports of the hall itself: no series numbers them, and one with nothing on it says so. */
const ofTheHall: ReadonlySet<PaperKind> = new Set([
  '咨询登记',
  '替岗登记',
  '用印登记',
  '票据登记',
  '投诉登记',
  '部门月报',
  '一览表A',
  '一览表B',
  '评议通报',
  '监察通报',
  '办事指南',
  '日结单',
]);
/** They name whom they are about among their fields. */
const unaddressed: ReadonlySet<PaperKind> = new Set([
  '接收凭证',
  '补正收件清单',
  '送达回证',
  '材料移交单',
  '审批表',
  '授权书',
]);

/** Refuse to print: no organ, no date, no handler, no number; a list with nothing on it. */
export function mayPrint(paper: PaperContent): Result<true> {
  const { kind, title, number, addressee, handler, closing, blocks } = paper;
  const hallOnly = ofTheHall.has(kind);
  const needed: readonly (readonly [string, string])[] = [
    ...(hallOnly ? [] : ([[number, '编号']] as const)),
    [closing.organ, '机关名称'],
    [closing.date, '日期'],
    ...(hallOnly ? [] : ([[handler, '经办人']] as const)),
    ...(hallOnly || unaddressed.has(kind) ? [] : ([[addressee, '申请人']] as const)),
  ];
  const missing = needed.flatMap(([value, name]) => (isBlank(value) ? [name] : []));
  if (missing.length > 0)
    return refuse(
      'rule',
      '许可法32',
      `《${title}》缺少${missing.join('、')}，不能出具。`,
      '请补充后再办理。',
    );
  if (!hallOnly && blocks.some((block) => block.type === 'table' && block.rows.length === 0))
    return refuse(
      'rule',
      kind === '送达回证' ? 'J1' : '许可法32(4)',
      `《${title}》的清单为空，不能出具。`,
      '请登记清单内容后再办理。',
    );
  return ok(true);
}

/** 作废: entered by mistake, so nothing goes out in its name any more. */
export const notVoided = ({ stage }: Pick<CaseState, 'stage'>): Result<true> =>
  stage === '已作废' ? refuse('rule', 'C6', '该办件已作废，不能再出具文书。', '请查看办件经过。') : ok(true);

/** B3: a ground of the closed list, the facts of this application, and what the ground itself asks for. */
export function mayRefuseIntake({
  ground,
  title,
  reason,
  article,
  competentOrgan,
}: CasePayload<'case.intake_refused'>): Result<true> {
  const known = refusalGrounds.find(({ id }) => id === ground);
  return complete('不予受理决定书', '许可法32(2)', [
    [known === undefined ? '' : title, '法定依据'],
    [reason, '具体理由'],
    ...(known?.needsCitation === true ? ([[article, '所依据的规定']] as const) : []),
    ...(known?.needsCompetentOrgan === true ? ([[competentOrgan, '有权受理的机关']] as const) : []),
  ]);
}

/** 许可法38: a denial without its reasons or without how to appeal is none. */
export const mayDecide = (decided: CasePayload<'case.decided'>): Result<true> =>
  decided.result === '准予'
    ? complete('准予决定书', '许可法38(1)', [
        [decided.content, '准予的内容'],
        [decided.basis, '依据'],
      ])
    : complete('不予决定书', '许可法38(2)', [
        [decided.content, '事实'],
        [decided.reasons, '理由'],
        [decided.basis, '依据'],
        [decided.remedies, '救济途径'],
      ]);

/** 许可法45: outside the eight procedures, time is left out only by the statute that says so. */
export function maySuspend({ procedure, statute, reason }: CasePayload<'case.suspended'>): Result<true> {
  const listed = (article45Procedures as readonly string[]).includes(procedure);
  if (!listed && !citesArticle(statute ?? ''))
    return refuse(
      'rule',
      '许可法45',
      `“${procedure}”不在《行政许可法》第四十五条规定的范围内，没有写明依据的，不能出具特别程序告知书。`,
      '请填写规定该程序所需时间不计入期限的法律、法规名称和条款。',
      'statute',
    );
  return complete('特别程序告知书', '许可法45', [[reason, '启动的理由']]);
}

/**
 * 许可法42: no longer than it allows, approved by the head the law names, approved and told before the limit ran out. A
 * limit of which the last day is not known (a procedure goes on, the calendar ends) has not run out.
 */
export function mayExtend(
  { approver, approvedOn, approvalDocument, toldOn, reason, before, days }: CasePayload<'case.extended'>,
  { joint }: { readonly joint: boolean },
): Result<true> {
  const right = approver.kind === extensionApprover(joint);
  const given = complete('延期通知书', '许可法42', [
    [right ? approver.name : '', `${extensionApprover(joint)}的批准`],
    [approvedOn, '批准日期'],
    [approvalDocument, '批准文书'],
    [reason, '延期的理由'],
  ]);
  if (!given.ok) return given;
  const most = maxExtensionDays(joint);
  if (days > most)
    return refuse(
      'rule',
      '许可法42',
      `延长的期限${days}个工作日超过${most}个工作日，不能出具延期通知书。`,
      '请按批准的期限重新填写。',
    );
  const { due } = before;
  return due !== null && (approvedOn > due || (toldOn ?? approvedOn) > due)
    ? refuse(
        'rule',
        '许可法42',
        '法定期限届满后批准或者告知的延期无效，不能出具延期通知书。',
        '请尽快作出决定，并向申请人说明超期的原因。',
      )
    : ok(true);
}

/** H1, 许可法58: nothing is asked for without the rule that imposes it. */
export const mayCharge = ({ name, basis }: CasePayload<'case.charged'>): Result<true> =>
  complete('缴款通知书', 'H1 · 许可法58', [
    [name, '收费项目'],
    [basis, '收费依据'],
  ]);

const isBlank = (text: string): boolean => text.trim() === '';

function complete(
  paper: PaperKind,
  rule: string,
  parts: readonly (readonly [string, string])[],
): Result<true> {
  const missing = parts.flatMap(([value, name]) => (isBlank(value) ? [name] : []));
  return missing.length === 0
    ? ok(true)
    : refuse('rule', rule, `《${paper}》缺少${missing.join('、')}，不能出具。`, '请补充后再办理。');
}
