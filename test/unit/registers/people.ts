/** Who acts in the tests of the registers, by staff number of the training hall. */
import type { ActContext } from '#shared/act-context.ts';
import { hall } from '../../support/hall.ts';

export const head = '1001';
export const clerk = '1002';
export const leader = '2001';
export const manager = '3001';
export const supervisor = '4001';

export function as(number: string, at?: string): Partial<ActContext> {
  const person = hall.staff.find((member) => member.number === number);
  if (person === undefined) throw new Error(`nobody is numbered ${number}`);
  return at === undefined ? { person } : { person, now: at };
}
