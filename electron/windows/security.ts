import { app, type BrowserWindow, type IpcMainInvokeEvent, type Session, type WebContents } from 'electron';
import { origin } from './app-protocol.ts';

/**
 * Nothing a page asks for beyond its own contract is granted: no navigation, windows, permissions or webviews. One
 * exception: the clerk's window sees through the document camera, without sound.
 */
export function lockDown(session: Session, clerk: () => BrowserWindow | undefined): void {
  const isClerk = (contents: WebContents | null, address: string | undefined): boolean => {
    const window = clerk();
    return (
      window !== undefined &&
      !window.isDestroyed() &&
      contents === window.webContents &&
      address !== undefined &&
      (address === origin || address.startsWith(`${origin}/`))
    );
  };
  app.on('web-contents-created', (_created, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const { mediaTypes = [] } = details as Electron.MediaAccessPermissionRequest;
    const videoOnly = mediaTypes.length === 1 && mediaTypes[0] === 'video';
    answer(
      permission === 'media' && videoOnly && details.isMainFrame && isClerk(contents, details.requestingUrl),
    );
  });
  session.setPermissionCheckHandler(
    (contents, permission, requester, { mediaType, isMainFrame }) =>
      permission === 'media' && mediaType === 'video' && isMainFrame && isClerk(contents, requester),
  );
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
