import Store from 'electron-store';
import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type DeviceSettings, deviceSettings } from '#shared/contract/counter.ts';
import { documentPrinterSetting, receiptPrinterSetting } from '#shared/contract/papers.ts';

/** Settings of this device alone: its printers and how it reaches the centre. Everything else belongs to the hall. */
interface Stored {
  receiptPrinter: unknown;
  documentPrinter: unknown;
  centre: unknown;
}

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
   * @param training whether the hall is a training hall, which has a simulated document printer
   */
  constructor(folder: string, trainingCentre: CentreAddress | null, training: boolean) {
    this.#store = new Store<Stored>({
      cwd: folder,
      name: 'device',
      // A cut or emptied file reads as the defaults, so that the counter starts.
      clearInvalidConfig: true,
      defaults: { receiptPrinter: { kind: 'simulated' }, documentPrinter: null, centre: null },
    });
    this.#trainingCentre = trainingCentre;
    this.#training = training;
  }

  /** A damaged entry reads as its default, so that the counter starts. */
  get receiptPrinter(): DeviceSettings['receiptPrinter'] {
    const read = receiptPrinterSetting.safeParse(this.#store.get('receiptPrinter'));
    return read.success ? read.data : { kind: 'simulated' };
  }

  get documentPrinter(): DeviceSettings['documentPrinter'] {
    const read = documentPrinterSetting.safeParse(this.#store.get('documentPrinter'));
    return read.success ? read.data : { kind: this.#training ? 'simulated' : 'none' };
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
