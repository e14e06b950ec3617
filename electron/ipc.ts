import { type BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import { readInput } from '#shared/edge.ts';
import { type Result, refuse } from '#shared/result.ts';
import type { Log } from './log.ts';

type Inputs = Record<string, z.ZodType>;

export type Handlers<In extends Inputs, Out extends Record<keyof In, unknown>> = {
  readonly [Call in keyof In]: (input: z.output<In[Call]>) => Result<Out[Call]> | Promise<Result<Out[Call]>>;
};

/**
 * One contract's calls by name: what arrives is validated, and a fault of ours becomes a sentence, with its details in
 * the log.
 */
export function callsOf<In extends Inputs, Out extends Record<keyof In, unknown>>(
  prefix: string,
  inputs: In,
  handlers: Handlers<In, Out>,
  log: Log,
): (name: keyof In & string, input: unknown) => Promise<Result<unknown>> {
  return async (name, input) => {
    const read = readInput(inputs[name] as In[typeof name], input);
    if (!read.ok) return read;
    try {
      return await handlers[name](read.value);
    } catch (error) {
      log.fault(`${prefix}:${name}`, error);
      return refuse('fault', '', '程序内部出错，操作未完成。', '请重试；仍不行的，请将日志交给管理员。');
    }
  };
}

/**
 * Serves one contract to one window, whose every call is checked.
 * @param mayCall whether this sender is the window (main frame, own origin) the contract is for.
 */
export function serve<In extends Inputs, Out extends Record<keyof In, unknown>>(
  prefix: string,
  inputs: In,
  handlers: Handlers<In, Out>,
  mayCall: (event: IpcMainInvokeEvent) => boolean,
  log: Log,
): void {
  const call = callsOf(prefix, inputs, handlers, log);
  for (const name of Object.keys(inputs) as (keyof In & string)[]) {
    ipcMain.handle(`${prefix}:${name}`, async (event, input: unknown): Promise<Result<unknown>> => {
      if (!mayCall(event)) {
        log.note('ipc', `refused ${prefix}:${name} from ${event.senderFrame?.origin ?? 'a closed frame'}`);
        throw new Error('untrusted sender');
      }
      return call(name, input);
    });
  }
}

/** Tells a window without being asked; a closed one is not told. */
export function tell(window: BrowserWindow | undefined, channel: string, value: unknown): void {
  if (window !== undefined && !window.isDestroyed()) window.webContents.send(channel, value);
}
