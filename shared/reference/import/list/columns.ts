/** The columns of 一览表A and 一览表B (A7), by their titles: in any order, under one row of titles or two. */
import { folded, textsOf } from './cells.ts';

export type ListKind = 'A' | 'B';

interface Column {
  /** As the report names it. */
  readonly title: string;
  /** How else a sheet may title it, folded. */
  readonly also?: readonly string[];
  /** Of which list it cannot be left out. */
  readonly needed?: 'A' | 'B' | 'AB';
}

const columns = {
  index: { title: '序号', also: ['编号', 'NO', 'NO.'] },
  department: { title: '部门', also: ['单位', '部门名称', '进驻部门', '进驻单位', '单位名称'], needed: 'AB' },
  counter: { title: '窗口号', also: ['窗口', '窗口编号', '窗口名称'], needed: 'AB' },
  headName: {
    title: '窗口组长姓名',
    also: ['窗口组长', '首席代表', '首席代表姓名', '窗口负责人', '窗口负责人姓名'],
    needed: 'AB',
  },
  headPost: { title: '窗口组长职务', also: ['首席代表职务', '窗口负责人职务'] },
  staffName: { title: '工作人员姓名', also: ['工作人员', '姓名'], needed: 'AB' },
  number: { title: '工号', also: ['工作人员工号'] },
  gender: { title: '性别', also: ['工作人员性别'] },
  post: { title: '职务', also: ['工作人员职务'] },
  establishment: { title: '编制性质', also: ['编制', '工作人员编制性质', '工作人员编制'], needed: 'AB' },
  phone: { title: '电话', also: ['联系电话', '工作人员电话', '工作人员联系电话', '手机'] },
  from: { title: '进驻起日', also: ['工作人员进驻起日', '进驻日期', '进驻时间'], needed: 'AB' },
  standIns: { title: '替岗人员', also: ['工作人员替岗人员', '替岗'] },
  yearsOfWork: { title: '工作年限', also: ['工作人员工作年限'] },
  homeUnit: { title: '原单位', also: ['原科室', '原单位科室', '原所在科室'] },
  partyMember: { title: '党员', also: ['是否党员', '中共党员'] },
  itemName: { title: '事项名称', also: ['事项', '办理事项', '办理事项名称'], needed: 'AB' },
  code: { title: '实施编码', also: ['事项编码', '事项实施编码'] },
  organ: { title: '实施机关', also: ['实施主体', '事项实施机关'] },
  category: { title: '类别', also: ['事项类别', '办理事项类别', '事项类型'], needed: 'AB' },
  handling: { title: '办件类型', also: ['事项办件类型', '办理事项办件类型'], needed: 'AB' },
  legalDays: { title: '法定时限', also: ['事项法定时限', '办理事项法定时限', '法定期限'], needed: 'AB' },
  limitBasis: { title: '法定时限依据', also: ['时限依据', '事项法定时限依据', '办理事项法定时限依据'] },
  promisedDays: { title: '承诺时限', also: ['事项承诺时限', '办理事项承诺时限', '承诺期限'], needed: 'AB' },
  charged: { title: '是否收费', also: ['事项是否收费', '办理事项是否收费'], needed: 'AB' },
  feeName: { title: '收费项目', also: ['收费名称'] },
  feeBasis: {
    title: '收费依据标准',
    also: ['收费依据', '收费依据和标准', '收费依据及标准', '事项收费依据标准', '办理事项收费依据标准'],
  },
  feeRate: { title: '收费标准', also: ['事项收费标准'] },
  feeAccount: { title: '收入科目' },
  superior: { title: '上级机关', also: ['审批机关', '上报机关'] },
  itemFrom: { title: '实施日期', also: ['生效日期', '事项实施日期'] },
  authority: { title: '授权程度', also: ['事项授权程度', '办理事项授权程度'], needed: 'A' },
  seal: { title: '用章', also: ['事项用章', '办理事项用章', '印章'] },
  mandateNumber: { title: '授权书编号', also: ['行政审批授权书编号'], needed: 'A' },
  mandateFrom: { title: '授权起日', also: ['授权书起日', '授权起始日期'] },
  mandateUntil: { title: '授权止日', also: ['授权书止日', '授权终止日期'] },
  office: { title: '承办股室', also: ['承办科室'], needed: 'B' },
  contact: { title: '联系人', also: ['承办联系人'], needed: 'B' },
  sending: { title: '送件方式和频次', also: ['送件方式频次', '送件方式及频次', '送件方式'], needed: 'B' },
  sendingOften: { title: '送件频次' },
  filledBy: { title: '填报人', also: ['填表人'] },
  signedBy: { title: '负责人', also: ['负责人签字盖章', '单位负责人'] },
  filledOn: { title: '日期', also: ['填报日期', '填表日期'] },
} as const satisfies Record<string, Column>;
export type ColumnKey = keyof typeof columns;

