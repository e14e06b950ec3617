import type { TimelineEntry } from '#shared/contract/case.ts';

export interface TimelineGroup {
  readonly entry: TimelineEntry;
  /** What happened to the copies of the paper it issued. */
  readonly under: readonly TimelineEntry[];
}

/** A paper's copies printing one by one is noise among the acts: it stands under the paper. */
export function grouped(entries: readonly TimelineEntry[]): TimelineGroup[] {
  const issued = new Set(entries.flatMap(({ paper }) => (paper?.issued === true ? [paper.paperId] : [])));
  const stands = ({ paper }: TimelineEntry): boolean =>
    paper === null || paper.issued || !issued.has(paper.paperId);
  return entries.filter(stands).map((entry) => ({
    entry,
    under:
      entry.paper?.issued === true
        ? entries.filter((other) => !stands(other) && other.paper?.paperId === entry.paper?.paperId)
        : [],
  }));
}
