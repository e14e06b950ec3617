/** Starts the worker, follows it, and ends it when somebody cancels. */
import { Worker } from 'node:worker_threads';
import type { Progress } from './source.ts';
import type { Made, ReportTask, WorkerMessage } from './tasks.ts';

/** The work broke off; `code` is the system's where it said why. */
export class ReportFault extends Error {
  override name = 'ReportFault';
  readonly code: string;
  constructor(code: string, text: string) {
    super(text);
    this.code = code;
  }
}

export interface Followed {
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** @param file the worker's own bundle. Null where it wrote files, or was cancelled. Throws ReportFault. */
export function runReportTask(
  file: string,
  task: ReportTask,
  { signal, progress }: Followed,
): Promise<Made | null> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve(null);
    const worker = new Worker(file, { workerData: task });
    const end = (): void => void worker.terminate().then(() => resolve(null), reject);
    signal.addEventListener('abort', end, { once: true });
    const over = (): void => signal.removeEventListener('abort', end);
    worker.on('message', (message: WorkerMessage) => {
      if (signal.aborted) return;
      if (message.type === 'progress') progress(message.done, message.total);
      else if (message.type === 'made') resolve(message.made);
      else if (message.type === 'written') resolve(null);
      else reject(new ReportFault(message.code, message.text));
    });
    worker.once('error', (error) =>
      reject(new ReportFault((error as NodeJS.ErrnoException).code ?? '', error.stack ?? error.message)),
    );
    worker.once('exit', (code) => {
      over();
      // After an answer this changes nothing.
      if (!signal.aborted) reject(new ReportFault('', `the worker ended with ${code}`));
    });
    return undefined;
  });
}
