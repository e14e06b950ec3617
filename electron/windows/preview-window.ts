/** The archived PDF of a paper, or a slip as it will print, in a window of the program's own: to be looked at only. */
import { randomUUID } from 'node:crypto';
import {
  app,
  BrowserWindow,
  type Input,
  Menu,
  screen,
  type Session,
  session,
  type WebContents,
} from 'electron';
import type { PaperContent } from '#shared/papers/content.ts';

export interface PreviewPage {
  readonly title: string;
  readonly type: 'pdf' | 'png';
  readonly bytes: Uint8Array;
}

export interface Preview {
  /** In place of what was shown before. Resolves when the page is loaded. */
  show(page: PreviewPage): Promise<void>;
  /** Also when somebody signs out: what is on it may be read by nobody else. */
  close(): void;
}

/** Which paper it is, without a word of whom it is about. */
export const previewTitle = ({ title, number }: Pick<PaperContent, 'title' | 'number'>): string =>
  `预览 · 《${title}》 ${number}`.trimEnd();

export const previewScheme = 'yimen-preview';
/** Without tools the viewer cannot print past the ledger, nor save. */
const viewer = '#toolbar=0&navpanes=0&view=FitH';
/** Chromium's own PDF viewer and what it is made of; nothing else is loaded beside the page. */
const viewerParts = ['chrome-extension://mhjfbmdgcfjbbpaeojofohoefgiehjai/', 'chrome://resources/'];

/**
 * Call after the app is ready.
 * @param folder the session's own. Chromium's PDF viewer is not there in a session in memory (electron#27121, mended
 *   by #52810); nothing of a paper is written to it.
 */
export function createPreview(folder: string): Preview {
  let shown: { readonly address: string; readonly page: PreviewPage } | undefined;
  let window: BrowserWindow | undefined;
  const ownSession = seal(folder, (address) => (address === shown?.address ? shown.page : undefined));

  const close = (): void => {
    shown = undefined;
    if (window !== undefined && !window.isDestroyed()) window.destroy();
    window = undefined;
  };
  // The viewer's contents come to be inside the window's; keys are pressed there.
  app.on('web-contents-created', (_created, contents) => {
    if (contents.session === ownSession) guard(contents, close);
  });

  return {
    show: async (page) => {
      const address = `${previewScheme}://paper/${randomUUID()}`;
      shown = { address, page };
      window ??= open(ownSession, close);
      window.setTitle(page.title);
      try {
        await window.loadURL(page.type === 'pdf' ? `${address}${viewer}` : address);
      } catch (error) {
        // Closed, or another paper was asked for, before this one was there.
        if (shown?.address !== address) return;
        throw error;
      }
      if (shown?.address !== address) return;
      window.show();
      window.focus();
    },
    close,
  };
}

/** A session that reaches the page on show and the viewer, and nothing else. */
function seal(folder: string, pageAt: (address: string) => PreviewPage | undefined): Session {
  const ownSession = session.fromPath(folder, { cache: false });
  ownSession.protocol.handle(previewScheme, ({ url }) => {
    const page = pageAt(withoutFragment(url));
    return page === undefined ? new Response('not found', { status: 404 }) : answer(page);
  });
  ownSession.webRequest.onBeforeRequest(({ url }, callback) => {
    const wanted = pageAt(withoutFragment(url)) !== undefined;
    callback({ cancel: !wanted && !viewerParts.some((part) => url.startsWith(part)) });
  });
  ownSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  ownSession.setPermissionCheckHandler(() => false);
  ownSession.setDevicePermissionHandler(() => false);
  ownSession.on('will-download', (event) => event.preventDefault());
  return ownSession;
}

const withoutFragment = (url: string): string => url.split('#')[0] ?? '';

function answer({ type, bytes }: PreviewPage): Response {
  const [contentType, body] =
    type === 'pdf'
      ? ['application/pdf', new Uint8Array(bytes)]
      : ['text/html; charset=utf-8', pictureOn(bytes)];
  return new Response(body, {
    headers: {
      'content-type': contentType,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(type === 'png' ? { 'content-security-policy': picturePolicy } : {}),
    },
  });
}

const picturePolicy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

const pictureOn = (png: Uint8Array): string => `<!doctype html><meta charset="utf-8"><style>
body { margin: 24px; background: #525659; text-align: center; }
img { max-width: 100%; box-shadow: 0 2px 8px rgb(0 0 0 / 40%); }
</style><img alt="" src="data:image/png;base64,${Buffer.from(png).toString('base64')}">`;

function open(ownSession: Session, close: () => void): BrowserWindow {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize;
  const window = new BrowserWindow({
    show: false,
    width: Math.min(900, width),
    height: Math.min(1100, height),
    backgroundColor: '#525659',
    autoHideMenuBar: true,
    webPreferences: {
      session: ownSession,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: false,
      // The PDF viewer, here and nowhere else.
      plugins: true,
    },
  });
  // Keys pressed in the PDF viewer come to no `before-input-event` of ours; what it leaves unused comes to the menu.
  window.setMenu(
    Menu.buildFromTemplate([
      { label: '关闭', accelerator: 'Escape', click: close },
      { label: '关闭', accelerator: 'CommandOrControl+W', click: close },
    ]),
  );
  window.setMenuBarVisibility(false);
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('closed', close);
  window.webContents.on('render-process-gone', close);
  return window;
}

/** Looking is all there is: it goes nowhere, opens nothing, prints and saves nothing. */
function guard(contents: WebContents, close: () => void): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('before-input-event', (event, input) => {
    if (!isKeyDown(input)) return;
    if (input.key === 'Escape' || isWith(input, 'w')) {
      event.preventDefault();
      close();
    } else if (isWith(input, 'p') || isWith(input, 's')) event.preventDefault();
  });
}

const isKeyDown = ({ type }: Input): boolean => type === 'keyDown' || type === 'rawKeyDown';
const isWith = ({ control, meta, key }: Input, letter: string): boolean =>
  (control || meta) && key.toLowerCase() === letter;
