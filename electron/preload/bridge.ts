import { ipcRenderer } from 'electron';

/** The renderer's half of the wire; the other half is `electron/ipc.ts`, and nothing else touches IPC. */
export const call =
  (channel: string) =>
  (input?: unknown): Promise<never> =>
    ipcRenderer.invoke(channel, input) as Promise<never>;

/** The contract says what each channel carries; the wire itself does not know. */
export const subscribe =
  (channel: string) =>
  (listener: (value: never) => void): (() => void) => {
    const handler = (_event: unknown, value: unknown): void => listener(value as never);
    ipcRenderer.on(channel, handler);
    return () => {
      ipcRenderer.off(channel, handler);
    };
  };
