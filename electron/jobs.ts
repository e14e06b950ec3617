/** Long work, in one place: each is seen while it goes on and can be cancelled. */
import { randomUUID } from 'node:crypto';
import type { JobView } from '#shared/contract/jobs.ts';
import { type Result, refuse } from '#shared/result.ts';

/** What the work has of its job. */
export interface Job {
  readonly id: string;
  /** Aborted when somebody cancels it; the work then stops and leaves nothing half done. */
  readonly signal: AbortSignal;
  /** @param total 0 where it is not known how much there is */
  readonly progress: (done: number, total: number) => void;
}

/** What was cancelled is answered like this, whatever the work itself said. */
export const cancelled = refuse('unavailable', '', '已取消，没有留下未完成的内容。', '需要时请重新开始。');

/** So many that are over stay on the list. */
const keptOver = 20;
/** Nobody reads faster. */
const tellEveryMs = 100;

interface Entry {
  view: JobView;
  readonly stop: AbortController;
  toldAt: number;
}

export class Jobs {
  readonly #entries = new Map<string, Entry>();
  readonly #tell: (job: JobView) => void;

  /** @param tell hears of every change worth showing */
  constructor(tell: (job: JobView) => void) {
    this.#tell = tell;
  }

  /**
   * Starts it and answers when it is over. What it throws is thrown on, and the job is shown as failed.
   * @param id drawn by whoever wants to follow it; one that is taken already is refused
   */
  async start<T>(
    title: string,
    run: (job: Job) => Promise<Result<T>>,
    id: string = randomUUID(),
  ): Promise<Result<T>> {
    if (this.#entries.has(id))
      return refuse('already_done', '', '该任务已经开始。', '请等待其完成，或者取消。');
    const stop = new AbortController();
    const entry: Entry = {
      stop,
      toldAt: 0,
      view: { id, title, done: 0, total: 0, state: '进行中', text: '' },
    };
    this.#entries.set(id, entry);
    this.#forgetOld();
    this.#set(entry, {});
    try {
      const result = await run({
        id,
        signal: stop.signal,
        progress: (done, total) => this.#progress(entry, done, total),
      });
      const answer = stop.signal.aborted ? cancelled : result;
      if (stop.signal.aborted) this.#set(entry, { state: '已取消' });
      else if (answer.ok) this.#set(entry, { state: '完成', done: entry.view.total });
      else this.#set(entry, { state: '未完成', text: answer.refusal.message });
      return answer;
    } catch (error) {
      if (stop.signal.aborted) {
        this.#set(entry, { state: '已取消' });
        return cancelled;
      }
      this.#set(entry, { state: '未完成', text: '程序内部出错，没有完成。' });
      throw error;
    }
  }

  /** False for one that is not under way. */
  cancel(id: string): boolean {
    const entry = this.#entries.get(id);
    if (entry?.view.state !== '进行中') return false;
    entry.stop.abort();
    return true;
  }

  cancelAll(): void {
    for (const id of this.#entries.keys()) this.cancel(id);
  }

  /** The newest first. */
  list(): JobView[] {
    return [...this.#entries.values()].map(({ view }) => view).toReversed();
  }

  #progress(entry: Entry, done: number, total: number): void {
    if (entry.view.state !== '进行中') return;
    entry.view = { ...entry.view, done, total };
    const now = performance.now();
    if (now - entry.toldAt < tellEveryMs) return;
    entry.toldAt = now;
    this.#tell(entry.view);
  }

  #set(entry: Entry, change: Partial<JobView>): void {
    entry.view = { ...entry.view, ...change };
    this.#tell(entry.view);
  }

  #forgetOld(): void {
    const over = [...this.#entries.values()].filter(({ view }) => view.state !== '进行中');
    for (const { view } of over.slice(0, Math.max(0, over.length - keptOver))) this.#entries.delete(view.id);
  }
}
