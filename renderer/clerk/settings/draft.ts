import type { DeviceSettings } from '#shared/contract/counter.ts';

/** The settings as the form holds them: both kinds of printer at once, numbers as typed. */
export interface SettingsDraft {
  readonly printer: 'simulated' | 'tcp';
  readonly host: string;
  readonly port: string;
  readonly rom: 'gbk' | 'gb18030';
  readonly url: string;
  /** Empty keeps the stored one. */
  readonly token: string;
}

/** The port receipt printers listen on unless set otherwise. */
const rawPrintPort = '9100';

export function draftOf({ receiptPrinter, centre }: DeviceSettings): SettingsDraft {
  const tcp = receiptPrinter.kind === 'tcp' ? receiptPrinter : null;
  return {
    printer: receiptPrinter.kind,
    host: tcp?.host ?? '',
    port: tcp === null ? rawPrintPort : String(tcp.port),
    rom: tcp?.rom ?? 'gbk',
    url: centre.url,
    token: '',
  };
}

/** As the contract takes it; a port that is no number becomes 0, which is refused with words. */
export function settingsOf(draft: SettingsDraft): DeviceSettings {
  const port = draft.port.normalize('NFKC').trim();
  return {
    receiptPrinter:
      draft.printer === 'simulated'
        ? { kind: 'simulated' }
        : {
            kind: 'tcp',
            host: draft.host.trim(),
            port: /^\d{1,5}$/.test(port) ? Number(port) : 0,
            rom: draft.rom,
          },
    centre: { url: draft.url.trim(), token: draft.token },
  };
}
