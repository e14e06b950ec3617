import { type BrowserWindow, powerMonitor } from 'electron';
import type { WorkstationLock } from './workstation-lock.ts';

/** What arrives without anybody's hand on the desk. */
const notInput: ReadonlySet<string> = new Set(['mouseEnter', 'mouseLeave', 'undefined']);

/** Input in the clerk's window counts as somebody being there; Ctrl+Shift+L covers it, also when the page hangs. */
export function watchWindow(window: BrowserWindow, lock: WorkstationLock): void {
  const { webContents } = window;
  webContents.on('input-event', (_event, { type }) => {
    if (!notInput.has(type)) lock.touch();
  });
  webContents.on('before-input-event', (event, { type, control, shift, alt, meta, key }) => {
    // What the applicant pressed on their pad of keys says nothing about who sits at the desk.
    if (event.defaultPrevented) return;
    lock.touch();
    if (
      (type !== 'keyDown' && type !== 'rawKeyDown') ||
      !control ||
      !shift ||
      alt ||
      meta ||
      key.toLowerCase() !== 'l'
    )
      return;
    event.preventDefault();
    lock.now();
  });
  lock.onUncovered = () => {
    // Comes back with the cover on; what was typed is lost with a page that did not answer any more.
    if (!window.isDestroyed()) webContents.forcefullyCrashRenderer();
  };
}

/** Whoever locks the computer, or lets it sleep, leaves the window as well. */
export function watchComputer(lock: WorkstationLock): void {
  powerMonitor.on('lock-screen', () => lock.now());
  powerMonitor.on('suspend', () => lock.now());
}
