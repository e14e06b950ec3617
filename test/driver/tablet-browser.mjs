/** What a tablet has: a browser with one page. Nothing of the product is in it. */
import { app, BrowserWindow } from 'electron';

app.setPath('userData', process.env.TABLET_DATA);
await app.whenReady();
const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } });
await window.loadURL(process.env.TABLET_ADDRESS);
