import { join } from 'node:path';
import { app, BrowserWindow, type BrowserWindowConstructorOptions, screen } from 'electron';
import { origin } from './app-protocol.ts';

const page = (preload: string): BrowserWindowConstructorOptions => ({
  show: false,
  backgroundColor: '#f5f7fa',
  autoHideMenuBar: true,
  webPreferences: {
    preload: join(import.meta.dirname, '..', 'preload', preload),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    spellcheck: false,
    devTools: !app.isPackaged,
  },
});

/**
 * The clerk's window. Resolves when the sign-in screen is on the screen.
 * @param made called before the page loads: its first calls must find the window known.
 */
export async function openClerkWindow(
  title: string,
  made: (window: BrowserWindow) => void,
): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    ...page('clerk.cjs'),
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    title,
  });
  made(window);
  window.on('page-title-updated', (event) => event.preventDefault());
  const shown = new Promise<void>((resolve) => {
    window.once('ready-to-show', () => {
      window.show();
      resolve();
    });
  });
  await window.loadURL(`${origin}/index.html`);
  await shown;
  return window;
}

/** The applicant's window, and whether it has a display of its own. */
export interface PadWindow {
  readonly window: BrowserWindow;
  readonly ownDisplay: boolean;
}

/** On the second display, full screen, where there is one; otherwise in the corner, and only while it asks. */
export async function openPadWindow(title: string, made: (pad: PadWindow) => void): Promise<void> {
  const primary = screen.getPrimaryDisplay();
  const second = screen.getAllDisplays().find((display) => display.id !== primary.id);
  const { x, y, width, height } = primary.workArea;
  const corner = {
    width: 1024,
    height: 600,
    x: Math.max(x, x + width - 1024),
    y: Math.max(y, y + height - 600),
  };
  const place = second === undefined ? corner : { ...second.bounds, fullscreen: true };
  const window = new BrowserWindow({ ...page('pad.cjs'), ...place, title });
  made({ window, ownDisplay: second !== undefined });
  window.on('page-title-updated', (event) => event.preventDefault());
  // It belongs to the counter: it goes when the program ends, and not before.
  window.on('close', (event) => event.preventDefault());
  if (second !== undefined) window.once('ready-to-show', () => window.showInactive());
  await window.loadURL(`${origin}/pad.html`);
}
