/**
 * 一览表A and 一览表B (A7): a department's windows, people and items as the hall has them. Columns and words are those the
 * import reads; one table of the import's width does not go on a page, so it stands here in three.
 */
import { todayOf } from '../../act-context.ts';
import { mandateInForce } from '../../authority/mandate-in-force.ts';
import { amountText } from '../../money.ts';
import { isInForce } from '../../reference/effective.ts';
import { type Counter, departmentOn, type Department, isSameDepartment } from '../../reference/hall.ts';
import { type ColumnKey, type ListKind, titleOf } from '../../reference/import/list/columns.ts';
import { rankOf } from '../../reference/import/list/words.ts';
import type { ServiceItem } from '../../reference/item.ts';
import type { StaffMember } from '../../reference/people.ts';
import { mandateOn } from '../../registers/mandate-state.ts';
import { type Result, refuse } from '../../result.ts';
import type { Asked, PaperSource } from '../asked/asked.ts';
import type { PaperBlock, PaperContent } from '../content.ts';
import { listTable, numbered } from './list-parts.ts';
import { managementPaper, organSeal } from './management-paper.ts';
import type { RequestOf } from '../asked/requests.ts';

export const listAAsked: Asked<RequestOf<'一览表A'>> = ({ department }, source) =>
  hallList('A', department, source);
export const listBAsked: Asked<RequestOf<'一览表B'>> = ({ department }, source) =>
  hallList('B', department, source);

/** A6: bodies with authority at the window have list A, those that only receive there list B. */
const modes = { A: '整体进驻', B: '业务受理进驻' } as const satisfies Record<ListKind, Department['mode']>;

function hallList(list: ListKind, name: string, source: PaperSource): Result<PaperContent> {
  const today = todayOf(source);
  const department = departmentOn(source.hall, name, today);
  if (department === undefined)
    return refuse('not_found', 'A7', `大厅资料中没有${name}。`, '请重新选择部门。', 'department');
  if (department.mode !== modes[list])
    return refuse(
      'rule',
      'A6 · A7',
      `${department.name}是${department.mode}单位，不填报《一览表${list}》。`,
      department.mode === '业务受理进驻'
        ? '请选择《一览表B》。'
        : '《一览表A》由整体进驻单位填报，《一览表B》由业务受理进驻单位填报。',
      'department',
    );
  const listed = listedOf(department, source);
  return managementPaper(
    {
      kind: `一览表${list}`,
      title: `部门进驻服务中心工作人员及办理事项一览表${list}`,
      number: '',
      addressee: source.hall.name,
      blocks: [
        {
          type: 'fields',
          rows: [
            ['部门', department.name],
            ['进驻方式', department.mode],
          ],
        },
        windowsTable(list, listed),
        staffTable(listed),
        itemsTable(list, listed),
        ...(list === 'A' ? unauthorised(listed, source) : []),
        ...remarks(listed),
      ],
      organ: department.name,
      on: today,
      seal: organSeal,
      signatures: ['填报人', '负责人'],
    },
    source,
  );
}

type Window = Pick<Counter, 'id' | 'name'>;

interface Listed {
  readonly staff: readonly StaffMember[];
  /** The staff's windows, and who heads the department's business there. */
  readonly windows: readonly { readonly window: Window; readonly head: StaffMember | undefined }[];
  readonly items: readonly ServiceItem[];
  readonly outside: readonly ServiceItem[];
  readonly nameOf: (staff: string) => string;
}

function listedOf({ name }: Department, { hall, items, registers, now }: PaperSource): Listed {
  const today = todayOf({ now });
  const isOwn = (entry: { readonly department: string }): boolean =>
    isSameDepartment(hall, entry.department, name, today);
  const staff = hall.staff
    .filter((member) => isOwn(member) && member.counter !== null && isInForce(member, today))
    .map((member) => ({
      ...member,
      mandate: mandateOn(registers.get('mandate', member.number), member.mandate, today),
    }));
  const heads = staff.filter(({ role }) => role === 'window_head');
  const own = items.filter((item) => isOwn(item) && isInForce(item, today));
  return {
    staff,
    windows: [hall.counter, ...hall.otherCounters]
      .filter(({ id }) => staff.some(({ counter }) => counter === id))
      .map((window) => ({ window, head: heads.find(({ counter }) => counter === window.id) ?? heads[0] })),
    items: own.filter(({ presence }) => presence.state === '已进驻'),
    outside: own.filter(({ presence }) => presence.state === '未进驻'),
    nameOf: (number) => hall.staff.find((member) => member.number === number)?.name ?? number,
  };
}

/** D2: the post where the import knows its rank, the rank where it would not. */
const postOf = ({ post, rank }: StaffMember): string => (rankOf(post) === rank ? post : rank);

/** A column of the import, its share of the width beside the index, and what stands in it. */
type Column<Entry> = readonly [key: ColumnKey, share: number, text: (entry: Entry) => string];

const indexShare = 5;

const tableOf = <Entry>(
  caption: string,
  columns: readonly Column<Entry>[],
  entries: readonly Entry[],
): PaperBlock =>
  listTable(
    caption,
    [[titleOf('index'), indexShare], ...columns.map(([key, share]) => [titleOf(key), share] as const)],
    numbered(entries.map((entry) => columns.map(([, , text]) => text(entry)))),
  );

