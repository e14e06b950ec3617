import { app, type BrowserWindow, type IpcMainInvokeEvent, type Session } from 'electron';
import { origin } from './app-protocol.ts';

/** Nothing a page asks for beyond its own contract is granted: no navigation, windows, permissions or webviews. */
export function lockDown(session: Session): void {
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}

/** A call counts only from the main frame of the window it is meant for, showing our own page. */
export function isFrom(window: BrowserWindow | undefined, event: IpcMainInvokeEvent): boolean {
  if (window === undefined || window.isDestroyed()) return false;
  const frame = event.senderFrame;
  return (
    event.sender === window.webContents &&
    frame !== null &&
    frame === window.webContents.mainFrame &&
    frame.url.startsWith(`${origin}/`)
  );
}
