import type { Pad, PadState } from '#shared/contract/pad.ts';
import { closeCodes, type FromCounter, provedWords, tabletProtocol } from '#shared/protocol/tablet.ts';
import type { FirstMessage, TabletMessage } from '#shared/protocol/tablet-messages.ts';
import { refuse, type Result } from '#shared/result.ts';
import { forgetKey, keepKey, keptKey } from './kept-key.ts';
import { proofOf } from './proof.ts';

export type LinkView =
  | { readonly kind: 'connecting' }
  /** A code is asked for; `trouble` is why the last one, or the kept key, was not taken. */
  | { readonly kind: 'unpaired'; readonly trouble: string }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'ready'; readonly state: PadState };

interface Pairing {
  readonly code: string;
  readonly name: string;
}

/** The counter says something every fifteen seconds; after this long it is out of reach. */
const silentMs = 40_000;
const answerMs = 8_000;
const retryMs = [1000, 2000, 4000, 8000];

const broken = refuse('fault', '', '与窗口的连接中断，未能提交。', '请稍候再按一次，或者告诉窗口工作人员。');

/** The one connection of this page to its counter: kept up for as long as the page is open. */
export class TabletLink {
  #view: LinkView = { kind: 'connecting' };
  #socket: WebSocket | null = null;
  #pairing: Pairing | null = null;
  /** What the code and the nonce of this connection make: the key, if the counter takes the code. */
  #derived: { readonly counter: string; readonly key: string } | null = null;
  #failures = 0;
  #calls = 0;
  #watch: ReturnType<typeof setTimeout> | undefined;
  readonly #waiting = new Map<number, (result: Result<unknown>) => void>();
  readonly #listeners = new Set<() => void>();

  /** The applicant's page talks to the counter through this, as it does in the rating window. */
  readonly pad: Pad = {
    padState: async () => (this.#view.kind === 'ready' ? { ok: true, value: this.#view.state } : broken),
    chooseGrade: (input) => this.#call('chooseGrade', input),
    giveReasons: (input) => this.#call('giveReasons', input),
    chooseAgain: (input) => this.#call('chooseAgain', input),
    confirmCheck: (input) => this.#call('confirmCheck', input),
    declineSigning: (input) => this.#call('declineSigning', input),
    signPaper: (input) => this.#call('signPaper', input),
    onPadState: (listener) => this.subscribe(() => this.#view.kind === 'ready' && listener(this.#view.state)),
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): LinkView => this.#view;

  start(): void {
    if (keptKey() === null) this.#show({ kind: 'unpaired', trouble: '' });
    else this.#connect();
  }

  /** @param code as {@link plainCode} gives it */
  pair(code: string, name: string): void {
    this.#pairing = { code, name };
    this.#connect();
  }

  #connect(): void {
    this.#show({ kind: 'connecting' });
    const socket = new WebSocket(`ws://${location.host}/tablet`);
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) =>
      this.#hear(socket, JSON.parse(String(data)) as FromCounter),
    );
    socket.addEventListener('close', ({ code }) => this.#closed(socket, code));
    this.#heard();
  }

  #heard(): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => {
      const socket = this.#socket;
      socket?.close();
      // A connection that is dead does not say so for a long time.
      if (socket !== null) this.#closed(socket, 0);
    }, silentMs);
  }

  #hear(socket: WebSocket, message: FromCounter): void {
    if (socket !== this.#socket) return;
    this.#heard();
    switch (message.kind) {
      case 'hello':
        return this.#introduce(socket, message);
      case 'paired': {
        if (this.#derived !== null) keepKey({ ...this.#derived, tablet: message.tablet });
        this.#pairing = null;
        return;
      }
      case 'welcome':
        this.#failures = 0;
        return;
      case 'state':
        return this.#show({ kind: 'ready', state: inOwnTime(message.state, message.now) });
      case 'answered':
        this.#waiting.get(message.id)?.(message.result);
        return;
    }
  }

  #introduce(socket: WebSocket, { counter, nonce }: Extract<FromCounter, { kind: 'hello' }>): void {
    const kept = keptKey();
    const pairing = this.#pairing;
    let first: FirstMessage;
    if (pairing !== null) {
      const { code, name } = pairing;
      this.#derived = { counter, key: proofOf(code, provedWords('key', counter, '', nonce)) };
      const proof = proofOf(code, provedWords('pair', counter, '', nonce));
      first = { kind: 'pair', protocol: tabletProtocol, name, proof };
    } else if (kept !== null && kept.counter === counter) {
      const proof = proofOf(kept.key, provedWords('prove', counter, kept.tablet, nonce));
      first = { kind: 'prove', protocol: tabletProtocol, tablet: kept.tablet, proof };
    } else {
      return this.#ask('本平板没有与这个窗口配对。');
    }
    socket.send(JSON.stringify(first));
  }

  #closed(socket: WebSocket, code: number): void {
    if (socket !== this.#socket) return;
    this.#socket = null;
    clearTimeout(this.#watch);
    for (const answer of this.#waiting.values()) answer(broken);
    this.#waiting.clear();
    const pairing = this.#pairing !== null;
    this.#pairing = null;
    if (code === closeCodes.replaced) return this.#show({ kind: 'elsewhere' });
    if (code === closeCodes.revoked) {
      forgetKey();
      return this.#ask('窗口已取消与本平板的配对。');
    }
    if (code === closeCodes.refused)
      return this.#ask(
        pairing
          ? '配对码不对，或者已经失效。请核对窗口屏幕上的配对码，再输入一次。'
          : '窗口没有承认本平板，请重新配对。',
      );
    if (pairing)
      return this.#ask(
        code === closeCodes.tooMany
          ? '与这个窗口配对的平板已满。请在窗口取消一台的配对，再试一次。'
          : '没有连接上窗口，请再试一次。',
      );
    this.#show({ kind: 'connecting' });
    const wait = retryMs[Math.min(this.#failures, retryMs.length - 1)];
    this.#failures += 1;
    setTimeout(() => this.#socket === null && this.#view.kind === 'connecting' && this.#connect(), wait);
  }

  #ask(trouble: string): void {
    const socket = this.#socket;
    this.#socket = null;
    clearTimeout(this.#watch);
    socket?.close();
    this.#show({ kind: 'unpaired', trouble });
  }

  #call<T>(call: TabletMessage['call'], input: unknown): Promise<Result<T>> {
    const socket = this.#socket;
    if (socket?.readyState !== WebSocket.OPEN) return Promise.resolve(broken);
    this.#calls += 1;
    const id = this.#calls;
    return new Promise((resolve) => {
      const late = setTimeout(() => answer(broken), answerMs);
      const answer = (result: Result<unknown>): void => {
        clearTimeout(late);
        this.#waiting.delete(id);
        resolve(result as Result<T>);
      };
      this.#waiting.set(id, answer);
      socket.send(JSON.stringify({ kind: 'call', id, call, input } satisfies TabletMessage));
    });
  }

  #show(view: LinkView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}

/** A tablet's clock may be wrong by years: the end of a question is told by the time that is left. */
const inOwnTime = (state: PadState, now: number): PadState =>
  'until' in state
    ? { ...state, until: new Date(Date.parse(state.until) - now + Date.now()).toISOString() }
    : state;
