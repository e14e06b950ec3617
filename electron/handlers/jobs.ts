/** Long work: what goes on, and how it is stopped. */
import type { jobInputs, JobOutputs } from '#shared/contract/jobs.ts';
import { ok } from '#shared/result.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';
import { whoIsSignedIn } from '../paper-handlers.ts';

export function jobHandlers({ desk, jobs }: CounterParts): Handlers<typeof jobInputs, JobOutputs> {
  const signedIn = whoIsSignedIn(desk);
  return {
    jobs: () => signedIn(() => ok(jobs.list())),
    cancelJob: ({ id }) => signedIn(() => ok({ cancelled: jobs.cancel(id) })),
  };
}
