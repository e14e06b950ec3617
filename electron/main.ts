/** The counter's composition root: every part is built here and handed on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, type BrowserWindow, Menu, session } from 'electron';
import { counterInputs } from '#shared/contract/counter.ts';
import { padInputs } from '#shared/contract/pad.ts';
import { startCounter } from './counter.ts';
import { createClock } from './clock.ts';
import { watchPadKeys } from './devices/pads/key-catcher.ts';
import { serve, tell } from './ipc.ts';
import { watchComputer, watchWindow } from './people/watch-window.ts';
import { createLog, type Log } from './log.ts';
import type { CentreAddress } from './settings.ts';
import { NewerDatabaseError } from './store/open.ts';
import { registerScheme, serveApp } from './windows/app-protocol.ts';
import { isFrom, lockDown } from './windows/security.ts';
import { placesIn, systemPlaces } from './windows/places.ts';
import { createStarting } from './windows/starting-window.ts';
import { openClerkWindow, openPadWindow, type PadWindow } from './windows/windows.ts';

app.setName('yimen');
// A data folder and a clock of one's own are for training and tests: an installed counter ignores them.
const own = (name: string): string | undefined => (app.isPackaged ? undefined : process.env[name]);
const dataFolder = own('YIMEN_USER_DATA');
const placesFolder = own('YIMEN_PLACES');
if (dataFolder !== undefined) app.setPath('userData', dataFolder);
// Root has no sandbox of the system's to enter; asking for it would loop the network service.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerScheme();

function trainingCentre(): CentreAddress | null {
  const url = own('YIMEN_TRAINING_CENTRE_URL');
  const tokenFile = own('YIMEN_TRAINING_CENTRE_TOKEN_FILE');
  if (url === undefined || tokenFile === undefined) return null;
  return { url, token: readFileSync(tokenFile, 'utf8').trim() };
}

async function start(): Promise<void> {
  const folder = app.getPath('userData');
  const log = createLog(join(folder, 'logs'));
  process.on('unhandledRejection', (reason) => log.fault('unhandled rejection', reason));
  process.on('uncaughtException', (error) => log.fault('uncaught exception', error));
  Menu.setApplicationMenu(null);
  serveApp(session.defaultSession, join(import.meta.dirname, '..', 'renderer'));

  const windows: { clerk?: BrowserWindow; pad?: PadWindow } = {};
  lockDown(session.defaultSession, () => windows.clerk);
  let padLoaded = false;
  const starting = createStarting(() => app.exit(0));
  const counter = await startCounter({
    folder,
    assets: join(app.getAppPath(), 'assets'),
    clock: createClock(own('YIMEN_CLOCK')),
    log,
    trainingCentre: trainingCentre(),
    padOpen: () => padLoaded,
    padOnOwnDisplay: () => windows.pad?.ownDisplay === true,
    preparing: starting.tell,
    places: placesFolder === undefined ? systemPlaces(() => windows.clerk) : placesIn(placesFolder),
    startAgain: () => {
      app.relaunch();
      app.quit();
    },
    tellClerk: (push, value) => tell(windows.clerk, `counter:${push}`, value),
    tellPad: (state) => {
      tell(windows.pad?.window, 'pad:padStateChanged', state);
      if (windows.pad?.ownDisplay === false)
        showWhileAsking(windows.pad.window, !['idle', 'away'].includes(state.mode));
    },
  });
  serve('counter', counterInputs, counter.handlers, (event) => isFrom(windows.clerk, event), log);
  serve('pad', padInputs, counter.padHandlers, (event) => isFrom(windows.pad?.window, event), log);

  // Every window there will be, each before anything else looks at its keys.
  app.on('web-contents-created', (_event, contents) => watchPadKeys(contents, counter.padKeys));

  let stopping = false;
  app.on('before-quit', (event) => {
    // Every time: asked again, it still ends only when what is under way is finished.
    event.preventDefault();
    if (stopping) return;
    stopping = true;
    void counter
      .stop()
      .catch((error: unknown) => log.fault('stop', error))
      // Not quit: a window that is still loading would keep the program from ending.
      .finally(() => app.exit(0));
  });
  app.on('second-instance', () => {
    if (windows.clerk?.isMinimized() === true) windows.clerk.restore();
    windows.clerk?.focus();
  });
  app.on('window-all-closed', () => app.quit());

  const title = `一门 · ${counter.name}`;
  await openClerkWindow(title, (clerk) => {
    windows.clerk = clerk;
    clerk.on('closed', () => {
      delete windows.clerk;
      app.quit();
    });
    reloadWhenGone(clerk, log);
    watchWindow(clerk, counter.lock);
    watchComputer(counter.lock);
  });
  starting.close();
  process.stdout.write('YIMEN_READY\n');
  // Without a pad the window still works; while the program ends, a page that cannot load any more is no fault.
  await openPadWindow(
    `一门 · 服务评价 · ${counter.name}`,
    (pad) => {
      windows.pad = pad;
      reloadWhenGone(pad.window, log);
    },
    () => counter.padChanged(),
  ).then(
    () => {
      padLoaded = true;
      counter.padChanged();
    },
    (error: unknown) => (stopping ? undefined : log.fault('pad window', error)),
  );
}

/** A page whose process died comes back as it was started; what was done is in the store. */
function reloadWhenGone(window: BrowserWindow, log: Log): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.note('window', `renderer gone: ${reason}`);
    if (!window.isDestroyed() && reason !== 'clean-exit') window.reload();
  });
}

/** On the only display the pad must not cover the clerk's work, nor take the keyboard from whoever types. */
function showWhileAsking(window: BrowserWindow, asking: boolean): void {
  if (asking) window.showInactive();
  else window.hide();
}

function explain(error: unknown): string {
  if (error instanceof NewerDatabaseError) return error.message;
  return `程序没有启动成功，数据没有改动。请重新启动；仍不行的，请将日志交给管理员。\n\n${String(error)}`;
}

if (app.requestSingleInstanceLock()) {
  // Not awaited at the top level: `ready` waits for this module.
  void app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      console.error(error);
      dialog.showErrorBox('一门', explain(error));
      app.exit(1);
    });
} else {
  console.error('一门已经在这台机器上运行。');
  app.quit();
}
