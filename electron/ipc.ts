import { type BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { type Result, refuse } from '#shared/result.ts';
import type { Log } from './log.ts';

type Inputs = Record<string, z.ZodType>;

export type Handlers<In extends Inputs, Out extends Record<keyof In, unknown>> = {
  readonly [Call in keyof In]: (input: z.output<In[Call]>) => Result<Out[Call]> | Promise<Result<Out[Call]>>;
};

/**
 * Serves one contract to one window: who calls is checked, what arrives is validated, and a fault of ours becomes a
 * sentence, with its details in the log.
 * @param mayCall whether this sender is the window (main frame, own origin) the contract is for.
 */
export function serve<In extends Inputs, Out extends Record<keyof In, unknown>>(
  prefix: string,
  inputs: In,
  handlers: Handlers<In, Out>,
  mayCall: (event: IpcMainInvokeEvent) => boolean,
  log: Log,
): void {
  for (const name of Object.keys(inputs) as (keyof In & string)[]) {
    ipcMain.handle(`${prefix}:${name}`, async (event, input: unknown): Promise<Result<unknown>> => {
      if (!mayCall(event)) {
        log.note('ipc', `refused ${prefix}:${name} from ${event.senderFrame?.origin ?? 'a closed frame'}`);
        throw new Error('untrusted sender');
      }
      const read = inputs[name]?.safeParse(input);
      if (read?.success !== true) return badInput(read?.error);
      try {
        return await handlers[name](read.data as z.output<In[typeof name]>);
      } catch (error) {
        log.fault(`${prefix}:${name}`, error);
        return refuse('fault', '', '程序内部出错，操作未完成。', '请重试；仍不行的，请将日志交给管理员。');
      }
    });
  }
}

function badInput(error: z.ZodError | undefined): Result<never> {
  const issue = error?.issues[0];
  const field = issue?.path.join('.') ?? '';
  const hint =
    issue?.message !== undefined && /\p{Script=Han}/u.test(issue.message)
      ? issue.message
      : '填写的内容格式不正确';
  return refuse('bad_input', '', `${hint}，未作任何改动。`, '请核对后重新填写。', field);
}

/** Tells a window without being asked; a closed one is not told. */
export function tell(window: BrowserWindow | undefined, channel: string, value: unknown): void {
  if (window !== undefined && !window.isDestroyed()) window.webContents.send(channel, value);
}
