import type { StatusView } from '#shared/contract/counter.ts';
import type { Instant } from '#shared/event.ts';
import { CentreAnswerError, UnreachableError } from './centre-client.ts';

export type Direction = 'push' | 'pull';
type Outcome = Pick<StatusView['centre'], 'state' | 'text'>;

const beginning: Outcome = { state: '离线', text: '正在联系中心，业务照常办理' };
const well: Outcome = { state: '联网', text: '与中心联系正常' };
const unreachable: Outcome = { state: '离线', text: '联系不上中心，业务照常办理，恢复后自动上传' };
const faulty: Outcome = { state: '异常', text: '与中心交换数据时程序出错，详见日志；业务照常办理' };
const restored: Outcome = {
  state: '异常',
  text: '本机数据曾被恢复到较早的备份，缺少的记录正由中心取回；待上传为零后请重新启动本程序，业务照常办理',
};
const ranks = ['未配置', '联网', '离线', '异常'];

/** How we stand with the centre: what came of the last try each way, of which the worse is shown. */
export class Standing {
  readonly #now: () => Instant;
  readonly #isRestored: () => boolean;
  /** Null when there was no try yet, or nothing to send. */
  #last: Record<Direction, Outcome | null> = { push: null, pull: null };
  #state: Outcome['state'] | null = null;
  /** Since when it has been so. */
  since: Instant | null = null;

  /** @param isRestored whether this counter's data came from an older copy */
  constructor(now: () => Instant, isRestored: () => boolean) {
    this.#now = now;
    this.#isRestored = isRestored;
  }

  begin(): void {
    this.#last = { push: null, pull: null };
    this.#note();
  }

  worked(direction: Direction): void {
    this.#become(direction, well);
  }

  /** With nothing to send, a failure of earlier is no longer true. */
  idle(direction: Direction): void {
    if (!this.isWell(direction)) this.#become(direction, null);
  }

  failed(direction: Direction, error: unknown): void {
    if (error instanceof CentreAnswerError) this.#become(direction, { state: '异常', text: error.message });
    else this.#become(direction, error instanceof UnreachableError ? unreachable : faulty);
  }

  isWell(direction: Direction): boolean {
    return this.#last[direction] === well;
  }

  get shown(): Outcome {
    const { push, pull } = this.#last;
    const all = [push, pull, this.#isRestored() ? restored : null].filter((one) => one !== null);
    const rank = ({ state }: Outcome): number => ranks.indexOf(state);
    return all.toSorted((one, other) => rank(other) - rank(one))[0] ?? beginning;
  }

  #become(direction: Direction, outcome: Outcome | null): void {
    this.#last[direction] = outcome;
    this.#note();
  }

  #note(): void {
    const { state } = this.shown;
    if (state !== this.#state) this.since = this.#now();
    this.#state = state;
  }
}
