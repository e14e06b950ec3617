import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { shell } from 'electron';
import type {
  CounterOutputs,
  CounterPushes,
  counterInputs,
  ReceiptPrinterSetting,
} from '#shared/contract/counter.ts';
import type { PadOutputs, padInputs, PadState } from '#shared/contract/pad.ts';
import { dueNow } from '#shared/case/standing.ts';
import type { CaseState } from '#shared/case/state.ts';
import { ok } from '#shared/result.ts';
import { Desk } from './acts/desk.ts';
import { RatingDesk } from './acts/rating-desk.ts';
import { Rounds } from './acts/rounds.ts';
import { StatusDesk } from './acts/status.ts';
import type { Clock } from './clock.ts';
import type { ReceiptPrinter } from './devices/receipt-printer.ts';
import { createSimulatedCardReader } from './devices/simulated-card-reader.ts';
import { createSimulatedReceiptPrinter } from './devices/simulated-receipt-printer.ts';
import { createSlipArtist } from './devices/slip-picture.ts';
import { createTcpReceiptPrinter } from './devices/tcp-receipt-printer.ts';
import { counterHandlers } from './handlers.ts';
import type { Handlers } from './ipc.ts';
import type { Log } from './log.ts';
import { Session } from './people/session.ts';
import { initialsOf } from './pinyin.ts';
import type { Rasterise } from './print/escpos.ts';
import { createPaperWindow } from './print/paper-window.ts';
import { archivePdf, paperHtml } from './print/pdf.ts';
import { PrintQueue } from './print/queue.ts';
import { loadReference } from './reference.ts';
import { type CentreAddress, Settings } from './settings.ts';
import { openStore } from './store/open.ts';
import { Store } from './store/store.ts';
import { Sync } from './sync/sync.ts';

export interface CounterSurroundings {
  /** Everything this counter keeps: database, papers, settings, the simulated printer's slips. */
  readonly folder: string;
  readonly assets: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly trainingCentre: CentreAddress | null;
  readonly padOpen: () => boolean;
  readonly tellClerk: <Push extends keyof CounterPushes>(push: Push, value: CounterPushes[Push]) => void;
  readonly tellPad: (state: PadState) => void;
}

export interface RunningCounter {
  readonly name: string;
  readonly handlers: Handlers<typeof counterInputs, CounterOutputs>;
  readonly padHandlers: Handlers<typeof padInputs, PadOutputs>;
  padChanged(): void;
  /** Lets the print job in hand finish and closes the database. */
  stop(): Promise<void>;
}

/** Builds the counter's parts and sets them going: store, people, paper, pad, exchange with the centre. */
export async function startCounter(around: CounterSurroundings): Promise<RunningCounter> {
  const { folder, assets, clock, log } = around;
  const db = openStore(join(folder, 'counter.sqlite'));
  const reference = await loadReference(db, assets);
  const { calendar } = reference;
  const { settings: site } = reference.hall;
  const derive = { initialsOf, dueOf: (state: CaseState) => dueNow(state, { calendar, settings: site }) };
  const store = new Store(db, reference.hall.id, derive, log);
  store.rebuildFor(`${calendar.version} ${JSON.stringify(site.promisedKeepsRunning)}`);
  const settings = new Settings(folder, around.trainingCentre);
  const session = new Session(store, reference.hall, clock, log, {
    registers: store.registers,
    calendar,
    opening: site.opening,
  });
  const desk = new Desk(reference, session, clock, store.registers);

  const slips = join(folder, 'simulated-printer');
  const papers = join(folder, 'papers');
  const pictureFile = (jobId: string): string => join(slips, `${jobId}.png`);
  desk.hasPicture = (jobId) => existsSync(pictureFile(jobId));
  const artist = createSlipArtist();
  const rasterise: Rasterise = (line) => artist.rasterise(line);
  const paperWindow = createPaperWindow();
  const printerOf = (setting: ReceiptPrinterSetting): ReceiptPrinter =>
    setting.kind === 'simulated'
      ? createSimulatedReceiptPrinter({ folder: slips, draw: (page) => artist.draw(page), rasterise })
      : createTcpReceiptPrinter({ ...setting, rasterise, timeoutMs: 8000 });

  const queue = new PrintQueue(desk, store, log, printerOf(settings.receiptPrinter), async (content, copy) =>
    archivePdf(papers, await paperWindow.renderPdf(paperHtml(content, copy))),
  );
  const rating = new RatingDesk(desk, store, around.tellPad);
  const sync = new Sync(desk, store, log, settings.centre, () => status.changed());
  const status = new StatusDesk(sync, queue, rating, around.padOpen, (view) =>
    around.tellClerk('statusChanged', view),
  );

  store.onAppended((events) => {
    for (const caseId of new Set(events.map((event) => event.caseId))) {
      if (caseId !== null) around.tellClerk('caseChanged', { caseId });
    }
  });
  sync.onSettled(() => around.tellClerk('caseChanged', { caseId: null }));
  const rounds = new Rounds(desk, store, log);
  rounds.start();
  queue.start();
  sync.start();
  status.start();

  const handlers = counterHandlers({
    desk,
    store,
    rating,
    queue,
    sync,
    status,
    settings,
    cards: createSimulatedCardReader(),
    slipPicture: (jobId) => readFile(pictureFile(jobId)).catch(() => undefined),
    openPdf: (sha256) => shell.openPath(join(papers, sha256.slice(0, 2), `${sha256}.pdf`)),
    applySettings: async () => {
      queue.usePrinter(printerOf(settings.receiptPrinter));
      await Promise.all([status.askPrinter(), sync.use(settings.centre)]);
    },
  });
  return {
    name: reference.hall.counter.name,
    handlers,
    padHandlers: {
      padState: () => ok(rating.state()),
      rate: ({ ratingId, grade }: { ratingId: string; grade: number | null }) => rating.rate(ratingId, grade),
    },
    padChanged: () => status.changed(),
    stop: async () => {
      rounds.stop();
      status.stop();
      rating.stop();
      await Promise.all([sync.stop(), queue.stop()]);
      paperWindow.close();
      artist.close();
      store.close();
    },
  };
}
