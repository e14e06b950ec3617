import { ipcRenderer } from 'electron';

/** The renderer's half of the wire; the other half is `electron/ipc.ts`, and nothing else touches IPC. */
export const call =
  (channel: string) =>
  (input?: unknown): Promise<never> =>
    ipcRenderer.invoke(channel, input) as Promise<never>;

export function subscribe<T>(channel: string): (listener: (value: T) => void) => () => void {
  return (listener) => {
    const handler = (_event: unknown, value: T): void => listener(value);
    ipcRenderer.on(channel, handler);
    return () => {
      ipcRenderer.off(channel, handler);
    };
  };
}
