/** Everything that can happen to a case, as stored. A shape here is for ever: change it by a new version. */
import { z } from 'zod';
import { deadline } from '../calendar/working-days.ts';
import { usedNumber } from '../numbers/blocks.ts';
import { agent, applicant } from './applicant.ts';
import { groundIds } from './grounds.ts';
import { correctionPoint, receivedMaterial } from './materials.ts';

/** 收回: an optional material the applicant no longer relies on. */
export const supplementAnswers = ['已补正', '仍需补正', '未补交', '收回'] as const;
export type SupplementAnswer = (typeof supplementAnswers)[number];

/** The item as it was when the case was taken: later changes of the catalogue do not reach back. */
const itemSnapshot = z.object({
  code: z.string(),
  name: z.string(),
  department: z.string(),
  organ: z.string(),
  category: z.string(),
  handling: z.string(),
  legalDays: z.int(),
  promisedDays: z.int(),
  catalogueVersion: z.string(),
});
export type ItemSnapshot = z.infer<typeof itemSnapshot>;

export const caseEventPayloads = {
  /** 收件: materials came in at a window. Not yet acceptance. */
  'case.received': z.object({
    receipt: usedNumber,
    item: itemSnapshot,
    applicant,
    agent: agent.nullable(),
    materials: z.array(receivedMaterial),
    receivedOn: z.string(),
    /** 许可法32(4): silence past this day is acceptance from the day of receipt. */
    noticeLimit: deadline,
    window: z.string(),
  }),
  /** 受理 (B1, 许可法32(5)). Both limits run from the day of acceptance. */
  'case.accepted': z.object({
    caseNumber: usedNumber,
    document: usedNumber,
    acceptedOn: z.string(),
    legalLimit: deadline,
    promisedLimit: deadline,
  }),
  /** 一次性告知补正 (B2, 许可法32(4)). */
  'case.correction_notified': z.object({
    document: usedNumber,
    points: z.array(correctionPoint).min(1),
    notifiedOn: z.string(),
  }),
  /** Materials came in after a correction notice; `remaining` is what is still open. */
  'case.supplemented': z.object({
    materials: z.array(receivedMaterial),
    suppliedOn: z.string(),
    /** What became of each point that was open before this visit, line by line (domain row 3b). */
    answered: z.array(z.object({ materialId: z.string(), answer: z.enum(supplementAnswers) })).default([]),
    remaining: z.array(correctionPoint),
  }),
  /** 不予受理 (B3, 许可法32(2)). The materials went back to the applicant. */
  'case.intake_refused': z.object({
    document: usedNumber,
    ground: z.enum(groundIds),
    title: z.string(),
    article: z.string(),
    reason: z.string(),
    competentOrgan: z.string(),
    refusedOn: z.string(),
    returned: z.array(z.string()),
  }),
} as const;

export type CaseEventKind = keyof typeof caseEventPayloads;
export type CaseEvent = {
  [Kind in CaseEventKind]: {
    readonly kind: Kind;
    readonly payload: z.infer<(typeof caseEventPayloads)[Kind]>;
  };
}[CaseEventKind];

export const isCaseEventKind = (kind: string): kind is CaseEventKind =>
  Object.hasOwn(caseEventPayloads, kind);

/** A stored event read back as one of ours; undefined for a kind this version does not know. Throws ZodError when damaged. */
export function readCaseEvent(stored: { kind: string; payload: unknown }): CaseEvent | undefined {
  if (!isCaseEventKind(stored.kind)) return undefined;
  const payload = caseEventPayloads[stored.kind].parse(stored.payload);
  return { kind: stored.kind, payload } as CaseEvent;
}
