/** Where the simulated printer's paper comes out: for each slip its bytes, its words and its picture. */
import { randomUUID } from 'node:crypto';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { interpret, pageText, type PrintedPage } from './escpos-interpreter.ts';

export interface SlipTray {
  /**
   * Puts a slip down as `<id>.png`, `<id>.txt` and, last, `<id>.bin`: where the bytes are, the slip is complete.
   * The same job a second time is a second piece of paper, `<id>~2`.
   */
  put(id: string, bytes: Uint8Array): Promise<PrintedPage>;
}

export interface SlipTrayOptions {
  readonly folder: string;
  /** A PNG of the page. */
  readonly draw: (page: PrintedPage) => Promise<Uint8Array>;
}

export function createSlipTray({ folder, draw }: SlipTrayOptions): SlipTray {
  const write = async (name: string, content: Uint8Array | string): Promise<void> => {
    const draft = join(folder, `.${randomUUID()}.part`);
    try {
      await writeFile(draft, content, { flag: 'wx' });
      await rename(draft, join(folder, name));
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  };
  return {
    put: async (id, bytes) => {
      if (!/^[\w-]{1,80}$/.test(id)) throw new Error(`not a job id: ${JSON.stringify(id)}`);
      const page = interpret(bytes);
      // Drawn before anything is put down: a slip that cannot be drawn did not come out.
      const picture = await draw(page);
      await mkdir(folder, { recursive: true });
      const name = await freeName(folder, id);
      await write(`${name}.png`, picture);
      await write(`${name}.txt`, pageText(page));
      await write(`${name}.bin`, bytes);
      return page;
    },
  };
}

async function freeName(folder: string, id: string): Promise<string> {
  for (let copy = 1; ; copy += 1) {
    const name = copy === 1 ? id : `${id}~${copy}`;
    if (!(await exists(join(folder, `${name}.bin`)))) return name;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
