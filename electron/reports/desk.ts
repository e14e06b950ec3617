/** 统计: who may have which report, made beside the main process, kept while it is looked at. */
import { writeFile } from 'node:fs/promises';
import type { z } from 'zod';
import { mayDo } from '#shared/authority/index.ts';
import type { ReportChoices, ReportView, reportInputs } from '#shared/contract/reports.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import type { MonthRequest } from '#shared/papers/asked/requests.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import type { ReportAsked } from '#shared/reports/build/context.ts';
import { reportProfiles } from '#shared/reports/kinds.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Desk } from '../acts/desk.ts';
import type { Figures } from '../acts/figures.ts';
import type { Job, Jobs } from '../jobs.ts';
import type { Log } from '../log.ts';
import { covered } from '../people/locked-calls.ts';
import type { Places } from '../windows/places.ts';
import { reportRefusal } from './faults.ts';
import { reportAsked, reportChoices } from './asked.ts';
import { plainName } from './file-name.ts';
import { fileRefusal, placeWhole } from './files.ts';
import { packedBytes, type PackedFigures, unpackFigure } from './packed.ts';
import { reportHtml } from './paper.ts';
import { runReportTask } from './runner.ts';
import type { ReportBasis } from './source.ts';
import type { ReportTask } from './tasks.ts';

export interface ReportParts {
  readonly desk: Desk;
  /** The counter's database, which is only read. */
  readonly database: string;
  /** The worker's bundle. */
  readonly worker: string;
  readonly jobs: Jobs;
  readonly figures: Figures;
  readonly log: Log;
  readonly renderPdf: (html: string) => Promise<Uint8Array>;
  readonly places: Places;
}

const formatNames = { xlsx: 'Excel 工作簿', csv: 'CSV 表格', pdf: 'PDF 文档' } as const;

type Input<Call extends keyof typeof reportInputs> = z.output<(typeof reportInputs)[Call]>;

interface Kept {
  readonly view: ReportView;
  readonly asked: ReportAsked;
  readonly figures: PackedFigures;
  readonly staff: string;
}

/** Reports, and bytes of what lies behind their figures, that are kept at a time. */
const kept = { reports: 12, bytes: 64_000_000 };

const gone = refuse('not_found', '', '该报表已不在本机。', '请按 F9 重新生成。');

export class ReportDesk {
  readonly #parts: ReportParts;
  readonly #kept = new Map<string, Kept>();
  /** What is being made for whom. */
  readonly #making = new Map<string, string>();

  constructor(parts: ReportParts) {
    this.#parts = parts;
    // What one person read is not the next one's.
    parts.desk.session.onChanged(() => {
      const present = parts.desk.session.person?.number;
      for (const [id, { staff }] of this.#kept) if (staff !== present) this.#kept.delete(id);
      // Nobody would see what comes of it.
      for (const [id, staff] of this.#making) if (staff !== present) parts.jobs.cancel(id);
    });
  }

  choices(): Result<ReportChoices> {
    const person = this.#parts.desk.session.signedIn();
    return person.ok ? reportChoices(this.#where(person.value)) : person;
  }

  async make({ jobId, ...request }: Input<'makeReport'>): Promise<Result<ReportView>> {
    const person = this.#parts.desk.session.signedIn();
    if (!person.ok) return person;
    const asked = reportAsked(request, this.#where(person.value));
    if (!asked.ok) return asked;
    const profile = reportProfiles[request.kind];
    const { desk, database } = this.#parts;
    const basis = this.#basis(person.value);
    const began = performance.now();
    return this.#make(profile.title, jobId, person.value, async (job) => {
      const made = await this.#work({ type: 'make', database, basis, asked: asked.value }, job);
      if (made === null) return gone;
      // Somebody else's by now is nobody's to see.
      if (desk.session.person?.number !== person.value.number) return gone;
      const view: ReportView = { ...made.content, id: jobId, kind: request.kind, madeAt: basis.now };
      this.#keep({ view, asked: asked.value, figures: made.figures, staff: person.value.number });
      this.#parts.log.note('reports', `${request.kind} in ${Math.round(performance.now() - began)} ms`);
      return ok(view);
    });
  }

  /** The paper of a month (I1, I4), summed up beside the main process. */
  async sum(request: MonthRequest): Promise<Result<PaperContent>> {
    const { desk, database } = this.#parts;
    const person = desk.session.signedIn();
    if (!person.ok) return person;
    const basis = this.#basis(person.value);
    return this.#make(`生成${request.paper}`, undefined, person.value, async (job) => {
      const paper = await this.#work({ type: 'paper', database, basis, request }, job);
      return paper === null || desk.session.person?.number !== person.value.number ? gone : paper;
    });
  }

