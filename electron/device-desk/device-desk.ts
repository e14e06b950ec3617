/** The devices of this counter: built as they are set up, told of as they come and go, and let go at the end. */
import type { DeviceView } from '#shared/contract/devices.ts';
import type { DeviceSlots } from '#shared/devices/settings.ts';
import type { RatingDesk } from '../acts/rating-desk.ts';
import type { CardReader } from '../devices/card-reader.ts';
import type { CallerKey } from '#shared/callers/bus.ts';
import { type Caller, createSerialCaller } from '../devices/caller/serial-caller.ts';
import type { KeyCatcher } from '../devices/pads/key-catcher.ts';
import { createKeyPad } from '../devices/pads/key-pad.ts';
import { createSerialPad, type KeyedPad, type SerialPad } from '../devices/pads/serial-pad.ts';
import type { SimulatedPad } from '../devices/pads/simulated-pad.ts';
import type { RatingPad } from '../devices/rating-pad.ts';
import { noReader } from '../devices/reader/no-reader.ts';
import { createSerialReader } from '../devices/reader/serial-reader.ts';
import { createSerialScanner, type Scanner } from '../devices/scanner/serial-scanner.ts';
import { createSimulatedReader, type SimulatedReader } from '../devices/reader/simulated-reader.ts';
import type { LinkTiming } from '../devices/link.ts';
import type { Log } from '../log.ts';
import type { Tablets } from '../tablet/tablets.ts';
import { deviceViews } from './device-views.ts';

export interface DeviceDeskParts {
  readonly rating: RatingDesk;
  /** The rating window, which is always there. */
  readonly display: RatingPad;
  readonly padOnOwnDisplay: () => boolean;
  readonly catcher: KeyCatcher;
  readonly tablets: (setting: { readonly port: number }) => Tablets;
  /** Told what a scanner on a serial port read. */
  readonly scanned: (text: string) => void;
  /** Told which key of the caller on the desk was pressed. */
  readonly called: (key: CallerKey) => void;
  readonly log: Log;
  /** Told when a device came or went. */
  readonly changed: () => void;
  readonly timing?: LinkTiming;
}

/** A device that is set up, and what it was set up with: the same setting again leaves it as it is. */
interface Held<T> {
  readonly setting: string;
  readonly device: T;
}

type SerialPortOf = Extract<DeviceSlots['scanner'], { kind: 'serial' }>['port'];

export class DeviceDesk {
  readonly #parts: DeviceDeskParts;
  #slots: DeviceSlots;
  /** One change after another. */
  #applying = Promise.resolve();
  #serial: Held<SerialPad> | null = null;
  #keys: Held<KeyedPad> | null = null;
  #tablets: Held<Tablets> | null = null;
  #scanner: Held<Scanner> | null = null;
  #caller: Held<Caller> | null = null;
  #reader: Held<CardReader> = { setting: '', device: noReader };
  /** The reader, where it is a simulated one. */
  #simulated: SimulatedReader | null = null;

  constructor(slots: DeviceSlots, parts: DeviceDeskParts) {
    this.#parts = parts;
    this.#slots = slots;
    void this.apply(slots);
  }

  /** Only what is set up differently is built anew; a port is let go before another device may open it. */
  apply(slots: DeviceSlots): Promise<void> {
    this.#applying = this.#applying.then(() => this.#apply(slots));
    return this.#applying;
  }

