import { z } from 'zod';
import { uuid } from '../event.ts';
import { agent, applicant } from './applicant.ts';
import { groundIds } from './grounds.ts';
import { materialTick } from './materials.ts';

/** What the clerk chose at the end of intake; the rules decide whether it is open to them. */
export const intakeOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accept') }),
  z.object({ kind: z.literal('correct') }),
  z.object({
    kind: z.literal('refuse'),
    ground: z.enum(groundIds),
    reason: z.string().max(2000),
    competentOrgan: z.string().max(120),
    citation: z.string().max(300),
  }),
]);
export type IntakeOutcome = z.infer<typeof intakeOutcome>;

/** An application taken at the window and answered in the same visit. */
export const registerApplication = z.object({
  /** Made by the screen when the form is opened: pressing twice is one application. */
  commandId: uuid,
  caseId: uuid,
  itemCode: z.string().max(80),
  applicant,
  agent: agent.nullable(),
  materials: z.array(materialTick).max(200),
  outcome: intakeOutcome,
});
export type RegisterApplication = z.infer<typeof registerApplication>;

/** Materials handed in after a correction notice. Complete → accepted, or the rest stays open. */
export const supplementMaterials = z.object({
  commandId: uuid,
  caseId: uuid,
  materials: z.array(materialTick).max(200),
});
export type SupplementMaterials = z.infer<typeof supplementMaterials>;

/** A correction notice on a case already taken: lawful once only (B2). No screen offers it; the rule must be there all the same. */
export const notifyCorrection = z.object({ commandId: uuid, caseId: uuid });
export type NotifyCorrection = z.infer<typeof notifyCorrection>;

export type CaseCommand =
  | ({ readonly type: 'register' } & RegisterApplication)
  | ({ readonly type: 'supplement' } & SupplementMaterials)
  | ({ readonly type: 'notify_correction' } & NotifyCorrection);
