/** A hidden window for drawing: sandboxed, no Node, no preload, and a session that reaches nothing but its own page. */
import { randomUUID } from 'node:crypto';
import { BrowserWindow, session, type WebContents } from 'electron';

export interface SealedWindowOptions {
  /** Without it a page cannot run anything, whatever is in it. */
  readonly javascript: boolean;
}

/** One use of the window failed; the next one gets a new window. */
export class DrawingError extends Error {
  readonly reason: 'timed_out' | 'crashed' | 'not_loaded';
  constructor(reason: DrawingError['reason'], detail: string) {
    super(`${reason}: ${detail}`);
    this.name = 'DrawingError';
    this.reason = reason;
  }
}

export interface SealedWindow {
  /**
   * Loads the page and works on it, one page at a time, in the order asked.
   * @throws DrawingError when it takes longer than `timeoutMs` or the renderer process dies
   */
  use<T>(html: string, work: (contents: WebContents) => Promise<T>, timeoutMs: number): Promise<T>;
  close(): void;
}

const scheme = 'yimen-sheet';

/** Call after the app is ready. The window is made at the first use and kept warm. */
export function createSealedWindow(options: SealedWindowOptions): SealedWindow {
  // Not `persist:`, so in memory: what is on a paper never gets into a cache on disk.
  const ownSession = session.fromPartition(`sheet-${randomUUID()}`);
  let page = '';
  // A scheme of this session only: a data: URL would end at 2 MB, a file would lie about on the disk.
  ownSession.protocol.handle(
    scheme,
    () => new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
  );
  ownSession.webRequest.onBeforeRequest(({ url }, callback) =>
    callback({ cancel: !url.startsWith(`${scheme}:`) }),
  );
  ownSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  ownSession.setPermissionCheckHandler(() => false);

  let warm: BrowserWindow | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const open = (): BrowserWindow => {
    if (warm !== undefined && !warm.isDestroyed() && !warm.webContents.isCrashed()) return warm;
    drop();
    warm = newWindow(ownSession, options);
    return warm;
  };
  const drop = (): void => {
    if (warm !== undefined && !warm.isDestroyed()) warm.destroy();
    warm = undefined;
  };

  const run = async <T>(
    html: string,
    work: (contents: WebContents) => Promise<T>,
    timeoutMs: number,
  ): Promise<T> => {
    const { webContents } = open();
    page = html;
    const { failed, release } = watch(webContents, timeoutMs);
    try {
      return await Promise.race([load(webContents).then(() => work(webContents)), failed]);
    } catch (error) {
      if (error instanceof DrawingError) drop();
      throw error;
    } finally {
      release();
      page = '';
    }
  };

  return {
    use: (html, work, timeoutMs) => {
      const mine = last.then(() => run(html, work, timeoutMs));
      last = mine.catch(() => undefined);
      return mine;
    },
    close: drop,
  };
}

function newWindow(ownSession: Electron.Session, { javascript }: SealedWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    skipTaskbar: true,
    focusable: false,
    webPreferences: {
      session: ownSession,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      javascript,
      spellcheck: false,
      backgroundThrottling: false,
    },
  });
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event) => event.preventDefault());
  return window;
}

async function load(contents: WebContents): Promise<void> {
  try {
    await contents.loadURL(`${scheme}://sheet/${randomUUID()}`);
  } catch (error) {
    throw new DrawingError('not_loaded', String(error));
  }
}

/** Rejects when the time is up or the renderer process is gone. */
function watch(contents: WebContents, timeoutMs: number): { failed: Promise<never>; release: () => void } {
  let release = (): void => undefined;
  const failed = new Promise<never>((_resolve, reject) => {
    const timer = setTimeout(() => reject(new DrawingError('timed_out', `${timeoutMs} ms`)), timeoutMs);
    const gone = (_event: unknown, details: { reason: string }): void =>
      reject(new DrawingError('crashed', details.reason));
    const destroyed = (): void => reject(new DrawingError('crashed', 'window destroyed'));
    contents.on('render-process-gone', gone);
    contents.on('destroyed', destroyed);
    release = () => {
      clearTimeout(timer);
      contents.off('render-process-gone', gone);
      contents.off('destroyed', destroyed);
    };
  });
  failed.catch(() => undefined); // raced against; when the work wins, nobody else looks at it
  return { failed, release };
}
