export type LogLevel = 'info' | 'warn' | 'error';
/** Fields are counts, ids of halls and devices, codes: never a body, a name, a number of a person, or a token. */
export type Log = (level: LogLevel, message: string, fields?: Readonly<Record<string, unknown>>) => void;

/** One JSON object per line on standard error; standard output belongs to the start line. */
export function createLog(write: (line: string) => void, now: () => Date): Log {
  return (level, message, fields = {}) => {
    write(`${JSON.stringify({ time: now().toISOString(), level, message, ...fields })}\n`);
  };
}
