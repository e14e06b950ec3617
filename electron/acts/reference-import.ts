/** 一览表A, 一览表B (A7) and founding plans: a file is read and reported on; a person then takes it into use, or not. */
import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportRead, ImportSource, ManageOutputs } from '#shared/contract/manage.ts';
import type { ImportLine } from '#shared/reference/import/list/report.ts';
import { readFoundingPlans } from '#shared/reference/import/plans.ts';
import { withVersions } from '#shared/reference/import/versions.ts';
import { type Department, type HallReference, type ServiceItem } from '#shared/reference/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { readListFile } from '../import/list-file.ts';
import { spelled } from '../import/spelling.ts';
import { ReferenceVersions } from '../reference-versions.ts';
import type { Store } from '../store/store.ts';
import type { Desk } from './desk.ts';
import { mayManage } from './manage.ts';

/** Lines of a report that are shown. */
const mostLines = 500;
/** Every founding plan there is comes to a few of them. */
const mostPlanBytes = 20 * 1024 * 1024;

interface Read {
  readonly items: readonly ServiceItem[];
  readonly departments: readonly Department[];
  readonly staff: number;
  readonly lines: readonly ImportLine[];
  readonly usable: boolean;
}

export class ReferenceImport {
  readonly #desk: Desk;
  readonly #store: Store;
  readonly #chooseFile: (source: ImportSource) => Promise<string | null>;
  #last: (Read & Pick<ImportRead, 'importId' | 'file' | 'source'>) | null = null;

  /** @param chooseFile asks the person; null where they chose none. */
  constructor(desk: Desk, store: Store, chooseFile: (source: ImportSource) => Promise<string | null>) {
    this.#desk = desk;
    this.#store = store;
    this.#chooseFile = chooseFile;
  }

  async choose(source: ImportSource): Promise<Result<ImportRead | null>> {
    const person = mayManage(this.#desk, this.#store, '大厅资料');
    if (!person.ok) return person;
    const path = await this.#chooseFile(source);
    if (path === null) return ok(null);
    const read = source === '进驻方案' ? await readPlans(path) : await this.#readList(path, source);
    if (!read.ok) return read;
    const { items, departments, staff, lines, usable } = read.value;
    const importId = randomUUID();
    const file = basename(path);
    this.#last = { ...read.value, importId, file, source };
    return ok({
      importId,
      file,
      source,
      lines: lines.slice(0, mostLines),
      moreLines: Math.max(0, lines.length - mostLines),
      errors: lines.filter(({ level }) => level === '错误').length,
      items: items.length,
      departments: departments.length,
      staff,
      usable,
    });
  }

  /** Items and departments become a version each; who is in the list gets a PIN first, and is entered with it. */
  use(importId: string): Result<ManageOutputs['takeImport']> {
    const person = mayManage(this.#desk, this.#store, '大厅资料');
    if (!person.ok) return person;
    const read = this.#last;
    if (read === null || read.importId !== importId)
      return refuse('not_found', 'A7', '没有待启用的导入内容。', '请重新选择文件。');
    if (!read.usable)
      return refuse('rule', 'A7', '文件中有错误，没有导入任何内容。', '请在表格中改正后重新选择文件。');
    const versions = new ReferenceVersions(this.#store.db);
    const { reference, today, clock } = this.#desk;
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

  async #readList(path: string, source: ImportSource): Promise<Result<Read>> {
    const versions = new ReferenceVersions(this.#store.db);
    const { reference, today } = this.#desk;
    const known = {
      today,
      items: (versions.catalogue ?? reference.catalogue).items,
      hall: versions.hall ?? reference.hall,
    };
    const list = await readListFile(path, source === '一览表A' ? 'A' : 'B', known);
    if (!list.ok) return list;
    const { data, report, items } = list.value;
    return ok({
      items,
      departments: data?.departments ?? [],
      staff: data?.staff.length ?? 0,
      lines: report,
      usable: data !== null && items.length + data.departments.length > 0,
    });
  }
}

const newDepartments = (hall: HallReference, read: readonly Department[]): Department[] =>
  read.filter(({ name }) => !hall.departments.some((known) => known.name === name));

const unreadable = refuse(
  'bad_input',
  'A7',
  '文件打不开，或者不是进驻方案的数据文件。',
  '请确认文件完整，再重新选择。',
);

async function readPlans(path: string): Promise<Result<Read>> {
  let json: unknown;
  try {
    // Asked first: what is too large is never read.
    if ((await stat(path)).size > mostPlanBytes) return unreadable;
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return unreadable;
  }
  const plans = readFoundingPlans(json);
  if (!plans.ok) return plans;
  const { items, departments, staff, report } = plans.value;
  return ok({
    items: items.map(spelled),
    departments: departments.map(({ plan: _plan, ...department }) => department),
    staff: staff.reduce((sum, { names }) => sum + names.length, 0),
    // 1L: what does not add up in a plan is for a person to see; the plan is taken over as it is.
    lines: report.map(({ plan, text }) => ({
      row: null,
      column: plan,
      level: '注意' as const,
      text,
      next: '请核对方案原文。',
    })),
    usable: items.length > 0,
  });
}
