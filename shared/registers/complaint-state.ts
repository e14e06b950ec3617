/** 投诉登记 (I2): taken down at any counter, handled by 监察 and the centre, sealed from the window. */
import { z } from 'zod';
import { deadline } from '../calendar/working-days.ts';
import { uuid } from '../event.ts';
import { unreachable } from '../result.ts';
import type { EventOf } from './define.ts';
import { done } from './done.ts';

/** Exactly the four of the founding plan, and what is none of them. */
export const complaintKinds = ['服务态度', '不作为', '乱作为', '慢作为', '其他'] as const;
/** The procedure of GB/T 36113-2018, each named by what was done last. */
export const complaintStages = [
  '已登记',
  '已受理',
  '已调查',
  '已处置',
  '已反馈',
  '复核中',
  '已归档',
] as const;
export type ComplaintStage = (typeof complaintStages)[number];
export const complaintFindings = ['属实', '部分属实', '不属实', '不属于受理范围'] as const;
export const feedbackManners = ['当面', '电话', '书面', '无法联系'] as const;
/** Who asks for a review: the one who complained, or the one complained of. */
export const reviewParties = ['投诉人', '被投诉人'] as const;

const disposal = { finding: z.enum(complaintFindings), measure: z.string() };

export const complaintEventPayloads = {
  /** What was said, as it was said: no later event changes it. */
  'complaint.taken_down': z.object({
    kind: z.enum(complaintKinds),
    text: z.string(),
    /** Null for a complaint without a name. */
    complainant: z.object({ name: z.string(), phone: z.string() }).nullable(),
    against: z.object({
      department: z.string(),
      /** Staff number and name; null where the complaint is about the department or nobody known. */
      staff: z.string().nullable(),
      name: z.string(),
      counter: z.string(),
    }),
    caseId: uuid.nullable(),
    window: z.string(),
    receivedOn: z.string(),
    limit: deadline,
    done,
  }),
  'complaint.accepted': z.object({ done }),
  'complaint.investigated': z.object({ findings: z.string(), done }),
  'complaint.disposed': z.object({ ...disposal, done }),
  'complaint.answered': z.object({ manner: z.enum(feedbackManners), words: z.string(), done }),
  'complaint.review_requested': z.object({ by: z.enum(reviewParties), reason: z.string(), done }),
  /** 复核: the finding and the measure as they stand after it. */
  'complaint.reviewed': z.object({
    outcome: z.enum(['维持', '变更']),
    reason: z.string(),
    ...disposal,
    done,
  }),
  'complaint.filed': z.object({ done }),
} as const;
export type ComplaintEvent = EventOf<typeof complaintEventPayloads>;
type Payload<Kind extends ComplaintEvent['kind']> = Extract<ComplaintEvent, { kind: Kind }>['payload'];

/** One complaint, by its own id. */
export interface ComplaintState extends Payload<'complaint.taken_down'> {
  readonly stage: ComplaintStage;
  readonly accepted: Payload<'complaint.accepted'>['done'] | null;
  readonly investigation: Payload<'complaint.investigated'> | null;
  /** As first decided; a review stands beside it. */
  readonly disposal: Payload<'complaint.disposed'> | null;
  /** Every time the complainant was told of an outcome, the last one last. */
  readonly answers: readonly Payload<'complaint.answered'>[];
  readonly reviewRequest: Payload<'complaint.review_requested'> | null;
  readonly review: Payload<'complaint.reviewed'> | null;
  readonly filed: Payload<'complaint.filed'>['done'] | null;
}

/** The stages in which each step can follow. */
export const complaintSteps: Readonly<
  Record<Exclude<ComplaintEvent['kind'], 'complaint.taken_down'>, readonly ComplaintStage[]>
> = {
  'complaint.accepted': ['已登记'],
  'complaint.investigated': ['已受理'],
  'complaint.disposed': ['已调查'],
  'complaint.answered': ['已处置'],
  'complaint.review_requested': ['已反馈', '已归档'],
  'complaint.reviewed': ['复核中'],
  'complaint.filed': ['已反馈'],
};

export function evolveComplaint(state: ComplaintState | null, event: ComplaintEvent): ComplaintState | null {
  if (event.kind === 'complaint.taken_down') {
    if (state !== null) return state;
    const nothingYet = { accepted: null, investigation: null, disposal: null, answers: [], filed: null };
    return { ...event.payload, ...nothingYet, reviewRequest: null, review: null, stage: '已登记' };
  }
  if (state === null || !complaintSteps[event.kind].includes(state.stage)) return state;
  switch (event.kind) {
    case 'complaint.accepted':
      return { ...state, stage: '已受理', accepted: event.payload.done };
    case 'complaint.investigated':
      return { ...state, stage: '已调查', investigation: event.payload };
    case 'complaint.disposed':
      return { ...state, stage: '已处置', disposal: event.payload };
    case 'complaint.answered':
      return { ...state, stage: '已反馈', answers: [...state.answers, event.payload] };
    case 'complaint.review_requested':
      return state.reviewRequest === null
        ? { ...state, stage: '复核中', reviewRequest: event.payload }
        : state;
    case 'complaint.reviewed':
      return { ...state, stage: '已处置', review: event.payload };
    case 'complaint.filed':
      return { ...state, stage: '已归档', filed: event.payload.done };
    default:
      return unreachable(event);
  }
}

/** The finding and the measure that count now: after a review, the review's. */
export const complaintOutcome = ({ disposal, review }: Pick<ComplaintState, 'disposal' | 'review'>) =>
  review ?? disposal;
