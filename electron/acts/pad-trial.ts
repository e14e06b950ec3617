/** 试按: every pad asks as for a rating, which is none; whoever sets a pad up sees whether its keys arrive. */
import { randomUUID } from 'node:crypto';
import type { PadState } from '#shared/contract/pad.ts';
import { grades } from '#shared/rating/index.ts';
import type { StaffMember } from '#shared/reference/index.ts';

type Asking = Extract<PadState, { mode: 'asking' }>;
type Shown = Pick<PadState, 'hallName' | 'training' | 'counterName' | 'look'>;

/** How long it asks, and how long what was pressed is told. */
const trialMs = 60_000;

export class PadTrial {
  /** Told whenever it begins, hears a key, or is over. */
  readonly #changed: () => void;
  #state: Asking | null = null;
  #heard: string | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What the pads show; null while nothing is tried, or a key has come. */
  get state(): Asking | null {
    return this.#heard === null ? this.#state : null;
  }

  /** For whoever makes it; empty where there is none. */
  get text(): string {
    if (this.#state === null) return '';
    return this.#heard === null
      ? '试按：请在评价器上任按一键。'
      : `试按：收到“${this.#heard}”，按键正常，不计入评价。`;
  }

  begin(shown: Shown, person: StaffMember): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(), trialMs);
    this.#heard = null;
    this.#state = {
      ...shown,
      mode: 'asking',
      ratingId: `test:${randomUUID()}`,
      itemName: '试按评价器，不计入评价',
      applicant: '工作人员试按',
      staffName: person.name,
      staffNumber: person.number,
      until: new Date(Date.now() + trialMs).toISOString(),
    };
    this.#changed();
  }

  /** @returns whether it was an answer to this, which goes into no record */
  takes(ratingId: string, grade: number | null): boolean {
    if (this.#state?.ratingId !== ratingId) return false;
    this.#heard = grade === null ? '不评价' : (grades.find((each) => each.grade === grade)?.title ?? '');
    this.#changed();
    return true;
  }

  end(): void {
    clearTimeout(this.#timer);
    if (this.#state === null) return;
    this.#state = null;
    this.#changed();
  }
}
