/** The papers of intake: the receipt (domain row 1) and the notices of 许可法32 (rows 2 to 5). */
import type { CaseEvent } from '../case/events.ts';
import { organOf } from '../case/numbering.ts';
import type { CaseState } from '../case/state.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { PaperContent } from './content.ts';
import type { PaperContext } from './intake-parts.ts';
import { correctionNotice, repeatedNotice } from './correction-notices.ts';
import { acceptanceNotice, notRequiredNotice, refusalDecision } from './notices.ts';
import { receiptSlip, supplementSlip } from './receipt-slip.ts';

export type { PaperContext } from './intake-parts.ts';

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
    if (event.kind === 'case.received') papers.push(receiptSlip(state, organ.value, context));
    if (event.kind === 'case.supplemented')
      papers.push(supplementSlip(state, event.payload, organ.value, context));
    if (event.kind === 'case.accepted' || event.kind === 'case.deemed_accepted')
      papers.push(acceptanceNotice(state, event.payload, organ.value, context));
    if (event.kind === 'case.correction_notified')
      papers.push(correctionNotice(state, event.payload, organ.value, context));
    if (event.kind === 'case.correction_repeated')
      papers.push(repeatedNotice(state, event.payload, organ.value, context));
    if (event.kind === 'case.not_required')
      papers.push(notRequiredNotice(state, event.payload, organ.value, context));
    if (event.kind === 'case.intake_refused')
      papers.push(refusalDecision(state, event.payload, organ.value, context));
  }
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
