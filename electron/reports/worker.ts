/** A thread of its own for one report or one file: the main process goes on serving the counter meanwhile. */
import { type Progress, serveThread } from '../thread.ts';
import { makeMonthPaper, makeReport, writeFiles } from './perform.ts';
import type { Answers, ReportTask } from './tasks.ts';

type Answer = Answers[ReportTask['type']];

async function perform(task: ReportTask, progress: Progress): Promise<Answer> {
  if (task.type === 'make') return makeReport(task, progress);
  if (task.type === 'paper') return makeMonthPaper(task, progress);
  await writeFiles(task, progress);
  return null;
}

/** Figures are handed over, not copied. */
const figuresOf = (answer: Answer): readonly ArrayBuffer[] => {
  if (answer === null || !('figures' in answer)) return [];
  const { ids, starts, members } = answer.figures;
  return [ids.buffer, starts.buffer, members.buffer];
};

serveThread((task, progress) => perform(task as ReportTask, progress), figuresOf);
