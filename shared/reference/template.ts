import { z } from 'zod';
import { text } from './effective.ts';

/**
 * Who may sign a step: window staff (clerk, window head), a reviewer of the department, or a leader. The last step of
 * a template is the organ's decision and is a leader's (D3).
 */
export const signer = z.object({
  post: text,
  role: z.enum(['window_head', 'reviewer', 'leader']),
});
export type Signer = z.infer<typeof signer>;

/** One step after acceptance. Several signers of a step sign in any order (会签). */
export const approvalStep = z.object({
  id: text,
  name: text,
  kind: z.enum(['审查', '会签', '审批']),
  signers: z.array(signer).min(1),
  /** C6: working days from the day the step began; null where the department sets none. */
  limitDays: z.int().min(1).nullable(),
});
export type ApprovalStep = z.infer<typeof approvalStep>;

/** G4: the chain of opinions of a department, from acceptance to the leader's decision. */
export const approvalTemplate = z
  .object({
    id: text,
    department: text,
    name: text,
    /** The whole chain as the department's plan words it, acceptance and collection included. */
    chain: z.array(text),
    steps: z.array(approvalStep).min(1),
  })
  .refine(
    ({ steps }) => {
      const last = steps.at(-1);
      return last?.kind === '审批' && last.signers.every(({ role }) => role === 'leader');
    },
    { message: 'D3：审批流程的最后一步应当由机关领导审批' },
  )
  .refine(({ steps }) => new Set(steps.map(({ id }) => id)).size === steps.length, '审批流程的步骤编号重复');
export type ApprovalTemplate = z.infer<typeof approvalTemplate>;