  async #apply(slots: DeviceSlots): Promise<void> {
    const { pads, reader, scanner, caller } = slots;
    const scannerPort = scanner.kind === 'serial' ? scanner.port : null;
    const callerPort = caller.kind === 'serial' ? caller.port : null;
    this.#slots = slots;
    const gone: Promise<void>[] = [];
    const letGo = <T extends { stop(): Promise<void> }>(held: Held<T> | null, setting: unknown): boolean => {
      if (held?.setting === JSON.stringify(setting)) return false;
      if (held !== null) gone.push(held.device.stop());
      return true;
    };
    const changed = {
      serial: letGo(this.#serial, pads.serial),
      keys: letGo(this.#keys, pads.keys),
      tablets: letGo(this.#tablets, pads.tablets),
      reader: letGo(this.#reader, reader),
      scanner: letGo(this.#scanner, scannerPort),
      caller: letGo(this.#caller, callerPort),
    };
    await Promise.all(gone);
    if (changed.serial) this.#serial = this.#held(pads.serial, (setting) => this.#serialPad(setting));
    if (changed.keys) this.#keys = this.#held(pads.keys, (setting) => this.#keyPad(setting));
    if (changed.tablets) this.#tablets = this.#held(pads.tablets, this.#parts.tablets);
    if (changed.reader) this.#reader = { setting: JSON.stringify(reader), device: this.#readerOf(reader) };
    if (changed.scanner) this.#scanner = this.#held(scannerPort, (port) => this.#scannerOn(port));
    if (changed.caller) this.#caller = this.#held(callerPort, (port) => this.#callerOn(port));
    const { rating, display } = this.#parts;
    rating.look = pads.display;
    const held = [this.#serial, this.#keys, this.#tablets];
    rating.usePads([display, ...held.flatMap((one) => one?.device ?? [])]);
    this.#parts.changed();
  }

  get slots(): DeviceSlots {
    return this.#slots;
  }

  /** Whatever reader is set up at the moment it is asked. */
  get cards(): CardReader {
    return this.#reader.device;
  }

  get simulatedReader(): SimulatedReader | null {
    return this.#simulated;
  }

  get simulatedPad(): SimulatedPad | null {
    return this.#serial?.device.simulated ?? null;
  }

  /** Puts the simulated pad's cable back, which a real one's system tells of. */
  plugPad(): void {
    this.simulatedPad?.plugBack();
    this.#serial?.device.retry();
  }

  /** Something was plugged in, or somebody says so: nobody waits for the next attempt. */
  retry(): void {
    for (const held of [this.#serial, this.#keys, this.#scanner, this.#caller, this.#reader])
      held?.device.retry();
  }

  /** Null where none are set up. */
  get tablets(): Tablets | null {
    return this.#tablets?.device ?? null;
  }

  /** Every device that is set up, and how it stands. */
  views(): DeviceView[] {
    return deviceViews(this.#slots, {
      display: this.#parts.display.state,
      ownDisplay: this.#parts.padOnOwnDisplay(),
      serial: this.#serial?.device.state ?? null,
      keys: this.#keys?.device.state ?? null,
      tablets: this.#tablets?.device.state ?? null,
      reader: this.#reader.device.state,
      scanner: this.#scanner?.device.state ?? null,
      caller: this.#caller?.device.state ?? null,
    });
  }

  /** Lets go of whatever stands on this port or input device, until the function answered is called. */
  async borrow(path: string): Promise<() => void> {
    const { pads, reader, scanner, caller } = this.#slots;
    const isKeys = pads.keys?.way.kind === 'device' && pads.keys.way.path === path;
    const isPad = pads.serial?.kind === 'serial' && pads.serial.port.path === path;
    const isReader = reader.kind === 'serial' && reader.port.path === path;
    const isCaller = caller.kind === 'serial' && caller.port.path === path;
    const isScanner = scanner.kind === 'serial' && scanner.port.path === path;
    if (!isKeys && !isPad && !isReader && !isScanner && !isCaller) return () => undefined;
    const slots = this.#slots;
    await this.apply({
      ...slots,
      pads: { ...pads, ...(isPad && { serial: null }), ...(isKeys && { keys: null }) },
      ...(isReader && { reader: { kind: 'none' } }),
      ...(isCaller && { caller: { kind: 'none' } }),
      ...(isScanner && { scanner: { kind: 'keyboard', prefix: '' } }),
    });
    const lent = this.#slots;
    // What was set up meanwhile stays as it was set up.
    return () => {
      if (this.#slots === lent) void this.apply(slots);
    };
  }

  async stop(): Promise<void> {
    await this.#applying;
    const held = [this.#serial, this.#keys, this.#tablets, this.#reader, this.#scanner, this.#caller];
    await Promise.all(held.flatMap((one) => one?.device.stop() ?? []));
  }

  #held<Setting, T>(setting: Setting | null, build: (setting: Setting) => T): Held<T> | null {
    return setting === null ? null : { setting: JSON.stringify(setting), device: build(setting) };
  }

  #serialPad(setting: NonNullable<DeviceSlots['pads']['serial']>): SerialPad {
    return this.#told(createSerialPad(setting, this.#padParts));
  }

  #keyPad(profile: NonNullable<DeviceSlots['pads']['keys']>): KeyedPad {
    return this.#told(createKeyPad(profile, { ...this.#padParts, catcher: this.#parts.catcher }));
  }

  get #padParts() {
    const { rating, log, timing } = this.#parts;
    return {
      answers: rating,
      failed: (error: unknown) => log.fault('rating pad', error),
      ...(timing !== undefined && { timing }),
    };
  }

  #told<Pad extends KeyedPad>(pad: Pad): Pad {
    pad.onChanged(this.#parts.changed);
    return pad;
  }

  #callerOn(port: SerialPortOf): Caller {
    const { called, changed, timing } = this.#parts;
    return createSerialCaller(port, { pressed: called, changed, ...(timing !== undefined && { timing }) });
  }

  #scannerOn(port: SerialPortOf): Scanner {
    const { scanned, changed, timing } = this.#parts;
    return createSerialScanner(port, { scanned, changed, ...(timing !== undefined && { timing }) });
  }

  #readerOf(setting: DeviceSlots['reader']): CardReader {
    const { changed, timing } = this.#parts;
    this.#simulated = null;
    switch (setting.kind) {
      case 'simulated':
        this.#simulated = createSimulatedReader();
        return this.#simulated;
      case 'serial':
        return createSerialReader(
          { ...setting.port, flow: 'none' },
          { changed, ...(timing !== undefined && { timing }) },
        );
      default:
        return noReader;
    }
  }
}
