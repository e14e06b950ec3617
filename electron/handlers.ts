import { mayDo } from '#shared/authority/index.ts';
import { type CounterOutputs, counterInputs } from '#shared/contract/counter.ts';
import { ok } from '#shared/result.ts';
import type { Figures } from './acts/figures.ts';
import type { RatingDesk } from './acts/rating-desk.ts';
import type { SelfTest } from './acts/self-test.ts';
import type { StatusDesk } from './acts/status.ts';
import type { PadLearning } from './devices/pads/pad-learning.ts';
import { actHandlers } from './handlers/acts.ts';
import { boardHandlers } from './handlers/board.ts';
import { careHandlers } from './handlers/care.ts';
import { caseHandlers } from './handlers/case.ts';
import type { DeviceDesk } from './device-desk/device-desk.ts';
import { deviceHandlers } from './handlers/devices.ts';
import { deskHandlers } from './handlers/desks.ts';
import { intakeHandlers } from './handlers/intake.ts';
import { jobHandlers } from './handlers/jobs.ts';
import { padsHandlers } from './handlers/pads.ts';
import { simulatorHandlers } from './handlers/simulators.ts';
import { callerHandlers } from './handlers/callers.ts';
import { tabletHandlers } from './handlers/tablets.ts';
import { postHandlers } from './handlers/post.ts';
import { registerHandlers } from './handlers/registers.ts';
import { scanHandlers } from './handlers/scans.ts';
import { reportHandlers } from './handlers/reports.ts';
import type { Handlers } from './ipc.ts';
import type { Jobs } from './jobs.ts';
import type { Log } from './log.ts';
import { paperHandlers, type PaperParts, whoIsSignedIn } from './paper-handlers.ts';
import { whileUncovered } from './people/locked-calls.ts';
import type { QueueDesk } from './acts/queue-desk.ts';
import type { WorkstationLock } from './people/workstation-lock.ts';
import type { ReportDesk } from './reports/desk.ts';
import type { ScanDesk } from './scans/scan-desk.ts';
import type { Settings } from './settings.ts';
import type { Places } from './windows/places.ts';
import type { Sync } from './sync/sync.ts';

/** Everything the clerk's screens can ask for, built by the composition root. */
export interface CounterParts extends PaperParts {
  readonly rating: RatingDesk;
  readonly sync: Sync;
  readonly status: StatusDesk;
  readonly settings: Settings;
  readonly devices: DeviceDesk;
  /** 叫号. */
  readonly tickets: QueueDesk;
  /** What a scanner read, as if one on a serial port had. */
  readonly scanned: (text: string) => void;
  readonly lock: WorkstationLock;
  readonly padLearning: PadLearning;
  readonly selfTest: SelfTest;
  /** The cases behind the figures of the reports shown last. */
  readonly figures: Figures;
  /** Where this counter keeps what it has. */
  readonly folder: string;
  readonly places: Places;
  readonly startAgain: () => void;
  /** Long work that goes on beside everything else. */
  readonly jobs: Jobs;
  readonly reports: ReportDesk;
  readonly scans: ScanDesk;
  /** The label of the document camera set up for this counter; null where none is. */
  readonly camera: () => string | null;
  /** In the preview window. */
  readonly showPdf: (bytes: Uint8Array) => Promise<void>;
  /** The bundle of the thread that reads lists and plans handed in. */
  readonly importWorker: string;
  readonly log: Log;
  /** Takes saved settings into use. */
  readonly applySettings: () => Promise<void>;
}

export function counterHandlers(parts: CounterParts): Handlers<typeof counterInputs, CounterOutputs> {
  const { desk, store, sync, status, settings } = parts;
  const signedIn = whoIsSignedIn(desk);

  const handlers: Handlers<typeof counterInputs, CounterOutputs> = {
    ...postHandlers(parts),
    ...intakeHandlers(parts),
    ...boardHandlers(parts),
    ...caseHandlers(parts),
    ...actHandlers(parts),
    ...registerHandlers(parts),
    ...deskHandlers(parts),
    ...deviceHandlers(parts),
    ...reportHandlers(parts),
    ...jobHandlers(parts),
    ...careHandlers(parts),
    ...paperHandlers(parts),
    ...padsHandlers(parts),
    ...tabletHandlers(parts),
    ...callerHandlers(parts),
    ...simulatorHandlers(parts),
    ...scanHandlers(parts),
    status: () => ok(status.view()),
    syncNow: () =>
      signedIn(async () => {
        await sync.now();
        return ok(status.view());
      }),
    settings: () => signedIn(() => ok(settings.shown)),
    saveSettings: (input) =>
      signedIn(async () => {
        const person = desk.session.signedIn();
        if (!person.ok) return person;
        const { hall } = desk.reference;
        const now = desk.clock.now();
        const here = { hall, now, person: person.value, registers: store.registers };
        const allowed = mayDo('设备设置', null, here);
        if (!allowed.ok) return allowed;
        const saved = settings.save(input);
        if (!saved.ok) return saved;
        await parts.applySettings();
        return ok(settings.shown);
      }),
  };
  return whileUncovered(handlers, desk.session);
}
