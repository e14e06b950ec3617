/**
 * 差评处理 (2.4, 国办发〔2019〕51号): what is done about a rating of the two lowest grades. Its id is the rating's. It keeps
 * neither the grade nor who rated: before the month is published the person rated may not learn either.
 */
import { z } from 'zod';
import { deadline } from '../calendar/working-days.ts';
import { poorRatingKinds } from '../clock/service-limits.ts';
import { unreachable } from '../result.ts';
import type { EventOf } from './define.ts';
import { done } from './done.ts';

/** 整改超期 is a matter of the day, see `followUpStage`. 无效差评 and 无法整改 have been examined (审核). */
export const followUpStages = ['待整改', '整改中', '整改完成', '无效差评', '无法整改'] as const;
export type FollowUpStage = (typeof followUpStages)[number];
/** 待整改 may be found without substance or without a remedy in law. */
export const determinationKinds = ['无效差评', '无法整改'] as const;
export const contactManners = ['电话', '当面', '书面'] as const;
export const revisitResults = ['满意', '基本满意', '不满意', '未能联系'] as const;

export const followUpEventPayloads = {
  'follow_up.opened': z.object({
    /** Whom the service was given by: they neither call nor examine. */
    staff: z.string(),
    department: z.string(),
    window: z.string(),
    /** 实名: somebody can be called. */
    named: z.boolean(),
    openedOn: z.string(),
    contactLimit: deadline,
  }),
  /** Contact comes first; `limit` is set once somebody was reached or given up, by how hard it is. */
  'follow_up.contacted': z.object({
    manner: z.enum(contactManners),
    reached: z.boolean(),
    words: z.string(),
    complexity: z.enum(poorRatingKinds),
    limit: deadline,
    done,
  }),
  'follow_up.extended': z.object({ limit: deadline, reason: z.string(), done }),
  'follow_up.rectified': z.object({ measure: z.string(), revisitLimit: deadline, done }),
  'follow_up.examination_requested': z.object({ kind: z.enum(determinationKinds), reason: z.string(), done }),
  'follow_up.examined': z.object({
    kind: z.enum(determinationKinds),
    upheld: z.boolean(),
    words: z.string(),
    revisitLimit: deadline,
    done,
  }),
  /** 回访; `sample` for 抽查回访, which may come after closing as well. */
  'follow_up.revisited': z.object({
    result: z.enum(revisitResults),
    words: z.string(),
    sample: z.boolean(),
    on: z.string(),
    done,
  }),
  'follow_up.closed': z.object({ done }),
} as const;
export type FollowUpEvent = EventOf<typeof followUpEventPayloads>;
type Payload<Kind extends FollowUpEvent['kind']> = Extract<FollowUpEvent, { kind: Kind }>['payload'];

/** One poor rating's follow-up, by the rating's id. */
export interface FollowUpState extends Payload<'follow_up.opened'> {
  readonly stage: FollowUpStage;
  readonly contacts: readonly Payload<'follow_up.contacted'>[];
  readonly extension: Payload<'follow_up.extended'> | null;
  readonly rectified: Payload<'follow_up.rectified'> | null;
  /** Asked for and not yet examined. */
  readonly examinationRequest: Payload<'follow_up.examination_requested'> | null;
  readonly examinations: readonly Payload<'follow_up.examined'>[];
  readonly revisits: readonly Payload<'follow_up.revisited'>[];
  readonly closed: Payload<'follow_up.closed'>['done'] | null;
}

/** Nothing was decided about it yet. */
export const isOpenFollowUp = ({ stage }: Pick<FollowUpState, 'stage'>): boolean =>
  stage === '待整改' || stage === '整改中';

export function evolveFollowUp(state: FollowUpState | null, event: FollowUpEvent): FollowUpState | null {
  if (event.kind === 'follow_up.opened') {
    if (state !== null) return state;
    const nothingYet = { contacts: [], extension: null, rectified: null, examinationRequest: null };
    return { ...event.payload, ...nothingYet, examinations: [], revisits: [], closed: null, stage: '待整改' };
  }
  if (state === null) return null;
  if (event.kind === 'follow_up.revisited')
    return isOpenFollowUp(state) ? state : { ...state, revisits: [...state.revisits, event.payload] };
  if (event.kind === 'follow_up.closed')
    return isOpenFollowUp(state) || state.closed !== null ? state : { ...state, closed: event.payload.done };
  if (!isOpenFollowUp(state)) return state;
  switch (event.kind) {
    case 'follow_up.contacted':
      return { ...state, stage: '整改中', contacts: [...state.contacts, event.payload] };
    case 'follow_up.extended':
      return state.extension === null ? { ...state, extension: event.payload } : state;
    case 'follow_up.rectified':
      return { ...state, stage: '整改完成', rectified: event.payload, examinationRequest: null };
    case 'follow_up.examination_requested':
      return state.examinationRequest === null ? { ...state, examinationRequest: event.payload } : state;
    case 'follow_up.examined': {
      if (state.examinationRequest === null) return state;
      const { kind, upheld } = event.payload;
      const examinations = [...state.examinations, event.payload];
      return { ...state, examinations, examinationRequest: null, stage: upheld ? kind : state.stage };
    }
    default:
      return unreachable(event);
  }
}
