import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';

const names: Readonly<Record<string, string>> = { xlsx: 'Excel 工作簿', csv: 'CSV 表格', pdf: 'PDF 文档' };

/**
 * Asks where a file is to go, or a folder of files where there is no extension.
 * @param folder for training and tests: everything goes there, and nobody is asked
 */
export const saveDialog =
  (window: () => BrowserWindow | undefined, folder: string | undefined) =>
  async (name: string, extension: string | null): Promise<string | null> => {
    const file = extension === null ? name : `${name}.${extension}`;
    if (folder !== undefined) return join(folder, file);
    const options = {
      title: '导出',
      buttonLabel: '导出',
      defaultPath: join(app.getPath('documents'), file),
      filters: extension === null ? [] : [{ name: names[extension] ?? extension, extensions: [extension] }],
    };
    const above = window();
    const { canceled, filePath } =
      above === undefined
        ? await dialog.showSaveDialog(options)
        : await dialog.showSaveDialog(above, options);
    return canceled || filePath === '' ? null : filePath;
  };
