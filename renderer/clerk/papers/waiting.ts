import type { PrinterView } from '#shared/contract/counter.ts';
import type { PaperView } from '#shared/contract/papers.ts';

/** What to do about a printer: whatever waits for it comes out by itself, so that nobody is told to try again. */
export const untilReady = (text: string): string => `${text.replace(/后重试。$/, '，')}就绪后自动打印。`;

/** Copies that wait for a printer that is not ready say what is wrong with it and what to do. */
export const withReasons = (papers: readonly PaperView[], printers: readonly PrinterView[]): PaperView[] =>
  papers.map((paper) => ({
    ...paper,
    jobs: paper.jobs.map((job) => {
      const down = printers.find(({ media, ok }) => media === job.media && !ok);
      return job.state === '排队' && job.reason === null && down !== undefined
        ? { ...job, reason: untilReady(down.text) }
        : job;
    }),
  }));
