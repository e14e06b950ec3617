// What any Electron program must do at least: one sandboxed window with an empty page.
import { app, BrowserWindow } from 'electron';

if (process.env.YIMEN_USER_DATA) app.setPath('userData', process.env.YIMEN_USER_DATA);
void app.whenReady().then(async () => {
  const window = new BrowserWindow({
    show: false,
    width: 1366,
    height: 768,
    webPreferences: { sandbox: true },
  });
  window.once('ready-to-show', () => {
    window.show();
    process.stdout.write('YIMEN_READY\n');
  });
  await window.loadURL('data:text/html,<!doctype html><title>empty</title>');
});
