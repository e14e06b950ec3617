/** Starts the worker, follows it, and ends it when somebody cancels. */
import { type Followed, runThread } from '../thread.ts';
import type { Answers, ReportTask } from './tasks.ts';

/** What one report may take of the counter's computer. */
const megabytes = 2048;

/** @param file the worker's own bundle. Null where it wrote files, or was cancelled. Throws ThreadFault. */
export const runReportTask = <Task extends ReportTask>(
  file: string,
  task: Task,
  followed: Followed,
): Promise<Answers[Task['type']] | null> => runThread(file, task, followed, megabytes);
