/** Who is at this counter, and what they may do today. */
import { z } from 'zod';
import type { Role } from '../reference/people.ts';

export const postInputs = {
  session: z.undefined(),
  signIn: z.object({ staffNumber: z.string().max(40), pin: z.string().max(40) }),
  signOut: z.undefined(),
} as const satisfies Record<string, z.ZodType>;

export interface SessionView {
  readonly hallName: string;
  readonly training: boolean;
  readonly counterName: string;
  readonly counterPosition: string;
  readonly person: {
    readonly number: string;
    readonly name: string;
    readonly title: string;
    readonly role: Role;
  } | null;
  /** Training hall only: who may sign in and with which PIN. */
  readonly demoStaff: readonly {
    readonly number: string;
    readonly name: string;
    readonly title: string;
    readonly pin: string;
  }[];
  /** Today in China by the counter's clock, `YYYY-MM-DD`. */
  readonly today: string;
}

export interface PostOutputs {
  session: SessionView;
  signIn: SessionView;
  signOut: SessionView;
}
