import { type ActContext, doneBy } from '../act-context.ts';
import { requiredText } from '../case/context.ts';
import { ok, type Result, refuse, unreachable } from '../result.ts';
import type { ComplaintCommandOf as Command, ComplaintHandling } from './complaint-commands.ts';
import { type ComplaintEvent, type ComplaintState, complaintSteps } from './complaint-state.ts';

/** Where the refusals of a step come from. */
export const complaintProcedure = 'I2 · GB/T 36113';

const stepWords: Readonly<Record<ComplaintHandling['type'], string>> = {
  'complaint.accept': '受理',
  'complaint.investigate': '调查',
  'complaint.dispose': '处置',
  'complaint.answer': '反馈',
  'complaint.request_review': '申请复核',
  'complaint.review': '复核',
  'complaint.file': '归档',
};

/** GB/T 36113: 受理, 调查, 处置, 反馈, 归档, none of them left out. */
export function nextStep(
  command: ComplaintHandling,
  state: ComplaintState,
  context: ActContext,
): Result<ComplaintEvent> {
  const event = eventOf(command, state, context);
  if (!event.ok) return event;
  const { kind } = event.value;
  if (kind === 'complaint.review_requested' && state.reviewRequest !== null)
    return refuse(
      'already_done',
      complaintProcedure,
      '该投诉已经申请过复核，复核只进行一次。',
      '请等待复核结果。',
    );
  if (kind !== 'complaint.taken_down' && complaintSteps[kind].includes(state.stage)) return event;
  return refuse(
    'rule',
    complaintProcedure,
    `该投诉${state.stage}，不能${stepWords[command.type]}。`,
    '请按受理、调查、处置、反馈、归档的顺序处理。',
  );
}

function eventOf(
  command: ComplaintHandling,
  state: ComplaintState,
  context: ActContext,
): Result<ComplaintEvent> {
  const done = doneBy(context);
  switch (command.type) {
    case 'complaint.accept':
      return ok({ kind: 'complaint.accepted', payload: { done } });
    case 'complaint.investigate': {
      const findings = requiredText(command.findings, '调查情况', 'findings', complaintProcedure);
      return findings.ok
        ? ok({ kind: 'complaint.investigated', payload: { findings: findings.value, done } })
        : findings;
    }
    case 'complaint.dispose': {
      const measure = requiredText(command.measure, '处置意见', 'measure', complaintProcedure);
      return measure.ok
        ? ok({
            kind: 'complaint.disposed',
            payload: { finding: command.finding, measure: measure.value, done },
          })
        : measure;
    }
    case 'complaint.answer': {
      const said = requiredText(command.words, '反馈内容', 'words', complaintProcedure);
      return said.ok
        ? ok({ kind: 'complaint.answered', payload: { manner: command.manner, words: said.value, done } })
        : said;
    }
    case 'complaint.request_review': {
      const reason = requiredText(command.reason, '复核理由', 'reason', complaintProcedure);
      return reason.ok
        ? ok({
            kind: 'complaint.review_requested',
            payload: { by: command.by, reason: reason.value, done },
          })
        : reason;
    }
    case 'complaint.review':
      return reviewed(command, state, context);
    case 'complaint.file':
      return ok({ kind: 'complaint.filed', payload: { done } });
    default:
      return unreachable(command);
  }
}

/** 维持 or 变更 follows from the finding and the measure, so that the two can not contradict each other. */
function reviewed(
  command: Command<'complaint.review'>,
  { disposal: first }: ComplaintState,
  context: ActContext,
): Result<ComplaintEvent> {
  const reason = requiredText(command.reason, '复核理由', 'reason', complaintProcedure);
  if (!reason.ok) return reason;
  const measure = requiredText(command.measure, '处置意见', 'measure', complaintProcedure);
  if (!measure.ok) return measure;
  const { finding } = command;
  const same = first?.finding === finding && first.measure === measure.value;
  return ok({
    kind: 'complaint.reviewed',
    payload: {
      outcome: same ? '维持' : '变更',
      reason: reason.value,
      finding,
      measure: measure.value,
      done: doneBy(context),
    },
  });
}
