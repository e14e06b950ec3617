import { z } from 'zod';
import { poorRatingKinds } from '../clock/service-limits.ts';
import { uuid } from '../event.ts';
import { contactManners, determinationKinds, revisitResults } from './follow-up-state.ts';

const id = { commandId: uuid, ratingId: z.string().max(120) };
const words = z.string().max(1000);

export const followUpCommand = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('follow_up.contact'),
    ...id,
    manner: z.enum(contactManners),
    reached: z.boolean(),
    words,
    complexity: z.enum(poorRatingKinds),
  }),
  z.object({
    type: z.literal('follow_up.extend'),
    ...id,
    reason: words,
    workingDays: z.int().min(1).max(60),
  }),
  z.object({ type: z.literal('follow_up.rectify'), ...id, measure: words }),
  z.object({
    type: z.literal('follow_up.request_examination'),
    ...id,
    kind: z.enum(determinationKinds),
    reason: words,
  }),
  z.object({ type: z.literal('follow_up.examine'), ...id, upheld: z.boolean(), words }),
  z.object({
    type: z.literal('follow_up.revisit'),
    ...id,
    result: z.enum(revisitResults),
    words,
    sample: z.boolean(),
  }),
  z.object({ type: z.literal('follow_up.close'), ...id }),
]);
export type FollowUpCommand = z.infer<typeof followUpCommand>;
export type FollowUpCommandOf<Type extends FollowUpCommand['type']> = Extract<
  FollowUpCommand,
  { type: Type }
>;
