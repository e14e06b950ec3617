/** 叫号 at this counter: the queue in the register, the pad that calls, and the slip with a number on it. */
import { randomUUID } from 'node:crypto';
import { chineseDateTime } from '#shared/calendar/civil-date.ts';
import type { CallerKey } from '#shared/callers/bus.ts';
import type { CallerAct, CallerView } from '#shared/contract/callers.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import { layOutSlip } from '#shared/papers/render/slip-layout.ts';
import type { RegisterCommand } from '#shared/registers/index.ts';
import { awayIn, inHand, queueToday, type Ticket, waitingIn } from '#shared/registers/ticket.ts';
import { ok, type Result } from '#shared/result.ts';
import type { PrintQueue } from '../print/queue.ts';
import type { Store } from '../store/store.ts';
import type { Desk } from './desk.ts';
import type { RatingDesk } from './rating-desk.ts';
import { runRegisterCommand } from './register-acts.ts';

export interface QueueDeskParts {
  readonly desk: Desk;
  readonly store: Store;
  readonly rating: Pick<RatingDesk, 'showCall' | 'refresh'>;
  readonly queue: Pick<PrintQueue, 'slip'>;
  /** Whether this window calls at all. */
  readonly on: () => boolean;
  readonly changed: () => void;
}

export interface QueueAct {
  readonly commandId: string;
  readonly act: CallerAct;
  readonly to: string;
  readonly number: string | null;
}

export class QueueDesk {
  readonly #parts: QueueDeskParts;
  #note = '';

  constructor(parts: QueueDeskParts) {
    this.#parts = parts;
  }

  /** 暂停服务, which the applicant's page says too. */
  get paused(): boolean {
    return this.#parts.on() && this.#today.paused;
  }

  view(): CallerView {
    const { tickets, paused } = this.#today;
    return {
      on: this.#parts.on(),
      paused,
      current: inHand(tickets),
      waiting: waitingIn(tickets),
      away: awayIn(tickets),
      served: tickets.filter(({ stage }) => stage === '已办结').length,
      note: this.#note,
    };
  }

  /** @returns what is to be said of it beside the queue: a slip that printed, or did not */
  async act(asked: QueueAct): Promise<Result<{ readonly view: CallerView; readonly said: string }>> {
    const { desk, store, changed } = this.#parts;
    const done = runRegisterCommand(desk, store, commandOf(asked));
    this.#note = '';
    if (!done.ok) return done;
    const said = asked.act === 'issue' || asked.act === 'issue_express' ? await this.#hand() : '';
    this.#tellPad(asked.act);
    changed();
    return ok({ view: this.view(), said });
  }

  /** A key of the caller on the desk. Where it may not be, the clerk's screen says why. */
  async press(key: CallerKey): Promise<void> {
    if (!this.#parts.on() || this.#parts.desk.session.locked) return;
    const act = key === 'next' ? 'call' : key === 'pause' && this.#today.paused ? 'go_on' : key;
    const done = await this.act({ commandId: randomUUID(), act, to: '', number: null });
    if (done.ok) return;
    this.#note = `${done.refusal.message}${done.refusal.next}`;
    this.#parts.changed();
  }

  get #today() {
    const { desk, store } = this.#parts;
    return queueToday(store.registers, desk.reference.hall.counter.id, desk.today);
  }

  #tellPad(act: CallerAct): void {
    const { rating } = this.#parts;
    const current = inHand(this.#today.tickets);
    const calls = act === 'call' || act === 'recall' || act === 'resume';
    if (calls && current !== null) rating.showCall(current.number);
    else rating.refresh();
  }

  /** The number is in the register; the slip is for the person's memory, and a printer that is down keeps nobody. */
  async #hand(): Promise<string> {
    const { desk, queue } = this.#parts;
    const { tickets } = this.#today;
    const last = tickets.at(-1);
    if (last === undefined) return '';
    const ahead = waitingIn(tickets).findIndex(({ number }) => number === last.number);
    const { printer } = queue.slip;
    const tell = `请口头告知：${last.number}号，前面${ahead}人。`;
    if (printer === null) return `未设置收据打印机。${tell}`;
    const content = ticketSlip(last, ahead, desk);
    const copy = { reprint: 0, printedAt: chineseDateTime(desk.clock.now()), by: '' };
    const outcome = await printer.print({ id: randomUUID(), lines: layOutSlip(content, copy) });
    return outcome.state === 'printed'
      ? `${last.number}号已打印，前面${ahead}人。`
      : `号票没有打印：${outcome.reason}${tell}`;
  }
}

function commandOf({ commandId, act, to, number }: QueueAct): RegisterCommand {
  switch (act) {
    case 'issue':
    case 'issue_express':
      return { type: 'ticket.issue', commandId, express: act === 'issue_express' };
    case 'resume':
      return { type: 'ticket.resume', commandId, number };
    case 'transfer':
      return { type: 'ticket.transfer', commandId, to };
    default:
      return { type: `ticket.${act}`, commandId };
  }
}

/** No paper of the ledger: it proves nothing, and is void at the end of the day. */
function ticketSlip(ticket: Ticket, ahead: number, { reference, clock }: Desk): PaperContent {
  const { hall } = reference;
  return {
    kind: '收件凭证',
    title: '排队号',
    number: ticket.number,
    training: hall.training,
    addressee: '',
    blocks: [
      {
        type: 'fields',
        rows: [
          ['窗口', hall.counter.name],
          ['前面等候', `${ahead}人`],
          ['取号时间', chineseDateTime(clock.now())],
          ...(ticket.express ? [['类别', '绿色通道'] as [string, string]] : []),
        ],
      },
      { type: 'statement', text: '请留意叫号。过号的请告诉窗口，可以回呼。本号当日有效。' },
    ],
    closing: { organ: hall.name, date: '', seal: null },
    handler: '',
    signatures: [],
    footer: '',
    copies: 1,
    qr: null,
    barcode: null,
  };
}
