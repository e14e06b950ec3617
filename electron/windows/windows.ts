import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  type Display,
  type Rectangle,
  screen,
} from 'electron';
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
  /** Changes when a second display comes or goes. */
  readonly ownDisplay: boolean;
}

const secondDisplay = (): Display | undefined => {
  const primary = screen.getPrimaryDisplay();
  return screen.getAllDisplays().find((display) => display.id !== primary.id);
};

/** The corner of the clerk's own screen. */
function corner(): Rectangle {
  const { x, y, width, height } = screen.getPrimaryDisplay().workArea;
  return {
    width: 1024,
    height: 600,
    x: Math.max(x, x + width - 1024),
    y: Math.max(y, y + height - 600),
  };
}

/**
 * On the second display, full screen, where there is one; otherwise in the corner, and only while it asks.
 * @param moved told when it went to another display: what it shows may have to be shown, or hidden, there
 */
export async function openPadWindow(
  title: string,
  made: (pad: PadWindow) => void,
  moved: () => void,
): Promise<void> {
  const second = secondDisplay();
  const place = second === undefined ? corner() : { ...second.bounds, fullscreen: true };
  const window = new BrowserWindow({ ...page('pad.cjs'), ...place, title });
  const pad = { window, ownDisplay: second !== undefined };
  made(pad);
  // A second screen that is plugged in is used at once; one that is pulled out leaves the corner.
  const move = (): void => {
    const now = secondDisplay();
    if (window.isDestroyed() || (now !== undefined) === pad.ownDisplay) return;
    pad.ownDisplay = now !== undefined;
    window.setFullScreen(false);
    window.setBounds(now?.bounds ?? corner());
    if (now === undefined) window.hide();
    else {
      window.showInactive();
      window.setFullScreen(true);
    }
    moved();
  };
  screen.on('display-added', move);
  screen.on('display-removed', move);
  window.on('page-title-updated', (event) => event.preventDefault());
  // It belongs to the counter: it goes when the program ends, and not before.
  window.on('close', (event) => event.preventDefault());
  if (second !== undefined) window.once('ready-to-show', () => window.showInactive());
  await window.loadURL(`${origin}/pad.html`);
}
