/** The devices before the applicant and the clerk, put together: pads, reader, scanner, tablets. */
import type { CallerKey } from '#shared/callers/bus.ts';
import type { CounterPushes } from '#shared/contract/counter.ts';
import { type PadOutputs, padInputs, type PadState } from '#shared/contract/pad.ts';
import { ok } from '#shared/result.ts';
import type { Desk } from './acts/desk.ts';
import type { RatingDesk } from './acts/rating-desk.ts';
import type { SigningDesk } from './acts/signing.ts';
import { DeviceDesk } from './device-desk/device-desk.ts';
import { watchPlugs } from './device-desk/hot-plug.ts';
import { createDisplayPad } from './devices/pads/display-pad.ts';
import { createKeyCatcher, type KeyCatcher } from './devices/pads/key-catcher.ts';
import { createPadLearning, type PadLearning } from './devices/pads/pad-learning.ts';
import { callsOf, type Handlers } from './ipc.ts';
import type { Log } from './log.ts';
import type { Settings } from './settings.ts';
import { loadPage } from './tablet/page.ts';
import { Tablets } from './tablet/tablets.ts';

export interface CounterDevicesParts {
  readonly desk: Desk;
  readonly settings: Settings;
  readonly rating: RatingDesk;
  readonly signing: SigningDesk;
  readonly log: Log;
  /** Folder of the built pages, for what tablets are given. */
  readonly pages: string;
  readonly padOpen: () => boolean;
  readonly padOnOwnDisplay: () => boolean;
  readonly tellPad: (state: PadState) => void;
  readonly tellClerk: <Push extends keyof CounterPushes>(push: Push, value: CounterPushes[Push]) => void;
  /** A key of the caller on the desk. */
  readonly called: (key: CallerKey) => Promise<void>;
  /** A device came or went. */
  readonly changed: () => void;
}

export interface CounterDevices {
  readonly devices: DeviceDesk;
  /** Takes the keys of a number pad before any page does. */
  readonly padKeys: KeyCatcher;
  readonly padLearning: PadLearning;
  readonly padHandlers: Handlers<typeof padInputs, PadOutputs>;
  /** What a scanner read. */
  readonly scanned: (text: string) => void;
  stop(): Promise<void>;
}

export async function openDevices(parts: CounterDevicesParts): Promise<CounterDevices> {
  const { desk, settings, rating, signing, log, changed, tellClerk } = parts;
  const { session } = desk;
  const { hall } = desk.reference;
  const padKeys = createKeyCatcher();
  // Whoever is away from the window opens nothing.
  const scanned = (text: string): void => {
    if (session.person !== null && !session.locked) tellClerk('scanned', { text });
  };
  const padHandlers: CounterDevices['padHandlers'] = {
    padState: () => ok(rating.state()),
    chooseGrade: ({ ratingId, grade }) => rating.chooseGrade(ratingId, grade),
    giveReasons: ({ ratingId, reasons, words }) => rating.giveReasons(ratingId, reasons, words),
    chooseAgain: ({ ratingId }) => rating.chooseAgain(ratingId),
    confirmCheck: ({ signingId }) => signing.checked(signingId),
    declineSigning: ({ signingId, wrong }) => signing.decline(signingId, wrong),
    signPaper: ({ signingId, hand }) => signing.sign(signingId, hand),
  };
  const files = await loadPage(parts.pages);
  const devices = new DeviceDesk(settings.devices, {
    rating,
    display: createDisplayPad(parts.tellPad, parts.padOpen),
    catcher: padKeys,
    padOnOwnDisplay: parts.padOnOwnDisplay,
    log,
    changed,
    scanned,
    called: (key) => {
      parts.called(key).catch((error: unknown) => log.fault('caller', error));
    },
    tablets: ({ port }) =>
      new Tablets(port, {
        counter: `${hall.id}/${hall.counter.id}`,
        files,
        keys: {
          list: () => settings.tabletKeys,
          save: (keys) => {
            settings.tabletKeys = keys;
          },
        },
        call: callsOf('tablet', padInputs, padHandlers, log),
        changed,
        failed: (error) => log.fault('tablet', error),
      }),
  });
  const stopWatching = watchPlugs('/dev', () => devices.retry());
  const padLearning = createPadLearning({
    told: (view) => tellClerk('padLearning', view),
    catcher: padKeys,
    borrow: (path) => devices.borrow(path),
  });
  return {
    devices,
    padKeys,
    padLearning,
    padHandlers,
    scanned,
    stop: async () => {
      stopWatching();
      await Promise.all([padLearning.stop(), devices.stop()]);
    },
  };
}
