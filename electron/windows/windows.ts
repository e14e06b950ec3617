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

/** The applicant's window: on the second display, full screen, where there is one; otherwise a window beside. */
export async function openPadWindow(
  title: string,
  made: (window: BrowserWindow) => void,
): Promise<BrowserWindow> {
  const primary = screen.getPrimaryDisplay();
  const second = screen.getAllDisplays().find((display) => display.id !== primary.id);
  const place = second === undefined ? { width: 1024, height: 600 } : { ...second.bounds, fullscreen: true };
  const window = new BrowserWindow({ ...page('pad.cjs'), ...place, title });
  made(window);
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => window.showInactive());
  await window.loadURL(`${origin}/pad.html`);
  return window;
}
