import type { LaneView, PrintDeskRow } from '#shared/contract/papers.ts';
import type { PaperMedia } from '#shared/papers/kinds.ts';
import { isDue } from '../papers/copy-words.ts';

/** Key of what moves every waiting copy off a printer that is down. */
export const moveAllKey = 'F8';

/** 模拟故障 of each printer: set, and back to normal. */
export const faultKeys: Readonly<Record<PaperMedia, { readonly set: string; readonly clear: string }>> = {
  slip: { set: 'Alt+1', clear: 'Alt+2' },
  document: { set: 'Alt+3', clear: 'Alt+4' },
};

export interface MoveAll {
  readonly from: PaperMedia;
  readonly to: PaperMedia;
  readonly jobIds: readonly string[];
}

/** What waits for a printer that is down and may come out of the other one, which is not; null where nothing does. */
export function moveAll(
  lane: LaneView,
  lanes: readonly LaneView[],
  rows: readonly PrintDeskRow[],
): MoveAll | null {
  if (lane.ready) return null;
  const movable = rows.filter(
    (row) => row.media === lane.media && isDue(row) && row.actions.reroute !== null,
  );
  const to = movable[0]?.actions.reroute ?? null;
  const ready = lanes.some((other) => other.media === to && other.ready);
  return to === null || !ready ? null : { from: lane.media, to, jobIds: movable.map(({ jobId }) => jobId) };
}

export const moveAllLabel = ({ to, jobIds }: MoveAll): string =>
  `等待的${jobIds.length}份改用${to === 'document' ? 'A4' : '凭证纸'}打印`;

/** What a copy comes out on, in a word. */
export const mediaWords: Readonly<Record<PaperMedia, string>> = { slip: '凭证纸', document: 'A4' };
