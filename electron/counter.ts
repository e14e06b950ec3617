import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { BrowserWindow } from 'electron';
import type { CounterOutputs, CounterPushes, counterInputs } from '#shared/contract/counter.ts';
import type { PadOutputs, padInputs, PadState } from '#shared/contract/pad.ts';
import { dueNow } from '#shared/case/standing.ts';
import type { CaseState } from '#shared/case/state.ts';
import { pageOf } from '#shared/papers/kinds.ts';
import { ok } from '#shared/result.ts';
import { Desk } from './acts/desk.ts';
import { Figures } from './acts/figures.ts';
import { QueueDesk } from './acts/queue-desk.ts';
import { RatingDesk } from './acts/rating-desk.ts';
import { SigningDesk } from './acts/signing.ts';
import { lockMinutes, sessionView } from './acts/post-view.ts';
import { Rounds } from './acts/rounds.ts';
import { SelfTest } from './acts/self-test.ts';
import { StatusDesk } from './acts/status.ts';
import type { Clock } from './clock.ts';
import { openDevices } from './counter-devices.ts';
import { openJobsIn, withdrawLeft } from './devices/cups-left.ts';
import { createCupsRunner } from './devices/cups-queue.ts';
import { findPrinters } from './devices/found-printers.ts';
import type { KeyCatcher } from './devices/pads/key-catcher.ts';
import { createSlipArtist } from './devices/slip-picture.ts';
import { counterHandlers } from './handlers.ts';
import type { Handlers } from './ipc.ts';
import { Jobs } from './jobs.ts';
import type { Log } from './log.ts';
import { openPhotos } from './people/photos.ts';
import { Session } from './people/session.ts';
import { sessionNews } from './people/session-news.ts';
import { WorkstationLock } from './people/workstation-lock.ts';
import { loadPhrases } from './phrases.ts';
import { initialsOf } from './pinyin.ts';
import { createPaperWindow } from './print/paper-window.ts';
import { createPaperArchive, paperHtml } from './print/pdf.ts';
import { previewOf } from './print/preview.ts';
import { PrintQueue } from './print/queue.ts';
import { createSealedWindow } from './print/sealed-window.ts';
import { printTestPage, testPage } from './print/test-page.ts';
import { createPrinters, type PrinterParts } from './printers.ts';
import { loadReference } from './reference.ts';
import { ReportDesk } from './reports/desk.ts';
import { ScanDesk } from './scans/scan-desk.ts';
import { ScanFiles } from './scans/scan-files.ts';
import { type CentreAddress, Settings } from './settings.ts';
import { openStore } from './store/open.ts';
import { Store } from './store/store.ts';
import { Sync } from './sync/sync.ts';
import type { Places } from './windows/places.ts';
import { createPreview } from './windows/preview-window.ts';

export interface CounterSurroundings {
  /** Everything this counter keeps: database, papers, settings, what simulated printers print. */
  readonly folder: string;
  readonly assets: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly trainingCentre: CentreAddress | null;
  readonly padOpen: () => boolean;
  /** The rating page has a screen of its own. */
  readonly padOnOwnDisplay: () => boolean;
  /** How far a long start is. */
  readonly preparing: (done: number, total: number) => void;
  readonly places: Places;
  /** Ends the program and starts it anew. */
  readonly startAgain: () => void;
  readonly tellClerk: <Push extends keyof CounterPushes>(push: Push, value: CounterPushes[Push]) => void;
  readonly tellPad: (state: PadState) => void;
}

export interface RunningCounter {
  readonly name: string;
  readonly handlers: Handlers<typeof counterInputs, CounterOutputs>;
  readonly padHandlers: Handlers<typeof padInputs, PadOutputs>;
  padChanged(): void;
  /** Takes the keys of a number pad before any page does. */
  readonly padKeys: KeyCatcher;
  readonly lock: WorkstationLock;
  /** Lets the print jobs in hand finish, for a few seconds, and closes the database. */
  stop(): Promise<void>;
}

/** For printers just set to say how they stand. */
const lookMs = 500;

