/** A tablet: a browser of its own, in a process of its own, that opens one address. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';

export interface TabletBrowser {
  readonly page: Page;
  close(): Promise<void>;
}

export async function openTablet(address: string): Promise<TabletBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'yimen-tablet-'));
  const app = await _electron.launch({
    chromiumSandbox: process.getuid?.() !== 0,
    args: [join(import.meta.dirname, 'tablet-browser.mjs'), '--disable-gpu'],
    env: { ...(process.env as Record<string, string>), TABLET_DATA: folder, TABLET_ADDRESS: address },
  });
  const page = await app.firstWindow();
  return {
    page,
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
