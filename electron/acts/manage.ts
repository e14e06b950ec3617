/** 管理: what the hall works with, shown to those who answer for it, and changed by the centre's management alone. */
import { type Act, mayDo, roleTitles } from '#shared/authority/index.ts';
import { type CivilDate, dayOfWeek } from '#shared/calendar/civil-date.ts';
import { isWorkingDay } from '#shared/calendar/working-days.ts';
import type {
  CalendarYear,
  CatalogueRow,
  HallBook,
  HallChange,
  ManageOutputs,
  StaffLine,
} from '#shared/contract/manage.ts';
import { changedHall } from '#shared/desks/hall-change.ts';
import { checkAppointment } from '#shared/reference/appointments.ts';
import {
  type HallReference,
  isInForce,
  type ServiceItem,
  type StaffMember,
} from '#shared/reference/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { ReferenceVersions } from '../reference-versions.ts';
import type { Store } from '../store/store.ts';
import { folded } from '../store/views.ts';
import type { Desk } from './desk.ts';

export function mayManage(
  desk: Desk,
  store: Store,
  act: Extract<Act, '查看大厅资料' | '大厅资料'>,
): Result<StaffMember> {
  const person = desk.session.signedIn();
  if (!person.ok) return person;
  const { hall } = desk.reference;
  const allowed = mayDo(act, null, {
    hall,
    now: desk.clock.now(),
    person: person.value,
    registers: store.registers,
  });
  return allowed.ok ? person : allowed;
}

/** The hall as it will be from the next start: changes are shown where they were made. */
const hallNext = (desk: Desk, versions: ReferenceVersions): HallReference =>
  versions.hall ?? desk.reference.hall;

export function hallBook(desk: Desk, store: Store): Result<HallBook> {
  const person = mayManage(desk, store, '查看大厅资料');
  if (!person.ok) return person;
  const change = mayManage(desk, store, '大厅资料');
  const versions = new ReferenceVersions(store.db);
  const hall = hallNext(desk, versions);
  const { catalogue, calendar } = desk.reference;
  const nextCatalogue = (versions.catalogue ?? catalogue).version;
  const { today } = desk;
  const counters = [hall.counter, ...hall.otherCounters];
  const counterName = (id: string): string => counters.find((one) => one.id === id)?.name ?? id;
  const kept = versions.list().map(({ kind, version, at, name, what }) => {
    const used = kind === 'hall' ? desk.reference.hall.version : catalogue.version;
    const next = kind === 'hall' ? hall.version : nextCatalogue;
    const title = kind === 'hall' ? ('大厅资料' as const) : ('事项目录' as const);
    return { kind: title, version, at, by: name, what, used: version === used, next: version === next };
  });
  return ok({
    hallName: hall.name,
    version: hall.version,
    catalogueVersion: nextCatalogue,
    pending: hall.version !== desk.reference.hall.version || nextCatalogue !== catalogue.version,
    mayChange: change.ok ? null : change.refusal,
    roster: hall.roster
      .map((entry) => ({
        ...entry,
        counterName: counterName(entry.counter),
        name: hall.staff.find(({ number }) => number === entry.staff)?.name ?? entry.staff,
        inForce: entry.from <= today && today <= entry.until,
      }))
      .toSorted((one, other) => other.from.localeCompare(one.from)),
    windows: counters.map((counter) => ({
      id: counter.id,
      name: counter.name,
      position: counter.position,
      kind: counter.kind,
      branch: hall.branches.find(({ id }) => id === counter.branch)?.name ?? counter.branch,
      own: counter.id === hall.counter.id,
      allocations: (counter.allocations.length > 0
        ? counter.allocations
        : counter.departments.map((department) => ({ department, from: null, until: null }))
      ).map((entry) => ({ ...entry, inForce: isInForce(entry, today) })),
    })),
    staff: hall.staff.map((member) => staffLine(member, hall, counterName)),
    departments: [
      ...new Set([
        ...hall.departments.map(({ name }) => name),
        ...catalogue.items.map(({ department }) => department),
      ]),
    ],
    settings: hall.settings,
    versions: kept,
    calendarUntil: calendar.coveredUntil,
  });
}

function staffLine(member: StaffMember, hall: HallReference, counterName: (id: string) => string): StaffLine {
  const { number, name, role, department, post, rank, level, counter, standIns, from, until } = member;
  const appointment = checkAppointment(member, hall.settings);
  return {
    number,
    name,
    role: role === 'window_head' ? hall.settings.headTitle : roleTitles[role],
    department,
    post,
    rank,
    level,
    counter,
    counterName: counter === null ? '' : counterName(counter),
    standIns,
    from,
    until,
    remarks: appointment.ok ? appointment.value : [appointment.refusal.message],
  };
}

