import { mandateOf } from '#shared/authority/index.ts';
import type { PaperChoices } from '#shared/contract/papers.ts';
import { mayAskFor } from '#shared/papers/asked/asked.ts';
import { mayReadOf } from '#shared/papers/registers/register-parts.ts';
import { departmentOn } from '#shared/reference/index.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Desk } from './desk.ts';

/** What there is to choose from when papers are asked for: of bodies whose papers the person may have (D1). */
export function paperChoices(desk: Desk): Result<PaperChoices> {
  const person = desk.session.signedIn();
  if (!person.ok) return person;
  const { hall } = desk.reference;
  const { registers } = desk;
  const now = desk.clock.now();
  const nameOf = (name: string): string => departmentOn(hall, name, desk.today)?.name ?? name;
  const reader = { hall, now, registers, person: person.value };
  return ok({
    papers: mayAskFor(reader),
    departments: [...new Set(hall.departments.map(({ name }) => nameOf(name)))].filter((name) =>
      mayReadOf(name, reader),
    ),
    ownDepartment: nameOf(person.value.department),
    grantees: hall.staff
      .filter(
        (member) =>
          mandateOf(member, { registers, now }).number !== null && mayReadOf(member.department, reader),
      )
      .map(({ number, name, department }) => ({ number, name, department })),
  });
}
