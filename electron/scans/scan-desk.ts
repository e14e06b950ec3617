/** Scans as the clerk's screens ask for them: who may keep one, and who may look at it. */
import { isWindowRole } from '#shared/authority/acts.ts';
import type { CaseCommand } from '#shared/case/commands.ts';
import { seesWhole } from '#shared/case/reading.ts';
import type { ScanFile } from '#shared/case/scan-events.ts';
import type { KeptScanView, ScanBytes } from '#shared/contract/scans.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { Desk } from '../acts/desk.ts';
import { draftsSpeakOf, readDraft } from '../acts/drafts.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { ScanFiles } from './scan-files.ts';

const notAtWindow = refuse(
  'not_permitted',
  'D1',
  '材料由窗口工作人员收取时扫描。',
  '请由承办窗口的工作人员扫描。',
);
const notTheirs = refuse(
  'not_permitted',
  '个人信息保护法6',
  '该扫描件由承办部门和为其办理的窗口查看。',
  '请由承办窗口的工作人员打开。',
);

export class ScanDesk {
  readonly #desk: Desk;
  readonly #store: Store;
  readonly #files: ScanFiles;
  /** Kept since the program began and not yet on record, by whom. */
  readonly #fresh = new Map<string, string>();

  constructor(desk: Desk, store: Store, files: ScanFiles) {
    this.#desk = desk;
    this.#store = store;
    this.#files = files;
  }

  /** Leftovers go, beside everything else: nobody waits for them. */
  sweep(now: number, log: Log): void {
    const isReferredTo = (hash: string): boolean =>
      this.#store.isScanReferred(hash) || draftsSpeakOf(this.#store.db, hash);
    this.#files.sweep(isReferredTo, now).catch((error: unknown) => log.fault('sweep scans', error));
  }

  async keep(person: StaffMember, bytes: Uint8Array): Promise<Result<KeptScanView>> {
    if (!isWindowRole(person.role)) return notAtWindow;
    const kept = await this.#files.keep(bytes);
    if (kept.ok) this.#fresh.set(kept.value.hash, person.number);
    return kept;
  }

  /**
   * Of a case: for who sees its applicant in full. Before there is one: for who took it, or whose form it stands in.
   * @param caseId null before there is a case
   */
  async open(person: StaffMember, caseId: string | null, hash: string): Promise<Result<ScanBytes>> {
    const allowed = caseId === null ? this.#isOwn(person, hash) : this.#isOf(person, caseId, hash);
    if (!allowed) return notTheirs;
    const read = await this.#files.read(hash);
    return read.ok ? ok({ type: read.value.kept.type, bytes: read.value.bytes }) : read;
  }

  #isOwn(person: StaffMember, hash: string): boolean {
    if (!isWindowRole(person.role)) return false;
    if (this.#fresh.get(hash) === person.number) return true;
    const forms = readDraft(this.#desk, this.#store, person)?.forms ?? [];
    return forms.some(({ scans }) => scans.some((line) => line.scans.some((scan) => scan.hash === hash)));
  }

  #isOf(person: StaffMember, caseId: string, hash: string): boolean {
    const state = this.#store.caseState(caseId);
    if (state === null || !state.scans.some((scan) => scan.hash === hash)) return false;
    return seesWhole(state, { hall: this.#desk.reference.hall, now: this.#desk.clock.now(), person });
  }
}

/** Every file a command speaks of. */
const filesOf = (command: CaseCommand): readonly ScanFile[] => {
  if (command.type === 'scan') return command.scans;
  return command.type === 'register' ? command.scans.flatMap(({ scans }) => scans) : [];
};

/** Nothing is put on record of a file that is not there, or is another than is said of it. */
export function scansThere(desk: Pick<Desk, 'scanAt'>, command: CaseCommand): Result<true> {
  for (const { hash, type, bytes, pages } of filesOf(command)) {
    const kept = desk.scanAt(hash);
    const same = kept?.type === type && kept.bytes === bytes && (type === 'application/pdf' || pages === 1);
    if (!same)
      return refuse(
        'not_found',
        '',
        '有一件扫描件在本机没有找到，没有登记。',
        '请打开该材料的扫描件，删除后重新拍摄。',
        'materials',
      );
  }
  return ok(true);
}
