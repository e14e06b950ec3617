/** Wording about the copies of a paper, and which copy the keys are for. */
import type { PaperView, PrintJobView, PrintState } from '#shared/contract/papers.ts';
import type { PaperMedia } from '#shared/papers/kinds.ts';

/** Shape and tone of a copy's state, besides its words: told apart without colour too. */
export const printMarks: Readonly<Record<PrintState, { readonly shape: string; readonly tone: string }>> = {
  排队: { shape: '○', tone: 'still' },
  打印中: { shape: '◐', tone: 'still' },
  已打印: { shape: '●', tone: 'ok' },
  已归档: { shape: '◇', tone: 'still' },
  失败: { shape: '■', tone: 'danger' },
  未确认: { shape: '▲', tone: 'warn' },
  作废: { shape: '×', tone: 'still' },
};

/** `第2份`, or `补打 第1次 · 余姮`. */
export const copyName = ({ copy, reprint, by }: Pick<PrintJobView, 'copy' | 'reprint' | 'by'>): string =>
  reprint === 0 ? `第${copy}份` : `补打 第${reprint}次${by === '' ? '' : ` · ${by}`}`;

/** A copy that was only filed is printed for the first time, not tried again. */
export const retryLabel = (state: PrintState): string => (state === '已归档' ? '打印' : '重试');

export const rerouteLabels: Readonly<Record<PaperMedia, string>> = {
  document: '改用A4打印',
  slip: '改用凭证纸打印',
};

/** Keys of what a copy may need; the same wherever copies are listed, and none of them a screen's own (F9). */
export const copyKeys = { retry: 'F5', reroute: 'F12', cameOut: 'F10', notOut: 'F11' } as const;

/** 登记签收 of the first place that nobody signed yet. */
export const signKey = 'Ctrl+D';

/** 请在评价器上签名, of the first place that can be signed there. */
export const padSignKey = 'Ctrl+Shift+D';

/** Keys of the paper or copy with the cursor in it, else of the first listed. */
export const rowKeys = {
  preview: 'Ctrl+U',
  slip: 'Ctrl+S',
  reprint: 'Ctrl+Shift+P',
  voidCopy: 'Ctrl+Shift+Delete',
  openCase: 'Ctrl+O',
} as const;

/** Of one paper or copy: what its row's keys act on, null where there is nothing of the kind. */
export interface RowKeyed {
  readonly slip: string | null;
  readonly voidCopy: string | null;
}
export const noRowKeys: RowKeyed = { slip: null, voidCopy: null };

export const rowKeyed = (jobs: readonly PrintJobView[]): RowKeyed => ({
  slip: jobs.find(({ pictured }) => pictured)?.jobId ?? null,
  voidCopy: jobs.find(({ actions }) => actions.void)?.jobId ?? null,
});

export interface OpenSignature {
  readonly paperId: string;
  /** Its place among the signatures of the paper. */
  readonly index: number;
}

/** Of the paper with the cursor in it when it has one, else of the first that has. */
export function firstUnsigned(
  papers: readonly PaperView[],
  current?: PaperView,
  way: 'maySign' | 'onPad' = 'maySign',
): OpenSignature | null {
  for (const paper of current === undefined ? papers : [current, ...papers]) {
    const index = paper.signatures.findIndex((line) => line[way]);
    if (index >= 0) return { paperId: paper.paperId, index };
  }
  return null;
}

/** For each act the copy its key is for: the first that needs it. */
export interface KeyedCopies {
  readonly retry: string | null;
  readonly reroute: string | null;
  readonly confirm: string | null;
}
export const noKeys: KeyedCopies = { retry: null, reroute: null, confirm: null };

/** Somebody waits for it; a copy that lies filed or void waits for no printer. */
export const isDue = ({ state }: Pick<PrintJobView, 'state'>): boolean =>
  state === '排队' || state === '失败';

export function keyedCopies(jobs: readonly PrintJobView[]): KeyedCopies {
  const first = (needs: (job: PrintJobView) => boolean) => jobs.find(needs)?.jobId ?? null;
  return {
    retry: first((job) => isDue(job) && job.actions.retry),
    reroute: first((job) => isDue(job) && job.actions.reroute !== null),
    confirm: first(({ actions }) => actions.confirm),
  };
}
