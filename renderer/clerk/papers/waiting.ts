import type { PrinterView } from '#shared/contract/counter.ts';
import type { PaperView } from '#shared/contract/papers.ts';

/** Copies that wait for a printer that is not ready say what is wrong with it and what to do. */
export const withReasons = (papers: readonly PaperView[], printers: readonly PrinterView[]): PaperView[] =>
  papers.map((paper) => ({
    ...paper,
    jobs: paper.jobs.map((job) => {
      const down = printers.find(({ media, ok }) => media === job.media && !ok);
      return job.state === '排队' && job.reason === null && down !== undefined
        ? { ...job, reason: `${down.text}恢复后自动打印。` }
        : job;
    }),
  }));