const all = Object.entries(columns) as [ColumnKey, Column][];
export const titleOf = (key: ColumnKey): string => columns[key].title;

/** Columns that only a list of authorised bodies has. */
export const authorityColumns: readonly ColumnKey[] = [
  'authority',
  'seal',
  'mandateNumber',
  'mandateFrom',
  'mandateUntil',
];

/** Without what stands in brackets, and without punctuation: `法定时限（工作日）`, `收费依据/标准`. */
const titleText = (text: string): string =>
  folded(text)
    .replaceAll(/\([^()]*\)/g, '')
    .replaceAll(/[/、,:*]/g, '');

const byTitle = new Map(
  all.flatMap(([key, { title, also = [] }]) =>
    [title, ...also].map((name): [string, ColumnKey] => [name, key]),
  ),
);
const keyOf = (title: string): ColumnKey | undefined => byTitle.get(titleText(title).toUpperCase());

/** Where the columns are. */
export interface Header {
  readonly at: ReadonlyMap<ColumnKey, number>;
  /** Index of the first row below the titles. */
  readonly body: number;
  readonly unknown: readonly string[];
  /** Titles that stand over two columns. */
  readonly twice: readonly string[];
}

/** Titles are looked for in the first rows only: above them are the sheet's own title and the like. */
const rowsLookedAt = 30;
const fewestColumns = 4;

/** Undefined where no row looks like titles. */
export function findHeader(rows: readonly (readonly unknown[])[]): Header | undefined {
  let best: Header | undefined;
  for (let index = 0; index < Math.min(rows.length, rowsLookedAt); index += 1) {
    for (const found of [oneRow(rows, index), twoRows(rows, index)]) {
      if (found.at.size >= fewestColumns && found.at.size > (best?.at.size ?? 0)) best = found;
    }
  }
  return best;
}

export const missingColumns = ({ at }: Header, list: ListKind): string[] =>
  all.flatMap(([key, { title, needed }]) => (needed?.includes(list) === true && !at.has(key) ? [title] : []));

type Titled = { readonly shown: string; readonly key: ColumnKey | undefined };

function oneRow(rows: readonly (readonly unknown[])[], index: number): Header {
  const titles = textsOf(rows[index]).map((shown) => ({ shown, key: keyOf(shown) }));
  return headerOf(titles, index + 1);
}

/** A merged title over several columns (窗口组长: 姓名, 职务) counts for those right of it that have none. */
function twoRows(rows: readonly (readonly unknown[])[], index: number): Header {
  const above = textsOf(rows[index]);
  const below = textsOf(rows[index + 1]);
  let group = '';
  const titles = Array.from({ length: Math.max(above.length, below.length) }, (_, column): Titled => {
    const sub = below[column] ?? '';
    if ((above[column] ?? '') !== '') group = above[column] ?? '';
    if (sub === '') return { shown: above[column] ?? '', key: keyOf(above[column] ?? '') };
    return { shown: `${group}${sub}`, key: keyOf(`${group}${sub}`) ?? keyOf(sub) };
  });
  return headerOf(titles, index + 2);
}

function headerOf(titles: readonly Titled[], body: number): Header {
  const at = new Map<ColumnKey, number>();
  const twice: string[] = [];
  for (const [column, { shown, key }] of titles.entries()) {
    if (key === undefined) continue;
    if (at.has(key)) twice.push(shown);
    else at.set(key, column);
  }
  const unknown = titles.flatMap(({ shown, key }) => (shown !== '' && key === undefined ? [shown] : []));
  return { at, body, unknown, twice };
}
