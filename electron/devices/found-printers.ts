/** K1: printers differ from window to window. What this computer has, for the settings page to choose from. */
import type { PrinterInfo } from 'electron';
import type { FoundDevice, FoundPrinters } from '#shared/contract/papers.ts';
import { createCupsRunner, cupsTrays, isQueueName } from './cups-queue.ts';
import { findCupsPrinters, findSystemPrinters, type FoundPrinter } from './document-printers.ts';
import { findDeviceFiles, findSerialPorts } from './found-ports.ts';
import type { RunCommand } from './run-command.ts';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  /** Windows' printers: `webContents.getPrintersAsync` of any window. */
  readonly listPrinters: () => Promise<PrinterInfo[]>;
  readonly run?: RunCommand;
  readonly ports?: typeof findSerialPorts;
  readonly files?: typeof findDeviceFiles;
}

export async function findPrinters(around: Surroundings): Promise<FoundPrinters> {
  const { ports = findSerialPorts, files = findDeviceFiles } = around;
  const [queues, serial, deviceFiles] = await Promise.all([findQueues(around), ports(), files()]);
  return {
    ...queues,
    serialPorts: serial.map(({ path, maker }) => ({ name: path, title: path, text: maker })),
    deviceFiles: deviceFiles.map((path) => ({ name: path, title: path, text: '' })),
  };
}

async function findQueues({
  platform,
  listPrinters,
  run = createCupsRunner(),
}: Surroundings): Promise<Pick<FoundPrinters, 'queues' | 'queuesProblem' | 'trays'>> {
  if (platform === 'win32') {
    const found = await findSystemPrinters(listPrinters);
    // Windows lets no program choose a tray.
    return { queues: found.map(device), queuesProblem: null, trays: {} };
  }
  const found = await findCupsPrinters(run);
  if (!found.ok)
    return { queues: [], queuesProblem: `${found.refusal.message}${found.refusal.next}`, trays: {} };
  const named = found.value.filter(({ queue }) => isQueueName(queue));
  const trays = await Promise.all(
    named.map(async ({ queue }) => {
      const known = await cupsTrays(queue, run);
      return [
        queue,
        known.map(({ tray, isDefault }) => ({ tray, title: isDefault ? `${tray}（默认）` : tray })),
      ] as const;
    }),
  );
  return { queues: found.value.map(device), queuesProblem: null, trays: Object.fromEntries(trays) };
}

const device = ({ queue, title, status }: FoundPrinter): FoundDevice => ({
  name: queue,
  title,
  text: status?.text ?? '',
});
