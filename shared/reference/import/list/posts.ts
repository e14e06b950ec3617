/** Everybody in a list, settled: numbers, heads, stand-ins (D6, D7), letters of authority (D3). */
import { type CivilDate, civilDate } from '../../../calendar/civil-date.ts';
import type { SiteSettings } from '../../hall.ts';
import { type StaffMember, staffMember } from '../../people.ts';
import { type ListKind, titleOf } from './columns.ts';
import type { HeadRow } from './head-rows.ts';
import type { ImportReport } from './report.ts';
import type { ItemRow } from './item-rows.ts';
import { type Authority, authorised, receiving } from './mandates.ts';
import { inChinese } from './row-words.ts';
import type { StaffRow } from './staff-rows.ts';

/** A person without the PIN, which is set when the list has been taken over. */
export type StaffDraft = Omit<StaffMember, 'pinHash'> & { readonly phone: string };
const staffDraft = staffMember.omit({ pinHash: true });

export interface KnownPeople {
  readonly today: CivilDate;
  readonly staff: readonly StaffMember[];
  readonly settings: SiteSettings;
  /** The counter that a window's number stands for. */
  readonly counterId: (counter: string) => string;
}

interface Person {
  readonly row: StaffRow;
  readonly head: HeadRow | undefined;
  readonly number: string;
}

/** What the list says of one department. */
interface Body {
  readonly people: readonly Person[];
  readonly heads: readonly HeadRow[];
  readonly items: readonly ItemRow[];
}

/** Department by department; a head who is also among the staff is one person. */
export function settled(
  list: ListKind,
  staff: readonly StaffRow[],
  heads: readonly HeadRow[],
  items: readonly ItemRow[],
  known: KnownPeople,
  report: ImportReport,
): StaffDraft[] {
  const headsOf = byDepartment(heads, ({ department }) => department);
  const itemsOf = byDepartment(items, ({ item }) => item.department);
  const staffOf = byDepartment([...staff, ...notAmongStaff(staff, heads, report)], (row) => row.department);
  const nextNumber = freeNumbers([...known.staff, ...staff]);
  return [...staffOf].flatMap(([department, rows]) => {
    const ownHeads = headsOf.get(department) ?? [];
    const people = rows.map((row): Person => ({
      row,
      head: ownHeads.find(({ name }) => name === row.name),
      number: row.number || (numberOf(row, known.staff) ?? nextNumber()),
    }));
    const body: Body = { people, heads: ownHeads, items: itemsOf.get(department) ?? [] };
    return people.flatMap((person) => draftOf(list, person, body, known, report));
  });
}

function byDepartment<Entry>(
  entries: readonly Entry[],
  departmentOf: (entry: Entry) => string,
): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(departmentOf(entry));
    if (group === undefined) groups.set(departmentOf(entry), [entry]);
    else group.push(entry);
  }
  return groups;
}

const identity = ({ department, name }: { readonly department: string; readonly name: string }): string =>
  `${department}\u0000${name}`;

/** Heads of whom the list says no more than their name and post. */
function notAmongStaff(
  staff: readonly StaffRow[],
  heads: readonly HeadRow[],
  report: ImportReport,
): StaffRow[] {
  const seen = new Set(staff.map(identity));
  return heads.flatMap((head) => {
    if (seen.has(identity(head))) return [];
    seen.add(identity(head));
    report.note(
      head.row,
      titleOf('headName'),
      `${head.name}没有列入工作人员，编制性质、进驻起日等没有登记。`,
      '请在工作人员中补充一行。',
    );
    return [asStaff(head)];
  });
}

