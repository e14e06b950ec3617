/** What a tablet has: a browser with one page. Nothing of the product is in it. */
import { app, BrowserWindow } from 'electron';

app.setPath('userData', process.env.TABLET_DATA);
// Not awaited here: the program gets ready only when this file has been read to its end.
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } });
  return window.loadURL(process.env.TABLET_ADDRESS);
});
