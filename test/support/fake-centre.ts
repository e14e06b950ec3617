import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, onTestFinished, vi } from 'vitest';
import type { Event } from '#shared/event.ts';
import type { PullReply, PushReply, PushRequest } from '#shared/protocol/index.ts';
import { runCaseCommand } from '../../electron/acts/case-acts.ts';
import type { StoredEvent } from '../../electron/store/event-log.ts';
import { Sync } from '../../electron/sync/sync.ts';
import { openCounter, type TestCounter } from './counter.ts';
import { application, beforeHoliday, itemNamed, uuidOf } from './hall.ts';

const freight = itemNamed('道路货物运输经营许可');
/** The test counters' own time: under another date than the centre's nothing is done (A5). */
const now = () => beforeHoliday;

/** Takes a prefix per device, answers at once; a script may answer in its place. */
export class FakeCentre {
  events: Event[] = [];
  pushes: number[] = [];
  pulls = 0;
  url = '';
  /** What comes instead: a body, a status, or `cut`: the work is done and the connection closed. */
  onPush: (request: PushRequest) => Partial<PushReply> | number | string | null = () => null;
  onPull: (after: number) => Partial<PullReply> | number | string | null = () => null;

  get address() {
    return { url: this.url, token: 't' };
  }

  take({ device, events }: PushRequest): PushReply {
    const results: PushReply['results'] = [];
    const ofDevice = () => this.events.filter((event) => event.device === device);
    for (const event of events) {
      const place = this.events.findIndex(({ id }) => id === event.id);
      const taken = ofDevice().find(({ seq }) => seq === event.seq);
      if (place >= 0) results.push({ id: event.id, outcome: 'already', hallSeq: place + 1 });
      else if (taken !== undefined)
        results.push({ id: event.id, outcome: 'refused', kind: 'conflict', message: '已是另一事件。' });
      else if (event.seq === ofDevice().length + 1) {
        this.events.push(event);
        results.push({ id: event.id, outcome: 'accepted', hallSeq: this.events.length });
      }
    }
    return { acknowledged: ofDevice().length, results, now: now() };
  }

  page(after: number): PullReply {
    const events = this.events
      .map((event, index) => ({ hallSeq: index + 1, event }))
      .slice(after, after + 500);
    return { position: this.events.length, events, now: now() };
  }

  answer(url: URL, body: string): { status: number; text: string } | 'cut' {
    const script = ((): unknown => {
      if (url.pathname === '/v1/pull') {
        this.pulls += 1;
        const after = Number(url.searchParams.get('after'));
        const scripted = this.onPull(after);
        return typeof scripted === 'object' ? { ...this.page(after), ...scripted } : scripted;
      }
      const request = JSON.parse(body) as PushRequest;
      this.pushes.push(request.events.length);
      const scripted = this.onPush(request);
      if (scripted === 'cut') this.take(request);
      return scripted === null
        ? this.take(request)
        : typeof scripted === 'object'
          ? { acknowledged: 0, results: [], now: now(), ...scripted }
          : scripted;
    })();
    if (script === 'cut') return 'cut';
    if (typeof script === 'number')
      return { status: script, text: JSON.stringify({ error: { kind: 'fault', message: '出错。' } }) };
    return { status: 200, text: typeof script === 'string' ? script : JSON.stringify(script) };
  }
}

export async function openCentre(): Promise<FakeCentre> {
  const centre = new FakeCentre();
  const server = createServer((incoming, outgoing) => {
    let body = '';
    incoming.on('data', (part: Buffer) => (body += part.toString()));
    incoming.on('end', () => {
      const answer = centre.answer(new URL(incoming.url ?? '', 'http://x'), body);
      if (answer === 'cut') outgoing.destroy();
      else outgoing.writeHead(answer.status).end(answer.text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  centre.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return centre;
}

export const requests = ({ pulls, pushes }: FakeCentre) => pulls + pushes.length;

export const take = (number: number, at: TestCounter) =>
  runCaseCommand(at.desk, at.store, {
    type: 'register',
    ...application(freight),
    commandId: uuidOf(number * 2),
    caseId: uuidOf(number * 2 + 1),
  });

/** Events of another counter: six for each case, and one for signing in. */
export async function ofAnother(count: number): Promise<Event[]> {
  const other = await openCounter();
  await other.desk.session.signIn('1001', '100101');
  for (let number = 101; number < 101 + count; number += 1) take(number, other);
  const made = [...other.store.log.pages()]
    .flat()
    .map(({ position: _position, hallSeq: _hallSeq, ...event }) => event);
  other.close();
  return made;
}

export interface Exchanging {
  readonly counter: () => TestCounter;
  readonly take: (number: number) => void;
  readonly all: () => StoredEvent[];
  readonly others: () => StoredEvent[];
  readonly cursor: () => string | undefined;
  readonly syncWith: (centre: FakeCentre | null, tell?: () => void) => Sync;
}

/** A counter of its own for each test; its exchange is stopped before it is closed, whatever the test does. */
export function exchanging(): Exchanging {
  let counter: TestCounter;
  const stopping: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    counter = await openCounter();
    await counter.desk.session.signIn('1001', '100101');
  });
  afterEach(async () => {
    await Promise.all(stopping.splice(0).map((stop) => stop()));
    counter.close();
    const [fault] = counter.log.faults;
    if (fault !== undefined) throw new Error(`logged as a fault: ${fault.place}`, { cause: fault.error });
  });
  const all = () => [...counter.store.log.pages()].flat();
  return {
    counter: () => counter,
    take: (number) => void take(number, counter),
    all,
    others: () => all().filter(({ device }) => device !== counter.store.log.device),
    cursor: () => counter.store.getState('cursor'),
    syncWith: (centre, tell = () => {}) => {
      const sync = new Sync(counter.desk, counter.store, counter.log, centre?.address ?? null, tell);
      stopping.push(() => sync.stop());
      return sync;
    },
  };
}

export const settled = (sync: Sync) =>
  vi.waitFor(() => expect(sync.status()).toMatchObject({ state: '联网', waiting: 0 }), 5000);
