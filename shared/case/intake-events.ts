/** From the first paper over the counter to acceptance or refusal. */
import { z } from 'zod';
import { deadline } from '../calendar/working-days.ts';
import { usedNumber } from '../numbers/blocks.ts';
import { linksOutsideHall } from '../clock/pauses.ts';
import { approvalStep } from '../reference/template.ts';
import { decisionLevels, fee, pipelineStages } from '../reference/item.ts';
import { done } from '../registers/done.ts';
import { agent, applicant } from './applicant.ts';
import { groundIds } from './grounds.ts';
import { correctionPoint, receivedMaterial } from './materials.ts';

/** 收回: an optional material the applicant no longer relies on. */
export const supplementAnswers = ['已补正', '仍需补正', '未补交', '收回'] as const;
export type SupplementAnswer = (typeof supplementAnswers)[number];

/** 许可法29: an application may come in by letter or fax as well. */
export const channels = ['窗口', '信函', '传真', '电子邮件', '网上'] as const;

/** The item as it was when the case was taken: later changes of the catalogue do not reach back. */
export const itemSnapshot = z.object({
  code: z.string(),
  name: z.string(),
  department: z.string(),
  organ: z.string(),
  category: z.string(),
  handling: z.string(),
  legalDays: z.int(),
  promisedDays: z.int(),
  catalogueVersion: z.string(),
  /** 办理项: the name of the variant applied for; null where the item itself is. */
  variant: z.string().nullable().default(null),
  intakeOnly: z.boolean().default(false),
  joint: z.boolean().default(false),
  superior: z.string().nullable().default(null),
  fee: fee.nullable().default(null),
  /** B10, D1: whose word counts once the catalogue no longer has the item. */
  windowPowers: z.array(z.enum(pipelineStages)).default([...pipelineStages]),
  decisionLevel: z.enum(decisionLevels).default('中层'),
  /** The department's chain of opinions; empty for what the window decides itself. */
  steps: z.array(approvalStep).default([]),
  /** The template the item names, whether the hall has it or not; null for what the window decides itself. */
  template: z.string().nullable().default(null),
  /** C4: the links the item may need outside the hall; another special procedure cites its statute (许可法45). */
  outsideLinks: z.array(z.enum(linksOutsideHall)).default([]),
  /** F2: led by the centre itself. */
  major: z.boolean().default(false),
  /** 许可法57: permits to be had in all; null where there is no limit. */
  quota: z.int().min(1).nullable().default(null),
});
export type ItemSnapshot = z.output<typeof itemSnapshot>;

/** 许可法49, 50: an application about a permit already held. */
export const heldPermit = z.object({
  kind: z.enum(['变更', '延续']),
  certificate: z.string(),
  validUntil: z.string(),
});

/** A5: taken down on paper while the system was out, entered afterwards. */
export const lateEntry = z.object({ slip: z.string(), reason: z.string(), enteredOn: z.string() });

export const numberedPaper = z.object({ number: z.string(), title: z.string() });

/** Null where the law did it and no person (视为受理), and in events of before it was kept. */
const doneByPerson = done.nullish();

const acceptance = {
  caseNumber: usedNumber,
  document: usedNumber,
  acceptedOn: z.string(),
  legalLimit: deadline,
  promisedLimit: deadline,
  done: doneByPerson,
};

export const intakeEventPayloads = {
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
    /** Id of the counter and of its site (A4, A5); empty in events of before. */
    counter: z.string().default(''),
    branch: z.string().default(''),
    channel: z.enum(channels).default('窗口'),
    subItem: z.string().nullable().default(null),
    held: heldPermit.nullable().default(null),
    lateEntry: lateEntry.nullable().default(null),
    /** Who took it in, and has it in hand (D3). */
    done: doneByPerson,
  }),
  /** 当场更正 (许可法32(3)): an error the applicant put right at the window; no notice, no delay. */
  'case.corrected_on_spot': z.object({ what: z.string(), done }),
  /** Looked at again before the answer, as found then. */
  'case.materials_checked': z.object({ materials: z.array(receivedMaterial), on: z.string() }),
  /** 受理 (B1, 许可法32(5)). Both limits run from the day of acceptance. */
  'case.accepted': z.object(acceptance),
  /** 视为受理 (许可法32(4)): the five days passed in silence. `acceptedOn` is the day of receipt. */
  'case.deemed_accepted': z.object({ ...acceptance, silentSince: z.string() }),
  /** 一次性告知补正 (B2, 许可法32(4)). */
  'case.correction_notified': z.object({
    document: usedNumber,
    points: z.array(correctionPoint).min(1),
    notifiedOn: z.string(),
  }),
  /** A second notice, with a supervisor's reason: a fact for 监察 (B2). */
  'case.correction_repeated': z.object({
    document: usedNumber,
    points: z.array(correctionPoint).min(1),
    notifiedOn: z.string(),
    reason: z.string(),
    supervisor: z.object({ staff: z.string(), name: z.string() }),
  }),
  /** Materials came in after a correction notice; `remaining` is what is still open. */
  'case.supplemented': z.object({
    materials: z.array(receivedMaterial),
    suppliedOn: z.string(),
    /** What became of each point that was open before this visit, line by line (domain row 3b). */
    answered: z
      .array(
        z.object({
          materialId: z.string(),
          answer: z.enum(supplementAnswers),
          /** What came in on this visit; nothing in events of before. */
          originals: z.int().default(0),
          copies: z.int().default(0),
          pages: z.int().default(0),
        }),
      )
      .default([]),
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
    done: doneByPerson,
  }),
  /** 不受理 (许可法32(1)): no permit is needed. Another act than 不予受理. */
  'case.not_required': z.object({
    document: usedNumber,
    basis: z.string(),
    informedOn: z.string(),
    returned: z.array(z.string()),
    done: doneByPerson,
  }),
  /** G4: the hall's template became the chain of a case that had none. */
  'case.chain_adopted': z.object({ template: z.string(), steps: z.array(approvalStep).min(1), done }),
  /** 仅收件 (B7): passed on to the organ, which goes on as before. */
  'case.transmitted': z.object({ to: z.string(), done }),
  /** 仅收件 (B7): what came of it. */
  'case.outcome_recorded': z.object({
    result: z.string(),
    document: z.string(),
    decidedOn: z.string(),
    done,
  }),
} as const;
