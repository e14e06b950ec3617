/** The two screens the product is made for. */
import type { ElectronApplication } from '@playwright/test';

export const sizes = [
  { name: '1366×768', width: 1366, height: 768 },
  { name: '1920×1080', width: 1920, height: 1080 },
] as const;

/** Makes the clerk's window fill a screen of this size. */
export const resize = (
  app: ElectronApplication,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<void> =>
  app.evaluate(
    ({ BrowserWindow }, size) => {
      const clerk = BrowserWindow.getAllWindows().find((window) =>
        window.webContents.getURL().endsWith('/index.html'),
      );
      clerk?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
