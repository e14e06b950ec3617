/** A thread of its own for one file: whatever is in it, the main process goes on serving the counter meanwhile. */
import { serveThread } from '../thread.ts';
import { readImport } from './perform.ts';
import type { ImportTask } from './tasks.ts';

serveThread((task, progress) => readImport(task as ImportTask, progress));
