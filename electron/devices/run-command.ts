/** Other programs, called without a shell: what is in an argument stays in that argument. */
import { execFile } from 'node:child_process';

export interface CommandResult {
  /** The exit code; null when the program never ran or did not end in time. */
  readonly code: number | null;
  readonly fault: 'not_found' | 'timed_out' | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type RunCommand = (program: string, args: readonly string[]) => Promise<CommandResult>;

export interface CommandRunnerOptions {
  /** A program that takes longer is killed. */
  readonly timeoutMs: number;
  /** Added to this process's own environment. */
  readonly env: Readonly<Record<string, string>>;
}

export function createCommandRunner({ timeoutMs, env }: CommandRunnerOptions): RunCommand {
  const options = {
    encoding: 'utf8',
    env: { ...process.env, ...env },
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
    maxBuffer: 8 * 1024 * 1024,
    windowsHide: true,
  } as const;
  return (program, args) =>
    new Promise((resolve, reject) => {
      const child = execFile(program, [...args], options, (error, stdout, stderr) => {
        if (error === null) resolve({ code: 0, fault: null, stdout, stderr });
        else if (typeof error.code === 'number') resolve({ code: error.code, fault: null, stdout, stderr });
        else if (error.killed === true) resolve({ code: null, fault: 'timed_out', stdout, stderr });
        else if (cannotRun.has(String(error.code)))
          resolve({ code: null, fault: 'not_found', stdout, stderr });
        else reject(error);
      });
      // Nobody sits at it: a program that asks for a password gets an end of file.
      child.stdin?.end();
    });
}

const cannotRun = new Set(['ENOENT', 'EACCES', 'ENOTDIR']);
