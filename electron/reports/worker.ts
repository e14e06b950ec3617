/** A thread of its own for one report or one file: the main process goes on serving the counter meanwhile. */
import { parentPort, workerData } from 'node:worker_threads';
import { makeReport, writeFiles } from './perform.ts';
import type { ReportTask, WorkerMessage } from './tasks.ts';

const everyMs = 100;
let told = 0;

const tell = (message: WorkerMessage, transfer: readonly ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, [...transfer]);

function progress(done: number, total: number): void {
  const now = performance.now();
  if (now - told < everyMs) return;
  told = now;
  tell({ type: 'progress', done, total });
}

async function perform(task: ReportTask): Promise<void> {
  if (task.type === 'make') {
    const made = makeReport(task, progress);
    const { ids, starts, members } = made.figures;
    tell({ type: 'made', made }, [ids.buffer, starts.buffer, members.buffer]);
  } else {
    await writeFiles(task, progress);
    tell({ type: 'written' });
  }
}

perform(workerData as ReportTask).catch((error: unknown) => {
  const code = (error as { code?: unknown } | null)?.code;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  tell({ type: 'failed', code: typeof code === 'string' ? code : '', text });
});
