/** The reader's own end of the SDT protocol: what a real one answers, with made-up cards to lay on it. */
import type { CardReader } from '../card-reader.ts';
import type { OpenLine } from '../link.ts';
import { createSdtReader } from './sdt-reader.ts';
import { type IdCard, writeCardText } from '#shared/id-card/card-text.ts';
import { sdtCommands, sdtDone, sdtFound, sdtFrame, sdtNoCard } from '#shared/id-card/sdt.ts';
import { civilDate } from '#shared/calendar/civil-date.ts';

export interface ReaderMachine {
  /** Bytes from the computer; the answers go to `send`, in as many pieces as it likes. */
  receive(bytes: Uint8Array): void;
  /** Lays a card down; what lay there before is taken off. */
  put(card: IdCard): void;
  lift(): void;
}

/** As long as a card's photo is on the chip; the simulated one is grey. */
const photoBytes = 1024;

export function createReaderMachine(send: (bytes: Uint8Array) => void): ReaderMachine {
  let card: IdCard | null = null;
  /** How far the card has got: it answers `find` once, until it is lifted. */
  let reached: 'new' | 'found' | 'selected' | 'read' = 'new';
  let pending: number[] = [];

  const status = (code: number): Uint8Array => sdtFrame([code >> 16, (code >> 8) & 0xff, code & 0xff]);
  const is = (command: keyof typeof sdtCommands, first: number, second: number): boolean =>
    sdtCommands[command][0] === first && sdtCommands[command][1] === second;

  const answer = (first: number, second: number): Uint8Array => {
    if (is('status', first, second)) return status(sdtDone);
    if (is('find', first, second)) {
      if (card === null || reached === 'read') return status(sdtNoCard);
      reached = 'found';
      return sdtFrame([0, 0, sdtFound & 0xff, 0, 0, 0, 0]);
    }
    if (is('select', first, second)) {
      if (card === null || reached !== 'found') return status(0x00_00_81);
      reached = 'selected';
      return sdtFrame([0, 0, sdtDone & 0xff, 0, 0, 0, 0, 0, 0, 0, 0]);
    }
    if (!is('read', first, second)) return status(0x00_00_21);
    if (card === null || reached !== 'selected') return status(0x00_00_41);
    reached = 'read';
    const text = writeCardText(card);
    const photo = Array.from({ length: photoBytes }, () => 0x80);
    return sdtFrame([
      0,
      0,
      sdtDone & 0xff,
      ...lengthOf(text.length),
      ...lengthOf(photoBytes),
      ...text,
      ...photo,
    ]);
  };

  return {
    receive: (bytes) => {
      pending.push(...bytes);
      for (;;) {
        const start = pending.findIndex((_, at) => pending[at] === 0x96 && pending[at + 1] === 0x69);
        if (start < 0) return;
        const length = (pending[start + 2] ?? 0) * 256 + (pending[start + 3] ?? 0);
        if (pending.length < start + 4 || pending.length < start + 4 + length) return;
        const [first = 0, second = 0] = pending.slice(start + 4);
        pending = pending.slice(start + 4 + length);
        send(answer(first, second));
      }
    },
    put: (next) => {
      card = next;
      reached = 'new';
    },
    lift: () => {
      card = null;
      reached = 'new';
    },
  };
}

const lengthOf = (bytes: number): [number, number] => [bytes >> 8, bytes & 0xff];

/** Made-up people with well-formed numbers: ordinary, a rare character, a middle dot. */
export const simulatedCards: readonly IdCard[] = [
  {
    kind: '居民身份证',
    name: '陈示范',
    number: '520327198812314510',
    address: '贵州省凤冈县龙泉镇示范路1号',
    validFrom: civilDate('2018-03-01'),
    validTo: civilDate('2038-03-01'),
  },
  {
    kind: '居民身份证',
    name: '龙䶮',
    number: '441423199003070013',
    address: '广东省丰顺县汤坑镇示范路2号',
    validFrom: civilDate('2019-07-15'),
    validTo: civilDate('2039-07-15'),
  },
  {
    kind: '居民身份证',
    name: '阿依古丽·买买提',
    number: '11010519491231002X',
    address: '北京市朝阳区示范路3号',
    validFrom: civilDate('2012-05-09'),
    validTo: null,
  },
];

/** Cards to try the less usual with: one that has expired, and every other kind a window sees. */
export const furtherCards: readonly IdCard[] = [
  {
    kind: '居民身份证',
    name: '李过期',
    number: '520327197505052317',
    address: '贵州省凤冈县龙泉镇示范路4号',
    validFrom: civilDate('2004-06-01'),
    validTo: civilDate('2024-06-01'),
  },
  {
    kind: '港澳台居民居住证',
    name: '黄示范',
    number: '810000199001011233',
    address: '贵州省凤冈县龙泉镇示范路5号',
    validFrom: civilDate('2023-01-10'),
    validTo: civilDate('2028-01-10'),
  },
  {
    kind: '外国人永久居留身份证',
    name: '安娜',
    number: '911826198503120021',
    address: '',
    validFrom: civilDate('2024-02-01'),
    validTo: civilDate('2034-02-01'),
  },
  {
    kind: '外国人永久居留身份证（2017版）',
    name: '史密斯',
    number: 'USA520084120101',
    address: '',
    validFrom: civilDate('2019-03-01'),
    validTo: civilDate('2029-03-01'),
  },
];

export interface SimulatedReader extends CardReader {
  /** What lies on it: one card; in turns another one whenever it is read; or nothing. */
  readonly lies: IdCard | 'turns' | 'none';
  lay(card: IdCard | 'turns' | 'none'): void;
}

/** A reader of a training counter: unless told otherwise, whenever it is asked a card lies on it, and the cards take turns. */
export function createSimulatedReader(): SimulatedReader {
  let lies: IdCard | 'turns' | 'none' = 'turns';
  let machine: ReaderMachine | null = null;
  let next = 0;
  const open: OpenLine = async (events) => {
    const own = createReaderMachine((bytes) => void setImmediate(() => events.received(bytes)));
    machine = own;
    const close = async (): Promise<void> => undefined;
    return { write: (bytes) => own.receive(bytes), finish: close, abandon: close };
  };
  const reader = createSdtReader(open, { simulated: true, changed: () => undefined });
  return {
    simulated: true,
    get state() {
      return reader.state;
    },
    get lies() {
      return lies;
    },
    lay: (card) => {
      lies = card;
    },
    read: async () => {
      const card = lies === 'turns' ? simulatedCards[next % simulatedCards.length] : lies;
      if (card !== undefined && card !== 'none') machine?.put(card);
      const read = await reader.read();
      machine?.lift();
      if (read.ok && lies === 'turns') next += 1;
      return read;
    },
    retry: () => undefined,
    stop: () => reader.stop(),
  };
}
