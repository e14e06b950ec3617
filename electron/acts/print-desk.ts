import type { LaneView, PrintDesk } from '#shared/contract/papers.ts';
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
/** What is said in a printer's place where none is set: slips wait for one, documents are filed all the same. */
const unset: Readonly<Record<PaperMedia, Pick<LaneView, 'printer' | 'ready' | 'text'>>> = {
  slip: {
    printer: '未设置',
    ready: false,
    text: '未设置收据打印机，凭证排队等候。请改用A4打印，或者由窗口负责人在设置中选择收据打印机。',
  },
  document: { printer: '仅归档', ready: true, text: '未设置文书打印机，文书只归档为PDF。' },
};

/** Both printers, and every copy that waits or needs a person. */
export function printDesk(parts: PrintDeskParts): PrintDesk {
  const { queue, faultsOf } = parts;
  const lanes = paperMedia.map((media): LaneView => {
    const { faults = [], fault = null } = faultsOf(media) ?? {};
    return { ...laneView(queue, media), faults, fault };
  });
  return { lanes, ...rows(parts) };
}

/** A printer as it stands, without what can be set on a simulated one. */
export function laneView(queue: PrintQueue, media: PaperMedia): Omit<LaneView, 'faults' | 'fault'> {
  const { printer, status } = queue.lane(media);
  const waiting = queue.waiting(media);
  const title = titles[media];
  return printer === null
    ? { media, title, ...unset[media], waiting }
    : { media, title, printer: printer.name, ready: status.ready, text: status.text, waiting };
}

const open = "state in ('unconfirmed', 'failed', 'printing', 'queued')";
/** More than anybody looks through; a thousand would hold up every other call each time one of them moves. */
const mostRows = 200;

/** What needs a person first, then in the order it waits. */
function rows({ desk, store }: PrintDeskParts): Pick<PrintDesk, 'rows' | 'more'> {
  const all = store.db.prepare(`select count(*) from print_job where ${open}`).pluck().get() as number;
  const jobs = store.db
    .prepare(`select job_id as jobId, paper_id as paperId from print_job
      where ${open}
      order by case state when 'unconfirmed' then 0 when 'failed' then 1 when 'printing' then 2 else 3 end, queued, copy
      limit ${mostRows}`)
    .all() as { jobId: string; paperId: string }[];
  const records = new Map<string, PaperRecord | null>();
  const listed = jobs.flatMap(({ jobId, paperId }) => {
    const record = records.get(paperId) ?? paperRecord(store, paperId);
    records.set(paperId, record);
    const job = record?.paper.jobs.find((candidate) => candidate.jobId === jobId);
    if (record === null || job === undefined) return [];
    const { title, number } = record.paper.content;
    const view = jobView(desk, record, job, store.log.devices);
    return [{ ...view, paperId, caseId: record.caseId, title, number }];
  });
  return { rows: listed, more: all - jobs.length };
}
