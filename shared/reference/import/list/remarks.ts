/** What a person should look at in a list that is otherwise right: once for the whole list, not row by row. */
import { checkTenure } from '../../appointments.ts';
import { isInForce } from '../../effective.ts';
import type { Department } from '../../hall.ts';
import { titleOf, type ListKind } from './columns.ts';
import { cited } from './row-words.ts';
import type { HeadRow } from './head-rows.ts';
import type { ImportReport } from './report.ts';
import type { ItemRow } from './item-rows.ts';
import type { CounterDraft, KnownReference } from './known.ts';
import type { StaffMember } from '../../people.ts';
import type { StaffDraft } from './posts.ts';

interface Read {
  readonly list: ListKind;
  readonly departments: readonly Department[];
  readonly counters: readonly CounterDraft[];
  readonly staff: readonly StaffDraft[];
  readonly heads: readonly HeadRow[];
  readonly items: readonly ItemRow[];
}

const most = 10;
const named = (names: readonly string[]): string =>
  names.length <= most ? names.join('、') : `${names.slice(0, most).join('、')}等${names.length}项`;

export function remarks(read: Read, known: KnownReference, report: ImportReport): void {
  if (report.failed) return;
  aboutItems(read.items, known, report);
  aboutPeople(read, known, report);
  aboutReplaced(read, known, report);
  if (read.counters.length > 0)
    report.note(
      null,
      titleOf('counter'),
      `大厅资料中没有窗口${named(read.counters.map(({ id }) => id))}。`,
      '请在明确窗口位置后登记这些窗口。',
    );
}

function aboutItems(items: readonly ItemRow[], known: KnownReference, report: ImportReport): void {
  const added = items.filter(({ before }) => before === null);
  if (added.length > 0)
    report.note(
      null,
      titleOf('itemName'),
      `${named(added.map(({ item }) => item.name))}没有材料清单，只登记了申请书（许可法31）。`,
      '请补充法定的材料清单，清单以外的材料不得要求提供。',
    );
  const coded = items.filter(({ item }) => item.code.startsWith('LS'));
  if (coded.length > 0)
    report.note(
      null,
      titleOf('code'),
      `${named(coded.map(({ item }) => item.name))}没有实施编码，使用内部编码。`,
      '请在取得实施编码后更新。',
    );
  for (const { row, item, before } of items) {
    if (before !== null && before.name !== item.name)
      report.note(
        row,
        titleOf('itemName'),
        `“${before.name}”更名为“${item.name}”，原有办件不受影响。`,
        '请核对名称。',
      );
  }
  const updated = items.filter(({ before }) => before !== null);
  if (updated.length > 0)
    report.note(
      null,
      titleOf('itemName'),
      `${named(updated.map(({ item }) => item.name))}目录中已有，按表中的内容更新，材料清单不变。`,
      '请核对更新后的内容。',
    );
  const organs = new Set(items.map(({ item }) => item.organ));
  const strange = [...organs].filter((name) => !known.hall.organs.some((organ) => organ.name === name));
  if (strange.length > 0)
    report.note(
      null,
      titleOf('organ'),
      `大厅资料中没有${named(strange)}的简称、电话和救济机关，暂时不能出具文书。`,
      '请在大厅资料中补充。',
    );
}

function aboutPeople(
  { list, staff, heads }: Read,
  { hall: { settings } }: KnownReference,
  report: ImportReport,
): void {
  const undated = heads.filter(({ mandate: { from, until } }) => from === null || until === null);
  const letters = [...new Set(undated.map(({ mandate }) => mandate.number))];
  if (list === 'A' && letters.length > 0)
    report.note(
      null,
      titleOf('mandateNumber'),
      `授权书${named(letters)}没有写明起止日期，按进驻起日和派驻期限${settings.tenureYears}年登记（D3）。`,
      '请对照授权书核对起止日期。',
    );
  const alone = staff.filter(({ standIns }) => standIns.length === 0).map(({ name }) => name);
  if (alone.length > 0)
    report.note(
      null,
      titleOf('standIns'),
      `${named(alone)}没有确定替岗人员（D6）。`,
      '请逐一确定替岗人员，暂离岗位时由其替岗。',
    );
  const unknown = staff.filter(({ yearsOfWork }) => yearsOfWork === null);
  if (settings.yearsOfWork > 0 && unknown.length > 0)
    report.note(
      null,
      titleOf('yearsOfWork'),
      `${named(unknown.map(({ name }) => name))}的工作年限未登记，应当有${settings.yearsOfWork}年以上工作经验（D9）。`,
      '请与派驻部门核对。',
    );
}

/** D8: who is posted to one of the list's windows and not in it any more was replaced, and by rule not so soon. */
function aboutReplaced(
  { departments, staff }: Read,
  { today, hall }: KnownReference,
  report: ImportReport,
): void {
  const names = new Set(departments.flatMap(({ name, formerNames }) => [name, ...formerNames]));
  const stays = ({ number, name, department }: StaffMember): boolean =>
    staff.some(
      (draft) => draft.number === number || (draft.name === name && draft.department === department),
    );
  const replaced = hall.staff.filter(
    (member) =>
      (member.role === 'clerk' || member.role === 'window_head') &&
      names.has(member.department) &&
      isInForce(member, today) &&
      !stays(member),
  );
  for (const member of replaced) {
    const tenure = checkTenure(member, today, hall.settings, null);
    if (!tenure.ok) report.note(null, titleOf('staffName'), cited(tenure.refusal), tenure.refusal.next);
  }
}
