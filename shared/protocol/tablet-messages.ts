/** What a tablet sends (see tablet.ts), read before anything is done with it. */
import { z } from 'zod';
import { tabletProtocol } from './tablet.ts';

const proof = z.string().regex(/^[0-9a-f]{64}$/u);

/** Before the tablet is known. */
export const firstMessage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pair'),
    protocol: z.literal(tabletProtocol),
    name: z.string().trim().min(1).max(40),
    proof,
  }),
  z.strictObject({
    kind: z.literal('prove'),
    protocol: z.literal(tabletProtocol),
    tablet: z.uuid(),
    proof,
  }),
]);
export type FirstMessage = z.input<typeof firstMessage>;

/** From a tablet that is known: a call of the applicant's page, whose input the counter reads as it reads that page's. */
export const tabletMessage = z.strictObject({
  kind: z.literal('call'),
  id: z.int().min(0).max(1_000_000_000),
  call: z.enum(['chooseGrade', 'giveReasons', 'chooseAgain', 'confirmCheck', 'declineSigning', 'signPaper']),
  input: z.unknown(),
});
export type TabletMessage = z.input<typeof tabletMessage>;