/** Builds the counter's parts and sets them going: store, people, paper, pad, exchange with the centre. */
export async function startCounter(around: CounterSurroundings): Promise<RunningCounter> {
  const { folder, assets, clock, log } = around;
  const db = openStore(join(folder, 'counter.sqlite'));
  const reference = await loadReference(db, assets);
  const { calendar } = reference;
  for (const remark of reference.remarks) log.note('reference', remark);
  const { settings: site } = reference.hall;
  const derive = { initialsOf, dueOf: (state: CaseState) => dueNow(state, { calendar, settings: site }) };
  const store = new Store(db, reference.hall.id, derive, log);
  await store.rebuildFor(
    `${calendar.version} ${JSON.stringify(site.promisedKeepsRunning)}`,
    around.preparing,
  );
  const settings = new Settings(folder, around.trainingCentre, reference.hall.training);
  const session = new Session(store, reference.hall, clock, log, {
    registers: store.registers,
    calendar,
    opening: site.opening,
  });
  const desk = new Desk(reference, session, clock, store.registers);

  const phrases = loadPhrases(join(folder, 'phrases'), reference.hall, log);
  desk.phrasesFor = (department) => phrases.phrasesFor(department, desk.today);

  const scanFiles = new ScanFiles(join(folder, 'scans'), log);
  desk.scanAt = (hash) => scanFiles.look(hash);
  const scans = new ScanDesk(desk, store, scanFiles);
  scans.sweep(Date.now(), log);

  const slips = join(folder, 'simulated-printer');
  const pictureFile = (jobId: string): string => join(slips, `${jobId}.png`);
  desk.hasPicture = (jobId) => existsSync(pictureFile(jobId));
  const artist = createSlipArtist();
  const paperWindow = createPaperWindow();
  const printWindow = createSealedWindow({ javascript: false });
  const preview = createPreview(join(folder, 'preview'));
  const drawing: Pick<PrinterParts, 'draw' | 'rasterise'> = {
    draw: (page) => artist.draw(page),
    rasterise: (line) => artist.rasterise(line),
  };
  const renderPdf = (html: string): Promise<Buffer> => paperWindow.renderPdf(html);
  const archive = createPaperArchive(join(folder, 'papers'), renderPdf, drawing.rasterise);
  const openJobs = openJobsIn(store);
  withdrawLeft(createCupsRunner(), openJobs).catch((error: unknown) => log.fault('left print jobs', error));
  const makePrinters = () =>
    createPrinters(settings, {
      ...drawing,
      slips,
      sheets: join(folder, 'simulated-document-printer'),
      clock,
      openJobs,
      platform: process.platform,
      pageOf: async ({ id }) => {
        const { content, copy } = queue.find(id) ?? testPage(desk, 'document');
        return { html: paperHtml(content, copy), landscape: pageOf(content.kind) === 'register' };
      },
      printWindow: () => printWindow,
    });
  let printers = makePrinters();
  const queue = new PrintQueue({ desk, store, log, archive, printers, changed: () => status.changed() });
  const rating = new RatingDesk(desk, store);
  const sync = new Sync(desk, store, log, settings.centre, () => status.changed());
  const status = new StatusDesk(sync, queue, rating, around.padOpen, (view) =>
    around.tellClerk('statusChanged', view),
  );

  const signing = new SigningDesk(desk, store, rating, () => status.changed());
  status.signing = () => signing.text;
  desk.padSigns = () => rating.takesSignatures;

  store.onAppended((events) => {
    if (events.some((event) => event.streamKind === 'paper')) status.changed();
    for (const caseId of new Set(events.map((event) => event.caseId))) {
      if (caseId !== null && !session.locked) around.tellClerk('caseChanged', { caseId });
    }
  });
  sync.onSettled(() => session.locked || around.tellClerk('caseChanged', { caseId: null }));
  const tickets = new QueueDesk({
    desk,
    store,
    rating,
    queue,
    on: () => settings.devices.caller.kind !== 'none',
    changed: () => status.changed(),
  });
  rating.changed = () => status.changed();
  rating.paused = () => tickets.paused;
  const photos = openPhotos(join(folder, 'photos'));
  rating.photoOf = (staffNumber) => photos.of(staffNumber);
  const atCounter = await openDevices({
    desk,
    settings,
    rating,
    signing,
    log,
    pages: join(import.meta.dirname, '..', 'renderer'),
    padOpen: around.padOpen,
    padOnOwnDisplay: around.padOnOwnDisplay,
    tellPad: around.tellPad,
    tellClerk: around.tellClerk,
    called: (key) => tickets.press(key),
    changed: () => status.changed(),
  });
  const { devices, padKeys, padHandlers } = atCounter;
  status.devices = () => devices.views();
  status.scanPrefix = () => {
    const { scanner } = devices.slots;
    return scanner.kind === 'keyboard' ? scanner.prefix : '';
  };
  const selfTest = new SelfTest({ desk, store, queue, status, devices, log });
  const lock = new WorkstationLock({
    session,
    minutes: () => lockMinutes(store),
    closePreview: () => preview.close(),
    log,
  });
  sessionNews({ desk, store, selfTest }, around.tellClerk, () =>
    sessionView({ desk, store, queue, sync, settings, selfTest }),
  );
  const rounds = new Rounds(desk, store, log);
  rounds.start();
  queue.start();
  sync.start();
  status.start();
  selfTest.start();
  lock.start();

  const jobs = new Jobs((job) => around.tellClerk('jobChanged', job));
  const figures = new Figures();
  const reports = new ReportDesk({
    desk,
    database: join(folder, 'counter.sqlite'),
    worker: join(import.meta.dirname, 'report-worker.js'),
    jobs,
    figures,
    log,
    renderPdf,
    places: around.places,
  });

  const handlers = counterHandlers({
    desk,
    store,
    rating,
    signing,
    queue,
    sync,
    status,
    settings,
    devices,
    tickets,
    scanned: atCounter.scanned,
    lock,
    padLearning: atCounter.padLearning,
    selfTest,
    figures,
    jobs,
    reports,
    importWorker: join(import.meta.dirname, 'import-worker.js'),
    log,
    folder,
    places: around.places,
    startAgain: around.startAgain,
    slipPicture: (jobId) => readFile(pictureFile(jobId)).catch(() => undefined),
    preview: async (record) => {
      const page = await previewOf(record, {
        ...drawing,
        archive,
        renderPdf: ({ content, copy }) => renderPdf(paperHtml(content, copy)),
        devices: store.log.devices,
      });
      if (!page.ok) return page;
      await preview.show(page.value);
      return ok({ opened: true as const });
    },
    closePreview: () => preview.close(),
    scans,
    camera: () => (settings.devices.camera.kind === 'camera' ? settings.devices.camera.label : null),
    showPdf: (bytes) => preview.show({ title: '预览 · 扫描件', type: 'pdf', bytes }),
    printTestPage: (media) =>
      printTestPage(
        {
          desk,
          queue,
          renderPdf: ({ content, copy }) => renderPdf(paperHtml(content, copy)),
        },
        media,
      ),
    findPrinters: () =>
      findPrinters({
        platform: process.platform,
        listPrinters: async () =>
          (await BrowserWindow.getAllWindows()[0]?.webContents.getPrintersAsync()) ?? [],
      }),
    faultsOf: (media) => (reference.hall.training ? printers.faults[media] : undefined),
    phrases,
    applySettings: async () => {
      printers = makePrinters();
      queue.usePrinters(printers);
      // A printer that does not answer keeps nobody from going on; its status is told when it is known.
      await Promise.all([Promise.race([queue.look(), pause(lookMs)]), sync.use(settings.centre)]);
    },
  });
  return {
    name: reference.hall.counter.name,
    handlers,
    padHandlers,
    padChanged: () => {
      rating.refresh();
      status.changed();
    },
    padKeys,
    lock,
    stop: async () => {
      jobs.cancelAll();
      lock.stop();
      rounds.stop();
      status.stop();
      signing.stop();
      rating.stop();
      await Promise.all([sync.stop(), queue.stop(), atCounter.stop()]);
      preview.close();
      paperWindow.close();
      printWindow.close();
      artist.close();
      store.close();
    },
  };
}
