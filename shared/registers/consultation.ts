/** 咨询登记 (B4): who asked what, what was answered, how long it took. Apart from the cases. */
import { z } from 'zod';
import { type ActContext, doneBy } from '../act-context.ts';
import { mayDo } from '../authority/index.ts';
import { requiredText } from '../case/context.ts';
import { type NewEvent, uuid } from '../event.ts';
import { ok, type Result, refuse, unreachable } from '../result.ts';
import { type EventOf, registerEvent } from './define.ts';
import { done } from './done.ts';
import { givenPerson } from './given-person.ts';

/** Row 15. */
export const consultationResults = ['待回复', '已答复', '转申请'] as const;
export type ConsultationResult = (typeof consultationResults)[number];

export const consultationEventPayloads = {
  'consultation.opened': z.object({
    question: z.string(),
    /** Only where the person wishes to be called back: nobody has to give a name to ask. */
    person: z.object({ name: z.string(), phone: z.string() }).nullable(),
    item: z.object({ code: z.string(), name: z.string() }).nullable(),
    window: z.string(),
    department: z.string(),
    done,
  }),
  'consultation.answered': z.object({ answer: z.string(), minutes: z.int().min(0), done }),
  /** 转申请: what was asked about was applied for. */
  'consultation.turned': z.object({ caseId: uuid, done }),
} as const;
export type ConsultationEvent = EventOf<typeof consultationEventPayloads>;
type Payload<Kind extends ConsultationEvent['kind']> = Extract<ConsultationEvent, { kind: Kind }>['payload'];

/** One consultation, by its own id. */
export interface ConsultationState extends Omit<Payload<'consultation.opened'>, 'done'> {
  readonly opened: Payload<'consultation.opened'>['done'];
  readonly answer: Payload<'consultation.answered'> | null;
  readonly caseId: string | null;
  readonly result: ConsultationResult;
}

export function evolveConsultation(
  state: ConsultationState | null,
  event: ConsultationEvent,
): ConsultationState | null {
  if (event.kind === 'consultation.opened') {
    if (state !== null) return state;
    const { done: opened, ...asked } = event.payload;
    return { ...asked, opened, answer: null, caseId: null, result: '待回复' };
  }
  if (state === null || state.caseId !== null) return state;
  switch (event.kind) {
    case 'consultation.answered':
      return state.answer === null ? { ...state, answer: event.payload, result: '已答复' } : state;
    case 'consultation.turned':
      return { ...state, caseId: event.payload.caseId, result: '转申请' };
    default:
      return unreachable(event);
  }
}

const id = { commandId: uuid, consultationId: uuid };
const answer = z.object({ text: z.string().max(2000), minutes: z.int().min(0).max(600) });

export const consultationCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('consultation.open'),
    ...id,
    question: z.string().max(1000),
    person: z.object({ name: z.string().max(120), phone: z.string().max(30) }).nullable(),
    itemCode: z.string().max(31).nullable(),
    /** Most are answered in the same breath. */
    answer: answer.nullable(),
  }),
  z.object({ type: z.literal('consultation.answer'), ...id, answer }),
  /** 转申请: to a case already taken. */
  z.object({ type: z.literal('consultation.turn'), ...id, caseId: uuid }),
]);
export type ConsultationCommand = z.infer<typeof consultationCommand>;
type Command<Type extends ConsultationCommand['type']> = Extract<ConsultationCommand, { type: Type }>;

/** B4. One may ask about any item of the catalogue, also of another department. */
export function decideConsultation(command: ConsultationCommand, context: ActContext): Result<NewEvent[]> {
  const allowed = mayDo('咨询登记', null, context);
  if (!allowed.ok) return allowed;
  const state = context.registers.get('consultation', command.consultationId);
  if (command.type === 'consultation.open')
    return state === null
      ? openConsultation(command, context)
      : refuse('already_done', 'B4', '该咨询已经登记。', '请在咨询登记中查看。');
  if (state === null) return refuse('not_found', 'B4', '没有找到该咨询。', '请在咨询登记中重新选择。');
  if (state.caseId !== null)
    return refuse('already_done', 'B4', '该咨询已转申请。', '请在办件列表中查看该申请。');
  if (command.type === 'consultation.turn') return turnIntoApplication(command, context);
  if (state.answer !== null)
    return refuse('already_done', 'B4', '该咨询已经答复。', '再次咨询的，请另行登记。');
  const answered = answeredEvent(command.answer, context);
  return answered.ok ? ok([recorded(command, answered.value)]) : answered;
}

function openConsultation(command: Command<'consultation.open'>, context: ActContext): Result<NewEvent[]> {
  const question = requiredText(command.question, '咨询内容', 'question', 'B4');
  if (!question.ok) return question;
  const person = givenPerson(command.person, 'B4');
  if (!person.ok) return person;
  const { itemCode } = command;
  const item = itemCode === null ? null : context.itemOf(itemCode);
  if (item === undefined)
    return refuse('bad_input', 'A1', '所选事项不在目录中。', '请重新选择事项，或者不选。', 'item');
  const opened: ConsultationEvent = {
    kind: 'consultation.opened',
    payload: {
      question: question.value,
      person: person.value,
      item: item === null ? null : { code: item.code, name: item.name },
      window: context.hall.counter.name,
      department: context.person.department,
      done: doneBy(context),
    },
  };
  if (command.answer === null) return ok([recorded(command, opened)]);
  const answered = answeredEvent(command.answer, context);
  return answered.ok ? ok([recorded(command, opened), recorded(command, answered.value)]) : answered;
}

function answeredEvent(
  { text, minutes }: z.infer<typeof answer>,
  context: ActContext,
): Result<ConsultationEvent> {
  const words = requiredText(text, '答复内容', 'answer', 'B4');
  return words.ok
    ? ok({
        kind: 'consultation.answered',
        payload: { answer: words.value, minutes, done: doneBy(context) },
      })
    : words;
}

function turnIntoApplication(command: Command<'consultation.turn'>, context: ActContext): Result<NewEvent[]> {
  const { caseId } = command;
  if (context.caseState(caseId) === null)
    return refuse('not_found', 'B4', '没有找到转成的申请。', '请先登记申请，再将咨询转申请。', 'caseId');
  return ok([recorded(command, { kind: 'consultation.turned', payload: { caseId, done: doneBy(context) } })]);
}

const recorded = (
  { consultationId, ...command }: Pick<ConsultationCommand, 'consultationId'> & { caseId?: string },
  event: ConsultationEvent,
): NewEvent => registerEvent('consultation', consultationId, event, command.caseId ?? null);
