import type { LaneView, PrintDesk, PrintDeskRow } from '#shared/contract/papers.ts';
import { type PaperMedia, paperMedia } from '#shared/papers/kinds.ts';
import type { TrainingFaults } from '../devices/training-faults.ts';
import type { PrintQueue } from '../print/queue.ts';
import type { Store } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { type PaperRecord, paperRecord } from './paper-records.ts';
import { jobView } from './paper-views.ts';

export interface PrintDeskParts {
  readonly desk: Desk;
  readonly store: Store;
  readonly queue: PrintQueue;
  /** Of simulated printers in a training hall. */
  readonly faultsOf: (media: PaperMedia) => TrainingFaults | undefined;
}

const titles: Readonly<Record<PaperMedia, string>> = { slip: '收据打印机', document: '文书打印机' };
const notPrinted = '未设置文书打印机，文书只归档为PDF。';

/** Both printers, and every copy that waits or needs a person. */
export function printDesk(parts: PrintDeskParts): PrintDesk {
  const { queue, faultsOf } = parts;
  const lanes = paperMedia.map((media): LaneView => {
    const { faults = [], fault = null } = faultsOf(media) ?? {};
    return { ...laneView(queue, media), faults, fault };
  });
  return { lanes, rows: rows(parts) };
}

/** A printer as it stands, without what can be set on a simulated one. */
export function laneView(queue: PrintQueue, media: PaperMedia): Omit<LaneView, 'faults' | 'fault'> {
  const { printer, status } = queue.lane(media);
  const waiting = queue.waiting(media);
  const title = titles[media];
  return printer === null
    ? { media, title, printer: '仅归档', ready: true, text: notPrinted, waiting }
    : { media, title, printer: printer.name, ready: status.ready, text: status.text, waiting };
}

/** What needs a person first, then in the order it waits. */
function rows({ desk, store }: PrintDeskParts): PrintDeskRow[] {
  const jobs = store.db
    .prepare(`select job_id as jobId, paper_id as paperId from print_job
      where state in ('unconfirmed', 'failed', 'printing', 'queued')
      order by case state when 'unconfirmed' then 0 when 'failed' then 1 when 'printing' then 2 else 3 end, queued, copy`)
    .all() as { jobId: string; paperId: string }[];
  const records = new Map<string, PaperRecord | null>();
  return jobs.flatMap(({ jobId, paperId }) => {
    const record = records.get(paperId) ?? paperRecord(store, paperId);
    records.set(paperId, record);
    const job = record?.paper.jobs.find((candidate) => candidate.jobId === jobId);
    if (record === null || job === undefined) return [];
    const { title, number } = record.paper.content;
    const view = jobView(desk, record, job, store.log.device);
    return [{ ...view, paperId, caseId: record.caseId, title, number }];
  });
}
