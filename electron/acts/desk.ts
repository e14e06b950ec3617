import { type CivilDate, civilDateAt } from '#shared/calendar/civil-date.ts';
import { type Deadline, deadlineAfter } from '#shared/calendar/working-days.ts';
import { mandateOf } from '#shared/authority/index.ts';
import { postHeld } from '#shared/authority/post.ts';
import type { ClockBasis } from '#shared/case/clocks.ts';
import type { Actor } from '#shared/event.ts';
import { builtInPhrases, type Phrases } from '#shared/papers/phrases/phrases.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import type { Registers } from '#shared/registers/states.ts';
import { refuse } from '#shared/result.ts';
import type { Clock } from '../clock.ts';
import type { Session } from '../people/session.ts';
import type { Reference } from '../reference.ts';
import type { KeptScan } from '../scans/scan-files.ts';
import type { Circumstances } from '../store/event-log.ts';

/** A command's id stands for one act: given again with another, nothing is done and nothing is claimed. */
export const anotherAct = refuse(
  'bad_input',
  '',
  '该操作与先前的操作编号相同，未作任何改动。',
  '请重新打开画面后再办理。',
);

/** What every act at this counter needs to know: who is here, what time it is, what the centre last said. */
export class Desk {
  readonly reference: Reference;
  readonly session: Session;
  readonly clock: Clock;
  /** Centre clock minus this one in ms, as last measured. */
  offsetMs: number | null = null;
  /** Whether the simulated printer drew this job. */
  hasPicture: (jobId: string) => boolean = () => false;

  /** Whether a pad is there that can be written on. */
  padSigns: () => boolean = () => false;

  /** The file a scan is, where it lies here. */
  scanAt: (hash: string) => KeptScan | undefined = () => undefined;

  /** The standing phrases of a department's papers. */
  phrasesFor: (department: string) => Phrases = () => builtInPhrases;

  readonly registers: Registers;

  constructor(reference: Reference, session: Session, clock: Clock, registers: Registers) {
    this.registers = registers;
    this.reference = reference;
    this.session = session;
    this.clock = clock;
  }

  get today(): CivilDate {
    return civilDateAt(this.clock.now());
  }

  /** What every case's clocks are computed by today. */
  get clockBasis(): ClockBasis {
    const { calendar, hall } = this.reference;
    return { today: this.today, calendar, settings: hall.settings };
  }

  deadline(from: CivilDate, workingDays: number): Deadline {
    return deadlineAfter(this.reference.calendar, from, workingDays);
  }

  /** Under which mandate, and for whom where they stand in: both as of now. */
  circumstances(person: StaffMember, commandId: string): Circumstances {
    const { hall } = this.reference;
    const now = this.clock.now();
    const post = postHeld({ hall, person, registers: this.registers, now });
    return this.#at(commandId, {
      staff: person.number,
      name: person.name,
      counter: hall.counter.id,
      mandate: mandateOf(person, { registers: this.registers, now }).number,
      actingFor: post.ok ? post.value : null,
    });
  }

  /** For what is nobody's act: the device's own (`device`), or the applicant's on the pad (`applicant`). */
  circumstancesOf(staff: 'device' | 'applicant', commandId: string): Circumstances {
    return this.#at(commandId, {
      staff,
      name: staff === 'device' ? '本机' : '申请人',
      counter: this.reference.hall.counter.id,
      mandate: null,
      actingFor: null,
    });
  }

  #at(commandId: string, actor: Actor): Circumstances {
    return { actor, commandId, at: this.clock.now(), offsetMs: this.offsetMs };
  }
}
