/** The work board. */
import type { boardInputs, BoardOutputs } from '#shared/contract/board.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { ok, type Result } from '#shared/result.ts';
import { Board } from '../acts/board.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';

export function boardHandlers({
  desk,
  store,
  figures,
}: Pick<CounterParts, 'desk' | 'store' | 'figures'>): Handlers<typeof boardInputs, BoardOutputs> {
  const board = new Board(desk, store, figures);
  const signedIn = <T>(then: (person: StaffMember) => Result<T>): Result<T> => {
    const person = desk.session.signedIn();
    return person.ok ? then(person.value) : person;
  };
  return {
    listCases: (input) => signedIn((person) => board.list(person, input)),
    boardView: ({ scope }) => signedIn((person) => board.view(person, scope)),
    saveView: ({ slot, name, filter }) =>
      signedIn(({ number }) => ok(board.views.save(number, slot, name, filter))),
    removeView: ({ slot }) => signedIn(({ number }) => ok(board.views.remove(number, slot))),
    caseByNumber: ({ number }) => signedIn(() => board.byNumber(number)),
  };
}
