/** Tells when a device was plugged in, so that nobody waits for the next attempt. Where it cannot, attempts go on by themselves. */
import { type FSWatcher, watch } from 'node:fs';

/** Adapters of serial ports, and keyboards. */
const names = /^(tty(S|USB|ACM)\d+|input|hidraw\d+)$/u;
/** The system creates the file first and gives the right to open it a little later. */
const settledMs = 300;

/**
 * @param folder where device files come and go
 * @param plugged told once after each burst of changes
 * @returns ends it
 */
export function watchPlugs(folder: string, plugged: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;
  const end = (): void => {
    clearTimeout(timer);
    watcher?.close();
  };
  try {
    watcher = watch(folder, { persistent: false }, (_event, name) => {
      if (name === null || !names.test(name)) return;
      clearTimeout(timer);
      timer = setTimeout(plugged, settledMs);
      timer.unref();
    });
    watcher.on('error', end);
  } catch {
    // No such folder on this system, or no watches left.
  }
  return end;
}