/** One change, one version: kept with who and when, and in use from the next start. */
export function changeHall(
  desk: Desk,
  store: Store,
  change: HallChange,
): Result<ManageOutputs['changeHall']> {
  const person = mayManage(desk, store, '大厅资料');
  if (!person.ok) return person;
  const versions = new ReferenceVersions(store.db);
  const before = hallNext(desk, versions);
  const by = { at: desk.clock.now(), staff: person.value.number, name: person.value.name };
  if (change.type === 'restore') {
    const earlier = versions.hallOf(change.version);
    if (earlier === null)
      return refuse('not_found', '', '没有找到该版本的大厅资料。', '请在版本列表中重新选择。');
    const what = `恢复为版本${change.version}`;
    return ok({
      version: versions.keep('hall', { ...earlier, version: before.version }, before, { ...by, what }),
      notes: [],
    });
  }
  const changed = changedHall(before, change, desk.today);
  if (!changed.ok) return changed;
  const { hall, what, notes } = changed.value;
  return ok({ version: versions.keep('hall', hall, before, { ...by, what }), notes });
}

/** Every version of every item, by name, pinyin or code. */
export function catalogueList(
  desk: Desk,
  store: Store,
  { query, offset, limit }: { readonly query: string; readonly offset: number; readonly limit: number },
): Result<ManageOutputs['catalogueList']> {
  const person = mayManage(desk, store, '查看大厅资料');
  if (!person.ok) return person;
  const wanted = folded(query);
  const open = new Map(
    (
      store.db
        .prepare(
          `select item_code as code, count(*) as open from case_view
           where stage in ('收件', '补正中', '已受理', '已转送', '已决定') group by item_code`,
        )
        .all() as { code: string; open: number }[]
    ).map((row) => [row.code, row.open]),
  );
  const items = desk.reference.catalogue.items.filter(
    (item) =>
      wanted === '' ||
      folded(`${item.name} ${item.department} ${item.organ}`).includes(wanted) ||
      item.initials.includes(wanted) ||
      item.pinyin.includes(wanted) ||
      item.code.toLowerCase().startsWith(wanted),
  );
  return ok({
    total: items.length,
    rows: items
      .slice(offset, offset + limit)
      .map((item) => catalogueRow(item, desk.today, open.get(item.code) ?? 0)),
  });
}

function catalogueRow(item: ServiceItem, today: CivilDate, openCases: number): CatalogueRow {
  const { code, name, department, organ, category, handling, legalDays, promisedDays, from, until } = item;
  const state = isInForce(item, today) ? '现行' : from !== null && from > today ? '未实施' : '已停止';
  const limits = handling === '即办件' ? '即办' : `法定${legalDays}日，承诺${promisedDays}日`;
  return { code, name, department, organ, category, handling, limits, from, until, state, openCases };
}

export function catalogueItem(
  desk: Desk,
  store: Store,
  { code, from }: { readonly code: string; readonly from: string | null },
): Result<ServiceItem> {
  const person = mayManage(desk, store, '查看大厅资料');
  if (!person.ok) return person;
  const found = desk.reference.catalogue.items.find((item) => item.code === code && item.from === from);
  return found === undefined ? refuse('not_found', '', '没有找到该事项。', '请重新查找。') : ok(found);
}

/** 许可法82: every day of a year as the calendar has it, with what the State Council moved. */
export function calendarYear(desk: Desk, store: Store, year: number): Result<CalendarYear> {
  const person = mayManage(desk, store, '查看大厅资料');
  if (!person.ok) return person;
  const { calendar } = desk.reference;
  const months = Array.from({ length: 12 }, (_, index) => {
    const month = index + 1;
    const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const days = Array.from({ length }, (_day, at) => {
      const day = `${year}-${String(month).padStart(2, '0')}-${String(at + 1).padStart(2, '0')}` as CivilDate;
      const working = isWorkingDay(calendar, day);
      const weekday = dayOfWeek(day);
      const weekend = weekday === 0 || weekday === 6;
      const mark =
        working === undefined
          ? ('未公布' as const)
          : working
            ? weekend
              ? ('班' as const)
              : ('工作日' as const)
            : calendar.daysOff.has(day)
              ? ('休' as const)
              : ('周末' as const);
      return { day, weekday, mark };
    });
    const known = days.every(({ mark }) => mark !== '未公布');
    const working = days.filter(({ mark }) => mark === '工作日' || mark === '班').length;
    return { month, working: known ? working : null, days };
  });
  const { source, coveredFrom, coveredUntil } = calendar;
  return ok({ year, source, coveredFrom, coveredUntil, months });
}
