import type { PrinterView, StatusView } from '#shared/contract/counter.ts';
import type { DeviceView } from '#shared/contract/devices.ts';
import { clockTimeAt } from '#shared/calendar/civil-date.ts';
import { type PaperMedia, paperMedia } from '#shared/papers/kinds.ts';
import type { PrintQueue } from '../print/queue.ts';
import type { Sync } from '../sync/sync.ts';
import { laneView } from './print-desk.ts';
import type { RatingDesk } from './rating-desk.ts';

/** The one status place: the centre, the printers, the pad. */
export class StatusDesk {
  readonly #sync: Sync;
  readonly #queue: PrintQueue;
  readonly #rating: RatingDesk;
  readonly #padOpen: () => boolean;
  readonly #tell: (status: StatusView) => void;
  /** What else is set up at this counter. */
  devices: () => readonly DeviceView[] = () => [];
  scanPrefix: () => string = () => '';
  #pending: NodeJS.Timeout | null = null;
  /** How the signing on the pad stands, or ended; empty where there is nothing to tell. */
  signing: () => string = () => '';
  readonly #polls = new Map<PaperMedia, NodeJS.Timeout>();
  #stopped = false;

  constructor(
    sync: Sync,
    queue: PrintQueue,
    rating: RatingDesk,
    padOpen: () => boolean,
    tell: (status: StatusView) => void,
  ) {
    this.#sync = sync;
    this.#queue = queue;
    this.#rating = rating;
    this.#padOpen = padOpen;
    this.#tell = tell;
  }

  /** Each printer by itself: one that is slow to answer keeps no news of the other. */
  start(everyMs = 15_000): void {
    const ask = async (media: PaperMedia): Promise<void> => {
      await this.#queue.lane(media).look();
      if (!this.#stopped)
        this.#polls.set(
          media,
          setTimeout(() => void ask(media), everyMs),
        );
    };
    for (const media of paperMedia) void ask(media);
  }

  stop(): void {
    this.#stopped = true;
    for (const poll of this.#polls.values()) clearTimeout(poll);
    if (this.#pending !== null) clearTimeout(this.#pending);
  }

  /** Many changes in a moment are told once. */
  changed(): void {
    if (this.#stopped) return;
    this.#pending ??= setTimeout(() => {
      this.#pending = null;
      this.#tell(this.view());
    }, 50);
  }

  view(): StatusView {
    const centre = this.#sync.status();
    const { since } = this.#sync;
    const offline = centre.state === '离线' && since !== null;
    return {
      centre: offline ? { ...centre, text: `自${clockTimeAt(since)}起${centre.text}` } : centre,
      printers: paperMedia.map((media) => this.#printer(media)),
      printTroubles: this.#queue.troubles(),
      devices: this.devices(),
      scanPrefix: this.scanPrefix(),
      pad: { open: this.#padOpen(), text: this.#padText(), test: this.#rating.trialText },
    };
  }

  #printer(media: PaperMedia): PrinterView {
    const { printer, ready, text, waiting } = laneView(this.#queue, media);
    return { media, name: printer, ok: ready, text, waiting };
  }

  #padText(): string {
    if (!this.#padOpen()) return '评价窗口未打开';
    return this.#rating.asking ? '正在请申请人评价' : this.signing() || '就绪';
  }
}
