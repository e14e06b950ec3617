import Store from 'electron-store';
import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type DeviceSettings, deviceSettings } from '#shared/contract/counter.ts';
import { checkSlots, type DeviceSlots, deviceSlots, usualSlots } from '#shared/devices/settings.ts';
import type { TabletKey } from './tablet/tablets.ts';
import { documentPrinterSetting, receiptPrinterSetting } from '#shared/contract/papers.ts';

/** Settings of this device alone: its printers and how it reaches the centre. Everything else belongs to the hall. */
interface Stored {
  receiptPrinter: unknown;
  documentPrinter: unknown;
  devices: unknown;
  tablets: unknown;
  centre: unknown;
}

const tabletKeys = z.array(z.object({ id: z.uuid(), name: z.string(), key: z.string() }));

const centre = deviceSettings.shape.centre.nullable();

export interface CentreAddress {
  readonly url: string;
  readonly token: string;
}

export class Settings {
  readonly #store: Store<Stored>;
  readonly #trainingCentre: CentreAddress | null;
  readonly #training: boolean;

  /**
   * @param trainingCentre used until somebody enters another centre
   * @param training whether the hall is a training hall: only there are printers simulated
   */
  constructor(folder: string, trainingCentre: CentreAddress | null, training: boolean) {
    this.#store = new Store<Stored>({
      cwd: folder,
      name: 'device',
      // A cut or emptied file reads as the defaults, so that the counter starts.
      clearInvalidConfig: true,
      defaults: { receiptPrinter: null, documentPrinter: null, devices: null, tablets: [], centre: null },
    });
    this.#trainingCentre = trainingCentre;
    this.#training = training;
  }

  /** A damaged entry reads as its default, so that the counter starts. */
  get receiptPrinter(): DeviceSettings['receiptPrinter'] {
    const read = receiptPrinterSetting.safeParse(this.#store.get('receiptPrinter'));
    return read.success && this.#mayUse(read.data) ? read.data : this.#usualPrinter;
  }

  get documentPrinter(): DeviceSettings['documentPrinter'] {
    const read = documentPrinterSetting.safeParse(this.#store.get('documentPrinter'));
    return read.success && this.#mayUse(read.data) ? read.data : this.#usualPrinter;
  }

  /** Each slot by itself: one that is damaged reads as its default, and the others stay. */
  get devices(): DeviceSlots {
    const kept = { ...(this.#store.get('devices') as Partial<Record<keyof DeviceSlots, unknown>> | null) };
    const usual = usualSlots(this.#training);
    const { pads, reader, scanner, caller, camera } = deviceSlots.shape;
    const read = {
      pads: pads.catch(usual.pads).parse(kept.pads),
      reader: reader.catch(usual.reader).parse(kept.reader),
      scanner: scanner.catch(usual.scanner).parse(kept.scanner),
      caller: caller.catch(usual.caller).parse(kept.caller),
      camera: camera.catch(usual.camera).parse(kept.camera),
    };
    return this.#checked(read).ok ? read : usual;
  }

  saveDevices(slots: DeviceSlots): Result<true> {
    const checked = this.#checked(slots);
    if (!checked.ok) return checked;
    this.#store.set('devices', slots);
    return ok(true);
  }

  /** Damaged ones are tablets to be paired again. */
  get tabletKeys(): readonly TabletKey[] {
    return tabletKeys.catch([]).parse(this.#store.get('tablets'));
  }

  set tabletKeys(keys: readonly TabletKey[]) {
    this.#store.set('tablets', keys);
  }

  #checked(slots: DeviceSlots): Result<DeviceSlots> {
    const printer = this.receiptPrinter;
    return checkSlots(slots, {
      training: this.#training,
      printerPort: printer.kind === 'serial' ? printer.path : null,
    });
  }

  /** A paper that a picture stands for would be lost to the person at the window. */
  #mayUse({ kind }: { readonly kind: string }): boolean {
    return this.#training || kind !== 'simulated';
  }

  get #usualPrinter(): { readonly kind: 'simulated' | 'none' } {
    return { kind: this.#training ? 'simulated' : 'none' };
  }

  get centre(): CentreAddress | null {
    const read = centre.safeParse(this.#store.get('centre'));
    return (read.success ? read.data : null) ?? this.#trainingCentre;
  }

  /** As the settings page shows them: the token never leaves this class but for the exchange itself. */
  get shown(): DeviceSettings {
    return {
      receiptPrinter: this.receiptPrinter,
      documentPrinter: this.documentPrinter,
      centre: { url: this.centre?.url ?? '', token: '' },
    };
  }

  /** Another centre never gets the token of the present one: a new address needs a token of its own. */
  save(next: z.output<typeof deviceSettings>): Result<true> {
    if (!this.#mayUse(next.receiptPrinter)) return simulatedRefused('收据打印机', 'receiptPrinter');
    if (!this.#mayUse(next.documentPrinter)) return simulatedRefused('文书打印机', 'documentPrinter');
    if (sameQueue(next)) return sameQueueRefused;
    const taken =
      next.receiptPrinter.kind === 'serial'
        ? checkSlots(this.devices, { training: true, printerPort: next.receiptPrinter.path })
        : ok(true);
    if (!taken.ok)
      return refuse('bad_input', 'K1', taken.refusal.message, taken.refusal.next, 'receiptPrinter.path');
    const { url, token } = next.centre;
    const sameCentre = url === this.shown.centre.url;
    if (!sameCentre && url !== '' && token === '')
      return refuse(
        'bad_input',
        '',
        '更换中心地址时未填写口令。',
        '请填写新中心发给本大厅的口令。',
        'centre.token',
      );
    this.#store.set('receiptPrinter', next.receiptPrinter);
    this.#store.set('documentPrinter', next.documentPrinter);
    if (url === '') this.#store.set('centre', null);
    else if (!sameCentre || token !== '') this.#store.set('centre', { url, token });
    return ok(true);
  }
}

const simulatedRefused = (title: string, field: string): Result<never> =>
  refuse(
    'rule',
    'K1',
    `模拟${title}只在培训大厅使用，本大厅选用的，申请人拿不到纸质的凭证和文书。`,
    '请选择实际使用的打印机；暂时没有的，请选“不设置”或者“不打印，只归档”。',
    field,
  );

const sameQueue = ({ receiptPrinter, documentPrinter }: DeviceSettings): boolean =>
  receiptPrinter.kind === 'queue' &&
  documentPrinter.kind === 'system' &&
  receiptPrinter.queue === documentPrinter.queue;

/** What is made for the one comes out of the other as nonsense, and nobody but the paper would say so. */
const sameQueueRefused = refuse(
  'bad_input',
  'K1',
  '收据打印机和文书打印机选用了同一个打印队列。',
  '请为凭证和A4文书分别选择各自打印机的队列。',
  'documentPrinter.queue',
);