  /** The dialog is not part of the work: nothing is shown as going on while somebody looks for a folder. */
  async export({ reportId, format, jobId }: Input<'exportReport'>): Promise<Result<{ file: string | null }>> {
    const found = this.#find(reportId);
    if (!found.ok) return found;
    const { report, person } = found.value;
    const { view, asked } = report;
    const allowed = mayDo(reportProfiles[view.kind].act, null, this.#where(person));
    if (!allowed.ok) return allowed;
    const exchange = view.kind === 'exchange';
    if (exchange && format !== 'csv')
      return refuse('bad_input', 'I5', '国家交换表按 CSV 导出。', '请改用“导出 CSV”。');
    const folder = format === 'csv' && (exchange || view.tables.length > 1);
    const { from, until } = asked.period;
    const span = (from === until ? from : `${from}_${until}`).replaceAll('-', '');
    const { places, database, desk, renderPdf, log } = this.#parts;
    const name = `${plainName(view.title)} ${span}`;
    const target = folder
      ? await places.toSave(name, [])
      : await places.toSave(`${name}.${format}`, [{ name: formatNames[format], extensions: [format] }]);
    if (target === null) return ok({ file: null });
    // The dialog may have stood open while somebody else sat down, or nobody was here.
    const still = desk.session.locked ? covered : this.#find(reportId);
    if (!still.ok) return still;
    const write = async (draft: string, job: Job): Promise<void> => {
      const { content, ...page } = { content: view, hall: desk.reference.hall, person, today: desk.today };
      if (format === 'pdf')
        await writeFile(draft, await renderPdf(reportHtml(content, page)), { flag: 'wx' });
      else if (exchange)
        await this.#work({ type: 'exchange', database, basis: this.#basis(person), asked, draft }, job);
      else await this.#work({ type: format === 'xlsx' ? 'workbook' : 'tables', content: view, draft }, job);
    };
    return this.#run(`导出${view.title}`, jobId, async (job) => {
      try {
        await placeWhole(
          target,
          (draft) => write(draft, job),
          () => !job.signal.aborted,
        );
      } catch (error) {
        const refused = fileRefusal(error);
        if (refused === undefined) throw error;
        return refused;
      }
      log.note('reports', `${person.number} exported ${view.kind} as ${format}`);
      return ok({ file: target });
    });
  }

  openFigure({ reportId, figure }: Input<'openFigure'>): Result<{ figure: string; count: number }> {
    const found = this.#find(reportId);
    if (!found.ok) return found;
    const caseIds = unpackFigure(found.value.report.figures, figure);
    if (caseIds === null)
      return refuse('not_found', '', '该数字没有可以打开的办件。', '请在表中另选数字。', 'figure');
    const key = `${reportId}\n${figure}`;
    this.#parts.figures.remember(key, caseIds);
    return ok({ figure: key, count: caseIds.length });
  }

  #find(id: string): Result<{ readonly report: Kept; readonly person: StaffMember }> {
    const person = this.#parts.desk.session.signedIn();
    if (!person.ok) return person;
    const report = this.#kept.get(id);
    return report === undefined || report.staff !== person.value.number
      ? gone
      : ok({ report, person: person.value });
  }

  #keep(report: Kept): void {
    this.#kept.set(report.view.id, report);
    const bytes = (): number =>
      [...this.#kept.values()].reduce((sum, { figures }) => sum + packedBytes(figures), 0);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size === 1 || (this.#kept.size <= kept.reports && bytes() <= kept.bytes)) return;
      this.#kept.delete(oldest);
    }
  }

  #run<T>(
    title: string,
    jobId: string | undefined,
    run: (job: Job) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const { jobs, log } = this.#parts;
    // Within the job, so that the list of jobs says what the page says.
    const said = async (job: Job): Promise<Result<T>> => {
      try {
        return await run(job);
      } catch (error) {
        const refused = job.signal.aborted ? undefined : reportRefusal(error);
        if (refused === undefined) throw error;
        log.fault('reports', error);
        return refused;
      }
    };
    return jobs.start(title, said, jobId);
  }

  /** For this person alone: it ends when they leave. */
  #make<T>(
    title: string,
    jobId: string | undefined,
    { number }: StaffMember,
    run: (job: Job) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return this.#run(title, jobId, async (job) => {
      this.#making.set(job.id, number);
      try {
        return await run(job);
      } finally {
        this.#making.delete(job.id);
      }
    });
  }

  #work<Task extends ReportTask>(task: Task, { signal, progress }: Job) {
    return runReportTask(this.#parts.worker, task, { signal, progress });
  }

  #basis(person: StaffMember): ReportBasis {
    const { reference, clock } = this.#parts.desk;
    return { now: clock.now(), hall: reference.hall, calendar: reference.calendar, person };
  }

  #where(person: StaffMember) {
    const { reference, clock, registers } = this.#parts.desk;
    return { hall: reference.hall, now: clock.now(), person, registers };
  }
}
