import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog, type FileFilter } from 'electron';

/** Where a person wants a file put, or which one they mean; null where they chose none. */
export interface Places {
  readonly toSave: (name: string, filters: readonly FileFilter[]) => Promise<string | null>;
  readonly toOpen: (title: string, filters: readonly FileFilter[]) => Promise<string | null>;
  readonly folder: (title: string) => Promise<string | null>;
}

/** The system's own dialogs over the clerk's window. */
export function systemPlaces(clerk: () => BrowserWindow | undefined): Places {
  const over = (): [BrowserWindow] | [] => {
    const window = clerk();
    return window === undefined ? [] : [window];
  };
  const opened = async (options: Electron.OpenDialogOptions): Promise<string | null> => {
    const [window] = over();
    const { filePaths } =
      window === undefined
        ? await dialog.showOpenDialog(options)
        : await dialog.showOpenDialog(window, options);
    return filePaths[0] ?? null;
  };
  return {
    toSave: async (defaultPath, filters) => {
      const options = {
        title: '导出',
        buttonLabel: '导出',
        defaultPath: join(app.getPath('documents'), defaultPath),
        filters: [...filters],
      };
      const [window] = over();
      const { filePath, canceled } =
        window === undefined
          ? await dialog.showSaveDialog(options)
          : await dialog.showSaveDialog(window, options);
      return canceled || filePath === '' ? null : filePath;
    },
    toOpen: (title, filters) => opened({ title, filters: [...filters], properties: ['openFile'] }),
    folder: (title) => opened({ title, properties: ['openDirectory', 'createDirectory'] }),
  };
}

/** For training and tests: everything is saved in one folder, and what is opened lies there under a fixed name. */
export const placesIn = (folder: string): Places => ({
  toSave: (name) => Promise.resolve(join(folder, name)),
  toOpen: (_title, filters) => {
    const found = filters
      .flatMap(({ extensions }) => extensions)
      .map((extension) => join(folder, `open.${extension}`))
      .find((file) => existsSync(file));
    return Promise.resolve(found ?? null);
  },
  folder: () => Promise.resolve(folder),
});
