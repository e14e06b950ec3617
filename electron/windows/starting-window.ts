import { BrowserWindow } from 'electron';
import { origin } from './app-protocol.ts';

/** Work shorter than this shows no window. */
const patienceMs = 700;

export interface Starting {
  /** How far it is; the first call after a while opens the window. */
  readonly tell: (done: number, total: number) => void;
  readonly close: () => void;
}

/**
 * Shows how far a long start is, before there is a counter to show.
 * @param cancelled the person closed it: nothing was changed, and the program is to end.
 */
export function createStarting(cancelled: () => void): Starting {
  const began = performance.now();
  let window: BrowserWindow | null = null;
  let over = false;
  const open = (): BrowserWindow => {
    const opened = new BrowserWindow({
      width: 560,
      height: 300,
      resizable: false,
      autoHideMenuBar: true,
      title: '一门',
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
    });
    opened.on('closed', () => {
      window = null;
      if (!over) cancelled();
    });
    return opened;
  };
  return {
    tell: (done, total) => {
      if (over || performance.now() - began < patienceMs) return;
      window ??= open();
      // Only the part after `#` changes: the page is loaded once.
      window.loadURL(`${origin}/starting.html#${done}/${total}`).catch(() => undefined);
    },
    close: () => {
      over = true;
      window?.destroy();
    },
  };
}
