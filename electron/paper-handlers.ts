/** What the clerk's screens ask about papers and printers. */
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import type { FoundPrinters, paperInputs, PaperOutputs, PrintDesk } from '#shared/contract/papers.ts';
import { isOfMonth } from '#shared/papers/asked/requests.ts';
import { mayReadPaper } from '#shared/papers/asked/asked.ts';
import { seesWhole } from '#shared/case/reading.ts';
import type { PaperMedia } from '#shared/papers/kinds.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Desk } from './acts/desk.ts';
import { markSigned, reprint, runJobCommand } from './acts/paper-acts.ts';
import { askPaper, dayEndView, fromRecords } from './acts/paper-asks.ts';
import { paperChoices } from './acts/paper-choices.ts';
import { paperIdOf, type PaperRecord, paperRecord } from './acts/paper-records.ts';
import { paperView } from './acts/paper-views.ts';
import { printDesk, type PrintDeskParts } from './acts/print-desk.ts';
import type { SigningDesk } from './acts/signing.ts';
import type { Handlers } from './ipc.ts';
import { noPrinterSet } from './print/no-printer.ts';
import type { DepartmentPhrases } from './phrases.ts';
import type { ReportDesk } from './reports/desk.ts';

export interface PaperParts extends PrintDeskParts {
  /** Shows a paper in the preview window. */
  readonly preview: (record: PaperRecord) => Promise<Result<{ opened: true }>>;
  readonly closePreview: () => void;
  /** Reads the simulated printer's picture of a job; undefined when there is none. */
  readonly slipPicture: (jobId: string) => Promise<Buffer | undefined>;
  readonly printTestPage: (media: PaperMedia) => Promise<Result<{ text: string }>>;
  readonly signing: Pick<SigningDesk, 'ask'>;
  readonly findPrinters: () => Promise<FoundPrinters>;
  readonly phrases: DepartmentPhrases;
  readonly reports: Pick<ReportDesk, 'sum'>;
}

/** D1: a paper of a case names its applicant in full. */
const notOurs = (department: string): Result<never> =>
  refuse(
    'not_permitted',
    'D1',
    `该文书属于${department}的办件，由该部门和为其办理的窗口查看。`,
    `请由${department}的人员查看。`,
  );

const noPaper = refuse('not_found', '', '没有找到该文书。', '请在办件中重新选择。');

export function paperHandlers(parts: PaperParts): Handlers<typeof paperInputs, PaperOutputs> {
  const { desk, store, queue, phrases } = parts;
  const signedIn = whoIsSignedIn(desk);
  const phrasesOf = (department: string) => desk.phrasesFor(department);
  /** I1, I2: a register of complaints or the ratings of a month are not for everybody, made or not. */
  const reading = <T>(
    paperId: string | undefined,
    then: (record: PaperRecord) => Result<T> | Promise<Result<T>>,
  ): Result<T> | Promise<Result<T>> => {
    const person = desk.session.signedIn();
    if (!person.ok) return person;
    const record = paperId === undefined ? null : paperRecord(store, paperId);
    if (record === null) return noPaper;
    const { registers } = store;
    const where = { hall: desk.reference.hall, now: desk.clock.now(), person: person.value, registers };
    const allowed = mayReadPaper(record.paper.content.kind, where);
    if (!allowed.ok) return allowed;
    const state = record.caseId === null ? null : store.caseState(record.caseId);
    return state === null || seesWhole(state, where) ? then(record) : notOurs(state.item.department);
  };

  return {
    previewPaper: ({ paperId }) => reading(paperId, parts.preview),
    slipPicture: ({ jobId }) =>
      reading(paperIdOf(store, jobId), async () => {
        const picture = await parts.slipPicture(jobId);
        return picture === undefined
          ? refuse('not_found', '', '没有这张凭证的图样。', '只有模拟打印机打印的凭证有图样。')
          : ok({ dataUrl: `data:image/png;base64,${picture.toString('base64')}` });
      }),
    reprint: (input) => reading(input.paperId, () => reprint(desk, store, input)),
    retryPrint: ({ jobId }) =>
      reading(paperIdOf(store, jobId), ({ paper }) => {
        const job = paper.jobs.find((one) => one.jobId === jobId);
        // It would only be filed once more, and look as if it had been sent.
        if (job?.state === 'archived' && queue.lane(job.media).printer === null)
          return noPrinterSet[job.media];
        // What waits for its printer needs no new turn; the printer is asked at once.
        if (!queue.isWaiting(jobId)) return runJobCommand(desk, store, { type: 'retry', jobId });
        queue.kick();
        return ok({ jobId });
      }),
    reroutePrint: ({ commandId, ...command }) =>
      signedIn(() =>
        queue.lane(command.media).printer === null
          ? noPrinterSet[command.media]
          : runJobCommand(desk, store, { type: 'reroute', ...command }, commandId),
      ),
    confirmPrint: ({ commandId, ...command }) =>
      runJobCommand(desk, store, { type: 'confirm', ...command }, commandId),
    voidCopy: ({ commandId, ...command }) =>
      runJobCommand(desk, store, { type: 'void_copy', ...command }, commandId),
    markSigned: (input) => markSigned(desk, store, input),
    askSignature: (input) => reading(input.paperId, () => parts.signing.ask(input)),
    printDesk: () => signedIn(() => ok(printDesk(parts))),
    askPaper: async (input) => {
      const { request } = input;
      if (!isOfMonth(request))
        return askPaper(desk, store, input, fromRecords(desk, store, request, phrasesOf));
      const summed = await parts.reports.sum(request);
      return summed.ok ? askPaper(desk, store, input, () => summed) : summed;
    },
    paper: ({ paperId }) => reading(paperId, (record) => ok(paperView(desk, record, store.log.devices))),
    paperChoices: () => paperChoices(desk),
    dayEnd: (input) => dayEndView(desk, store, input),
    findPrinters: () => signedIn(async () => ok(await parts.findPrinters())),
    testPrint: ({ media }) => signedIn(() => parts.printTestPage(media)),
    simulateFault: (input) => signedIn(() => simulateFault(parts, input)),
    phraseFiles: () =>
      signedIn(() => {
        phrases.reload();
        return ok({ folder: phrases.folder, files: phrases.files });
      }),
  };
}

/** Screens with cases on them are for who is signed in. */
export const whoIsSignedIn =
  ({ session }: Desk) =>
  <T>(then: () => Result<T> | Promise<Result<T>>): Result<T> | Promise<Result<T>> => {
    const person = session.signedIn();
    return person.ok ? then() : person;
  };

/** A printer that is slow to say how it stands is told of by itself a little later. */
const lookMs = 500;

async function simulateFault(
  parts: PaperParts,
  { media, fault, moment }: z.output<typeof paperInputs.simulateFault>,
): Promise<Result<PrintDesk>> {
  const { desk, queue, faultsOf } = parts;
  if (!desk.reference.hall.training)
    return refuse('not_permitted', '', '模拟故障只在培训大厅使用。', '请在培训大厅的窗口上练习。');
  const faults = faultsOf(media);
  if (faults === undefined)
    return refuse('rule', '', '这台打印机不是模拟打印机，不能设置故障。', '请先在设置中改用模拟打印机。');
  if (!faults.set(fault, moment))
    return refuse('bad_input', '', '模拟打印机没有这种故障。', '请在列表中重新选择故障。', 'fault');
  await Promise.race([queue.lane(media).look(), pause(lookMs)]);
  return ok(printDesk(parts));
}
