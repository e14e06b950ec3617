/** Every call of the contract as the main process serves it, without windows: the real store, people, acts and reports. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { counterInputs } from '#shared/contract/counter.ts';
import { readInput } from '#shared/edge.ts';
import { ok, type Result } from '#shared/result.ts';
import { Figures } from '../../electron/acts/figures.ts';
import type { Desk } from '../../electron/acts/desk.ts';
import { QueueDesk } from '../../electron/acts/queue-desk.ts';
import { RatingDesk } from '../../electron/acts/rating-desk.ts';
import { usualSlots } from '#shared/devices/settings.ts';
import { DeviceDesk } from '../../electron/device-desk/device-desk.ts';
import { createDisplayPad } from '../../electron/devices/pads/display-pad.ts';
import { createKeyCatcher } from '../../electron/devices/pads/key-catcher.ts';
import { createPadLearning } from '../../electron/devices/pads/pad-learning.ts';
import { type CounterParts, counterHandlers } from '../../electron/handlers.ts';
import { Jobs } from '../../electron/jobs.ts';
import { ReportDesk } from '../../electron/reports/desk.ts';
import { ScanDesk } from '../../electron/scans/scan-desk.ts';
import { ScanFiles } from '../../electron/scans/scan-files.ts';
import { Settings } from '../../electron/settings.ts';
import type { Places } from '../../electron/windows/places.ts';
import type { TestCounter } from './counter.ts';
import { openedNowhere } from './tablets.ts';

export interface WholeCounter {
  readonly places: { -readonly [Name in keyof Places]: Places[Name] };
  readonly figures: Figures;
  /** What was asked of the program as a whole. */
  readonly restarts: number;
  /** One call as it arrives from a page: checked by its schema, then served. */
  call(name: keyof typeof counterInputs, input?: unknown): Promise<Result<unknown>>;
  close(): void;
}

const noPrinter = { printer: null, look: () => Promise.resolve(), status: { ready: false, text: '' } };

export function serveWhole(
  counter: Pick<TestCounter, 'store' | 'folder' | 'log'> & { desk: Desk },
): WholeCounter {
  const { desk, store, folder, log } = counter;
  const exports = mkdtempSync(join(tmpdir(), 'yimen-places-'));
  const places: WholeCounter['places'] = {
    toSave: (name) => Promise.resolve(join(exports, name)),
    toOpen: () => Promise.resolve(null),
    folder: () => Promise.resolve(exports),
  };
  const figures = new Figures();
  const jobs = new Jobs(() => undefined);
  let restarts = 0;
  const centre = {
    state: '离线' as const,
    text: '',
    waiting: 0,
    refused: 0,
    receiving: 0,
    receivingHeld: false,
    lastExchange: null,
    offsetMs: null,
    url: '',
  };
  const view = { centre, printers: [], printTroubles: 0, pad: { open: false, text: '', test: '' } };
  const reports = new ReportDesk({
    desk,
    database: join(folder, 'counter.sqlite'),
    worker: join(import.meta.dirname, 'report-worker.ts'),
    jobs,
    figures,
    log,
    renderPdf: () => Promise.resolve(Buffer.from('%PDF-')),
    places,
  });
  const parts = {
    desk,
    store,
    figures,
    jobs,
    reports,
    scans: new ScanDesk(desk, store, new ScanFiles(join(folder, 'scans'), log)),
    camera: () => null,
    showPdf: () => Promise.resolve(),
    importWorker: join(import.meta.dirname, 'import-worker.ts'),
    log,
    folder,
    places,
    startAgain: () => {
      restarts += 1;
    },
    rating: new RatingDesk(desk, store),
    sync: {
      now: () => Promise.resolve(),
      status: () => centre,
      client: null,
      holdReceiving: () => undefined,
    },
    status: { view: () => view },
    settings: new Settings(folder, null, desk.reference.hall.training),
    scanned: () => undefined,
    tickets: new QueueDesk({
      desk,
      store,
      rating: { showCall: () => undefined, refresh: () => undefined },
      queue: { slip: { printer: null } as never },
      on: () => true,
      changed: () => undefined,
    }),
    devices: new DeviceDesk(usualSlots(true), {
      rating: new RatingDesk(desk, store),
      display: createDisplayPad(
        () => undefined,
        () => true,
      ),
      padOnOwnDisplay: () => false,
      catcher: createKeyCatcher(),
      log,
      changed: () => undefined,
      tablets: openedNowhere,
      scanned: () => undefined,
      called: () => undefined,
    }),
    lock: { now: () => undefined, shown: () => undefined },
    selfTest: { run: () => Promise.resolve(), latest: null },
    queue: {
      lane: () => noPrinter,
      waiting: () => 0,
      troubles: () => 0,
      isWaiting: () => false,
      kick: () => undefined,
      find: () => undefined,
    },
    slipPicture: () => Promise.resolve(undefined),
    preview: () => Promise.resolve(ok({ opened: true })),
    padLearning: createPadLearning({
      told: () => undefined,
      catcher: createKeyCatcher(),
      borrow: async () => () => undefined,
    }),
    signing: { ask: () => ok({ asked: true }) },
    closePreview: () => undefined,
    printTestPage: () => Promise.resolve(ok({ text: '' })),
    findPrinters: () => Promise.resolve({ receipt: [], document: [] }),
    faultsOf: () => undefined,
    phrases: { reload: () => undefined, folder: '', files: [] },
    applySettings: () => Promise.resolve(),
  } as unknown as CounterParts;
  const handlers = counterHandlers(parts) as unknown as Record<
    string,
    (input: unknown) => Result<unknown> | Promise<Result<unknown>>
  >;
  return {
    places,
    figures,
    get restarts() {
      return restarts;
    },
    call: async (name, input) => {
      const read = readInput(counterInputs[name], input);
      if (!read.ok) return read;
      const serve = handlers[name];
      if (serve === undefined) throw new Error(`no call ${name}`);
      return await serve(read.value);
    },
    close: () => rmSync(exports, { recursive: true, force: true }),
  };
}