function draftOf(
  list: ListKind,
  person: Person,
  body: Body,
  known: KnownPeople,
  report: ImportReport,
): StaffDraft[] {
  const { row, head, number } = person;
  const read = staffDraft.safeParse({
    number,
    name: row.name,
    role: head === undefined ? 'clerk' : 'window_head',
    department: row.department,
    rank: head?.rank ?? row.rank,
    post: head?.post ?? row.post,
    ...authorityOf(list, person, body, known),
    counter: known.counterId(row.counter),
    standIns: standInsOf(row, body.people, known.staff),
    establishment: row.establishment,
    yearsOfWork: row.yearsOfWork,
    homeUnit: row.homeUnit,
    partyMember: row.partyMember,
    from: row.from,
  });
  if (read.success) return [{ ...read.data, phone: row.phone }];
  for (const { message } of read.error.issues)
    report.error(
      row.row,
      titleOf('staffName'),
      `${row.name}不能登记：${inChinese(message)}。`,
      '请核对该行的内容。',
    );
  return [];
}

const asStaff = (head: HeadRow): StaffRow => ({
  row: head.row,
  department: head.department,
  counter: head.counter,
  name: head.name,
  number: '',
  rank: head.rank,
  post: head.post,
  establishment: '其他在编',
  phone: '',
  from: null,
  standIns: [],
  yearsOfWork: null,
  homeUnit: '',
  partyMember: false,
});

/** The window's own head signed for it; where it has none, the department's. */
function authorityOf(
  list: ListKind,
  { row, head, number }: Person,
  { people, heads, items }: Body,
  { today, settings: { tenureYears } }: KnownPeople,
): Authority {
  const { department } = row;
  const since = (from: string | null | undefined): CivilDate => (from == null ? today : civilDate(from));
  const holder = { department, grantee: number, from: since(row.from), tenureYears };
  if (list === 'B') return receiving(holder);
  const signed = head ?? heads.find(({ counter }) => counter === row.counter) ?? heads[0];
  const grantee = people.find((person) => person.head?.name === signed?.name);
  return authorised(signed?.mandate ?? { number: '', from: null, until: null }, head !== undefined, items, {
    ...holder,
    grantee: grantee?.number ?? '',
    from: since(grantee?.row.from),
  });
}

const numberOf = (row: StaffRow, known: readonly StaffMember[]): string | undefined =>
  known.find((member) => identity(member) === identity(row))?.number;

/** From the highest short number on. */
function freeNumbers(taken: readonly { readonly number: string }[]): () => string {
  const short = taken.map(({ number }) => number).filter(({ length }) => length <= 6);
  let last = Math.max(1000, ...short.map(Number));
  return () => {
    last += 1;
    return String(last);
  };
}

/** A number belongs to one person. */
export function checkNumbers(
  rows: readonly StaffRow[],
  known: readonly StaffMember[],
  report: ImportReport,
): void {
  const holders = new Map(known.map(({ number, name }) => [number, name]));
  for (const { number, name, row } of rows) {
    if (number === '') continue;
    const holder = holders.get(number);
    if (holder !== undefined && holder !== name)
      report.error(row, titleOf('number'), `工号${number}已经是${holder}的工号。`, '请核对工号。');
    holders.set(number, name);
  }
}

interface Named {
  readonly name: string;
  readonly department: string;
}

/** D6, D7: a stand-in is of the same department and in the list, and nobody is their own. */
export function checkStandIns(
  rows: readonly StaffRow[],
  listed: readonly Named[],
  report: ImportReport,
): void {
  for (const { row, name, department, standIns } of rows) {
    for (const standIn of standIns) {
      if (standIn === name)
        report.error(row, titleOf('standIns'), `${name}不能由本人替岗（D6）。`, '请填写另一名工作人员。');
      else if (!listed.some((person) => person.name === standIn && person.department === department))
        report.error(
          row,
          titleOf('standIns'),
          `替岗人员“${standIn}”不在${department}的名单中（D6 · D7）。`,
          '请将其列入工作人员，或者改填名单中的人员。',
        );
    }
  }
}

const standInsOf = (
  { standIns, department }: StaffRow,
  people: readonly Person[],
  known: readonly StaffMember[],
): string[] =>
  standIns.flatMap((name) => {
    const isMeant = (person: Named): boolean => person.name === name && person.department === department;
    const number =
      people.find(({ row }) => isMeant(row))?.number ?? known.find((member) => isMeant(member))?.number;
    return number === undefined ? [] : [number];
  });
