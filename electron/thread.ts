/** Long work in a thread of its own, while the main process goes on serving the counter. */
import { parentPort, Worker, workerData } from 'node:worker_threads';

/** The work broke off; `code` is the system's where it said why. */
export class ThreadFault extends Error {
  override name = 'ThreadFault';
  readonly code: string;
  constructor(code: string, text: string) {
    super(text);
    this.code = code;
  }
}

/** Told now and then how far it has come. */
export type Progress = (done: number, total: number) => void;

export interface Followed {
  /** Aborted when somebody cancels: the thread is ended wherever it is. */
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

export type ThreadMessage<Answer> =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly answer: Answer }
  /** `code` is the system's, where the disk or the database said no. */
  | { readonly type: 'failed'; readonly code: string; readonly text: string };

/** What the system says of a thread that used up its memory. */
export const outOfMemory = 'ERR_WORKER_OUT_OF_MEMORY';

/**
 * However the thread ends, this ends too: with its answer, with null where it was cancelled, or with a ThreadFault.
 * @param file the thread's own bundle
 * @param megabytes it may have for its objects: without an end to it, it would take the whole computer's
 */
export function runThread<Answer>(
  file: string,
  task: unknown,
  { signal, progress }: Followed,
  megabytes: number,
): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return resolve(null);
    const worker = new Worker(file, {
      workerData: task,
      resourceLimits: { maxOldGenerationSizeMb: megabytes },
    });
    const end = (): void => void worker.terminate().then(() => resolve(null), reject);
    signal.addEventListener('abort', end, { once: true });
    worker.on('message', (message: ThreadMessage<Answer>) => {
      if (signal.aborted) return;
      if (message.type === 'progress') progress(message.done, message.total);
      else if (message.type === 'done') resolve(message.answer);
      else reject(new ThreadFault(message.code, message.text));
    });
    worker.once('error', (error: unknown) => {
      if (!signal.aborted) reject(faultOf(error));
    });
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', end);
      // After an answer this changes nothing.
      if (!signal.aborted) reject(new ThreadFault('', `the thread ended with ${code}`));
    });
    return undefined;
  });
}

/** A thread may throw whatever it likes. */
function faultOf(error: unknown): ThreadFault {
  const code = (error as { code?: unknown } | null)?.code;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new ThreadFault(typeof code === 'string' ? code : '', text);
}

const everyMs = 100;

/** The thread's own side: does what it was given, and tells what comes of it. */
export function serveThread<Answer>(
  perform: (task: unknown, progress: Progress) => Answer | Promise<Answer>,
  /** Handed over instead of copied. */
  transfer: (answer: Answer) => readonly ArrayBuffer[] = () => [],
): void {
  const tell = (message: ThreadMessage<Answer>, handed: readonly ArrayBuffer[] = []): void =>
    parentPort?.postMessage(message, [...handed]);
  let told = 0;
  const progress: Progress = (done, total) => {
    const now = performance.now();
    if (now - told < everyMs) return;
    told = now;
    tell({ type: 'progress', done, total });
  };
  const run = async (): Promise<void> => {
    const answer = await perform(workerData, progress);
    tell({ type: 'done', answer }, transfer(answer));
  };
  run().catch((error: unknown) => {
    const { code, message: text } = faultOf(error);
    tell({ type: 'failed', code, text });
  });
}
