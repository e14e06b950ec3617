/** 一览表A, 一览表B (A7) and founding plans: a file is read and reported on; a person then takes it into use, or not. */
import { basename } from 'node:path';
import type { ImportRead, ImportSource, ManageOutputs } from '#shared/contract/manage.ts';
import { withVersions } from '#shared/reference/import/versions.ts';
import type { Department, HallReference, StaffMember } from '#shared/reference/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { ImportedFile, ImportTask } from '../import/tasks.ts';
import { cancelled, type Job, type Jobs } from '../jobs.ts';
import type { Log } from '../log.ts';
import { covered } from '../people/locked-calls.ts';
import { ReferenceVersions } from '../reference-versions.ts';
import type { Store } from '../store/store.ts';
import { outOfMemory, ThreadFault } from '../thread.ts';
import type { Desk } from './desk.ts';
import { mayManage } from './manage.ts';

/** What this desk needs of the program around it. */
export interface ImportParts {
  readonly desk: Desk;
  readonly store: Store;
  readonly jobs: Jobs;
  readonly log: Log;
  /** Asks the person; null where they chose none. */
  readonly chooseFile: (source: ImportSource) => Promise<string | null>;
  /** Reads beside the main process; null where it was cancelled. */
  readonly read: (task: ImportTask, job: Job) => Promise<Result<ImportedFile> | null>;
}

const busy = refuse('already_done', 'A7', '正在读取另一个文件。', '请等待读完，或者先取消。');
const tooMuch = refuse(
  'bad_input',
  'A7',
  '文件内容过多，没有读完。',
  '请删除无关的工作表和空行，或者分成几个文件导入。',
);
const brokenOff = refuse(
  'fault',
  'A7',
  '文件没有读完，没有导入任何内容。',
  '请重试；仍不行的，请将日志交给管理员。',
);

export class ReferenceImport {
  readonly #parts: ImportParts;
  /** The job that reads. */
  #reading: string | null = null;
  #last: (ImportedFile & Pick<ImportRead, 'importId' | 'file' | 'source'>) | null = null;

  constructor(parts: ImportParts) {
    this.#parts = parts;
    const { session } = parts.desk;
    // What one person had read is not the next one's to take into use.
    let staff = session.person?.number;
    session.onChanged(() => {
      if (session.person?.number === staff) return;
      staff = session.person?.number;
      this.#last = null;
      if (this.#reading !== null) parts.jobs.cancel(this.#reading);
    });
  }

  /** The dialog is not part of the work: nothing is shown as going on while somebody looks for a file. */
  async choose(source: ImportSource, jobId: string): Promise<Result<ImportRead | null>> {
    const { desk, jobs, chooseFile } = this.#parts;
    const before = this.#allowed();
    if (!before.ok) return before;
    if (this.#reading !== null) return busy;
    const path = await chooseFile(source);
    if (path === null) return ok(null);
    // The dialog may have stood open while somebody else sat down, or nobody was here.
    const person = desk.session.locked ? covered : this.#allowed();
    if (!person.ok) return person;
    if (this.#reading !== null) return busy;
    this.#reading = jobId;
    try {
      return await jobs.start(`读取${source}`, (job) => this.#read(source, path, job), jobId);
    } finally {
      this.#reading = null;
    }
  }

  async #read(source: ImportSource, path: string, job: Job): Promise<Result<ImportRead>> {
    const { log, read } = this.#parts;
    try {
      const answer = await read({ source, path, known: this.#known() }, job);
      if (answer === null || job.signal.aborted) return cancelled;
      if (!answer.ok) return answer;
      const { items, departments, ...told } = answer.value;
      const named = { importId: job.id, file: basename(path), source };
      this.#last = { ...answer.value, ...named };
      return ok({ ...told, ...named, items: items.length, departments: departments.length });
    } catch (error) {
      if (job.signal.aborted || !(error instanceof ThreadFault)) throw error;
      log.fault('import', error);
      return error.code === outOfMemory ? tooMuch : brokenOff;
    }
  }

  /** Items and departments become a version each; who is in the list gets a PIN first, and is entered with it. */
  use(importId: string): Result<ManageOutputs['takeImport']> {
    const person = this.#allowed();
    if (!person.ok) return person;
    const read = this.#last;
    if (read === null || read.importId !== importId)
      return refuse('not_found', 'A7', '没有待启用的导入内容。', '请重新选择文件。');
    if (!read.usable)
      return refuse('rule', 'A7', '文件中有错误，没有导入任何内容。', '请在表格中改正后重新选择文件。');
    const versions = new ReferenceVersions(this.#parts.store.db);
    const { reference, today, clock } = this.#parts.desk;
    const before = versions.catalogue ?? reference.catalogue;
    const items = withVersions(before.items, read.items, today);
    if (!items.ok) return items;
    const { number: staff, name } = person.value;
    const by = { at: clock.now(), staff, name, what: `导入${read.source}（${read.file}）` };
    const version = versions.keep('catalogue', { ...before, items: items.value }, before, by);
    const hall = versions.hall ?? reference.hall;
    const fresh = newDepartments(hall, read.departments);
    if (fresh.length > 0)
      versions.keep('hall', { ...hall, departments: [...hall.departments, ...fresh] }, hall, by);
    this.#last = null;
    return ok({
      version,
      notes: [
        `事项${read.items.length}项已列入新版本，下次启动本程序起使用；正在办理的办件按受理时的事项内容继续办理。`,
        ...(fresh.length > 0
          ? [`新增部门${fresh.length}个：${fresh.map(({ name: one }) => one).join('、')}`]
          : []),
        ...(read.staff > 0
          ? [`表中${read.staff}名工作人员待设置工号和PIN后由大厅管理机构登记，本次没有启用。`]
          : []),
      ],
    });
  }

  #allowed(): Result<StaffMember> {
    return mayManage(this.#parts.desk, this.#parts.store, '大厅资料');
  }

  /** What will be in use from the next start: that is what a list is read against. */
  #known(): ImportTask['known'] {
    const versions = new ReferenceVersions(this.#parts.store.db);
    const { reference, today } = this.#parts.desk;
    return {
      today,
      items: (versions.catalogue ?? reference.catalogue).items,
      hall: versions.hall ?? reference.hall,
    };
  }
}

const newDepartments = (hall: HallReference, read: readonly Department[]): Department[] =>
  read.filter(({ name }) => !hall.departments.some((known) => known.name === name));