function windowsTable(list: ListKind, { windows }: Listed): PaperBlock {
  type Entry = Listed['windows'][number];
  const authorised = list === 'A';
  const columns: Column<Entry>[] = [
    ['counter', authorised ? 19 : 39, ({ window }) => window.name],
    ['headName', authorised ? 14 : 28, ({ head }) => head?.name ?? ''],
    ['headPost', authorised ? 15 : 28, ({ head }) => (head === undefined ? '' : postOf(head))],
  ];
  const authority: Column<Entry>[] = [
    ['mandateNumber', 23, ({ head }) => head?.mandate.number ?? ''],
    ['mandateFrom', 12, ({ head }) => head?.mandate.from ?? ''],
    ['mandateUntil', 12, ({ head }) => head?.mandate.until ?? ''],
  ];
  return authorised
    ? tableOf('窗口和授权', [...columns, ...authority], windows)
    : tableOf('窗口', columns, windows);
}

/** D6, D9. The telephone is not kept in the hall's list and is filled in by hand. */
const staffTable = ({ staff, windows, nameOf }: Listed): PaperBlock =>
  tableOf<StaffMember>(
    '工作人员',
    [
      [
        'counter',
        12,
        ({ counter }) => windows.find(({ window }) => window.id === counter)?.window.name ?? '',
      ],
      ['staffName', 9, ({ name }) => name],
      ['number', 6, ({ number }) => number],
      ['post', 9, postOf],
      ['establishment', 8, ({ establishment }) => establishment],
      ['yearsOfWork', 6, ({ yearsOfWork }) => (yearsOfWork === null ? '' : String(yearsOfWork))],
      ['homeUnit', 12, ({ homeUnit }) => homeUnit],
      ['partyMember', 5, ({ partyMember }) => (partyMember ? '是' : '否')],
      ['phone', 10, () => ''],
      ['from', 10, ({ from }) => from ?? ''],
      ['standIns', 8, ({ standIns }) => standIns.map(nameOf).join('、')],
    ],
    staff,
  );

function itemsTable(list: ListKind, { items, windows }: Listed): PaperBlock {
  const head = windows[0]?.head;
  const columns: Column<ServiceItem>[] = [
    ['itemName', 16, ({ name }) => name],
    ['code', 14, ({ code }) => code],
    ['organ', 10, ({ organ }) => organ],
    ['category', 6, ({ category }) => category],
    ['handling', 6, ({ handling }) => handling],
    ['legalDays', 7, ({ legalDays }) => days(legalDays)],
    [
      'promisedDays',
      7,
      ({ promisedDays, handling }) => (handling === '即办件' ? '当场' : days(promisedDays)),
    ],
    ['charged', 5, ({ fee }) => (fee === null ? '否' : '是')],
    ['feeBasis', 9, ({ fee }) => (fee === null ? '' : `${fee.basis}；${amountText(fee.rate)}/${fee.unit}`)],
  ];
  const authority: Column<ServiceItem>[] = [
    ['authority', 5, (item) => authorityOf(item, head)],
    ['seal', 10, () => head?.mandate.seals.join('、') ?? ''],
  ];
  const receiving: Column<ServiceItem>[] = [
    ['office', 5, ({ notes }) => receiverOf(notes, '承办股室')],
    ['contact', 4, ({ notes }) => receiverOf(notes, '联系人')],
    ['sending', 6, ({ notes }) => receiverOf(notes, '送件')],
  ];
  return tableOf('办理事项', [...columns, ...(list === 'A' ? authority : receiving)], items);
}

const days = (count: number): string => (count === 0 ? '当场' : `${count}个工作日`);

/** D1: how far the body's authority over an item has gone to its window. */
function authorityOf({ windowPowers, decisionLevel }: ServiceItem, head: StaffMember | undefined): string {
  if (!windowPowers.includes('审批') || head?.level === '仅受理') return '仅受理';
  return decisionLevel === '中层' || head?.level === '全部' ? '全部' : '中层及以下';
}

/** B5, G2: as the import keeps it in an item's notes: `承办股室：…，联系人：…，送件：…。` */
const receiverOf = (notes: readonly string[], title: string): string =>
  notes
    .map((note) => new RegExp(`${title}：(.*?)(?:，(?=联系人：|送件：)|。$)`, 'u').exec(note)?.[1] ?? '')
    .join('');

/** D3: a letter that has run out or was revoked is no authority, though it is the last there was. */
const unauthorised = ({ windows }: Listed, source: PaperSource): PaperBlock[] =>
  [...new Set(windows.flatMap(({ head }) => head ?? []))]
    .filter((person) => !mandateInForce(null, null, { ...source, person }).ok)
    .map(({ name }) => ({ type: 'paragraph', text: `${name}没有在有效期内的授权书。` }));

/** What the tables do not say. */
function remarks({ items, outside }: Listed): PaperBlock[] {
  const examples = items.filter(({ example }) => example).length;
  const texts = [
    ...(examples > 0 ? [`其中${examples}个事项的时限和收费为示例，由部门核定。`] : []),
    ...outside.map(({ name, presence }) =>
      presence.state === '未进驻'
        ? `“${name}”未进驻：${presence.reason}（${presence.approval}），由${presence.handledAt}办理。`
        : '',
    ),
    '电话没有登记在大厅资料中，由部门填写。',
  ];
  return texts.map((text) => ({ type: 'paragraph', text }));
}
