import Store from 'electron-store';
import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/result.ts';
import { type DeviceSettings, deviceSettings, receiptPrinterSetting } from '#shared/contract/counter.ts';

/** Settings of this device alone: its printer and how it reaches the centre. Everything else belongs to the hall. */
interface Stored {
  receiptPrinter: unknown;
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

  /** @param trainingCentre used until somebody enters another centre. */
  constructor(folder: string, trainingCentre: CentreAddress | null) {
    this.#store = new Store<Stored>({
      cwd: folder,
      name: 'device',
      // A cut or emptied file reads as the defaults, so that the counter starts.
      clearInvalidConfig: true,
      defaults: { receiptPrinter: { kind: 'simulated' }, centre: null },
    });
    this.#trainingCentre = trainingCentre;
  }

  /** A damaged entry reads as its default, so that the counter starts. */
  get receiptPrinter(): DeviceSettings['receiptPrinter'] {
    const read = receiptPrinterSetting.safeParse(this.#store.get('receiptPrinter'));
    return read.success ? read.data : { kind: 'simulated' };
  }

  get centre(): CentreAddress | null {
    const read = centre.safeParse(this.#store.get('centre'));
    return (read.success ? read.data : null) ?? this.#trainingCentre;
  }

  /** As the settings page shows them: the token never leaves this class but for the exchange itself. */
  get shown(): DeviceSettings {
    return {
      receiptPrinter: this.receiptPrinter,
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
    if (url === '') this.#store.set('centre', null);
    else if (!sameCentre || token !== '') this.#store.set('centre', { url, token });
    return ok(true);
  }
}
