import { z } from 'zod';
import { uuid } from '../event.ts';
import { complaintFindings, complaintKinds, feedbackManners, reviewParties } from './complaint-state.ts';

const id = { commandId: uuid, complaintId: uuid };
const words = z.string().max(2000);
const disposal = { finding: z.enum(complaintFindings), measure: words };

/** Nothing here changes what was taken down: it is sealed. */
export const complaintCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('complaint.take_down'),
    ...id,
    kind: z.enum(complaintKinds),
    text: words,
    complainant: z.object({ name: z.string().max(120), phone: z.string().max(30) }).nullable(),
    department: z.string().max(400),
    /** Staff number of the one complained of; null where none is known. */
    staff: z.string().max(12).nullable(),
    /** The counter it happened at, as the hall names it; empty where none. */
    counter: z.string().max(120),
    caseId: uuid.nullable(),
  }),
  z.object({ type: z.literal('complaint.accept'), ...id }),
  z.object({ type: z.literal('complaint.investigate'), ...id, findings: words }),
  z.object({ type: z.literal('complaint.dispose'), ...id, ...disposal }),
  z.object({ type: z.literal('complaint.answer'), ...id, manner: z.enum(feedbackManners), words }),
  z.object({ type: z.literal('complaint.request_review'), ...id, by: z.enum(reviewParties), reason: words }),
  z.object({ type: z.literal('complaint.review'), ...id, reason: words, ...disposal }),
  z.object({ type: z.literal('complaint.file'), ...id }),
]);
export type ComplaintCommand = z.infer<typeof complaintCommand>;
export type ComplaintCommandOf<Type extends ComplaintCommand['type']> = Extract<
  ComplaintCommand,
  { type: Type }
>;
/** Everything that follows the taking down. */
export type ComplaintHandling = Exclude<ComplaintCommand, ComplaintCommandOf<'complaint.take_down'>>;
