import type { IntakeOutcome } from '#shared/case/commands.ts';
import type { CounterInput } from '#shared/contract/counter.ts';
import { allTicks } from '../materials/ticks.ts';
import { correctionsSaid, type IntakeForm, lineScansOf, ticksOf } from './form.ts';

/** The number that says who applies: of the person, or of the organisation. */
export const applicantNumber = ({ kind, person, organisation }: IntakeForm): string =>
  (kind === 'person' ? person.idNumber : organisation.creditCode)
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .toUpperCase();

type Registration = CounterInput<'registerApplication'>;

/** Another variant of the item may not ask for what was scanned; it stays for a second thought. */
const isOnList = ({ item }: IntakeForm, materialId: string): boolean =>
  item?.item.materials.some(({ id }) => id === materialId) ?? false;

/** The form as the contract takes it, but for the answer. */
export function application(form: IntakeForm): Omit<Registration, 'outcome'> {
  const { person, organisation, particulars } = form;
  return {
    commandId: form.commandId,
    caseId: form.caseId,
    itemCode: form.item?.item.code ?? '',
    subItem: form.item?.subItem ?? null,
    applicant:
      form.kind === 'person'
        ? {
            kind: 'person',
            name: person.name,
            idNumber: person.idNumber,
            phone: person.phone,
            source: person.card === null ? 'typed' : 'card',
          }
        : { kind: 'organisation', ...organisation },
    agent: form.withAgent ? form.agent : null,
    materials: form.item === null ? [] : allTicks(ticksOf(form), form.item.item.materials),
    scans: lineScansOf(form).filter(({ materialId }) => isOnList(form, materialId)),
    channel: particulars.channel,
    corrections: correctionsSaid(particulars.corrections),
    held: particulars.held,
    lateEntry: particulars.lateEntry,
  };
}

/** Whether it may be answered so is decided elsewhere. */
export const registration = (form: IntakeForm, outcome: IntakeOutcome): Registration => ({
  ...application(form),
  outcome,
});
