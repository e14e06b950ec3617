/** 一览表A and 一览表B as departments fill them in, and a hall to import them into. */
import { serviceItem } from '#shared/reference/index.ts';
import type { KnownReference } from '#shared/reference/import/lists.ts';
import { hall, items, today } from '../../support/hall.ts';

export type Cell = string | number | boolean | Date | null;

export const titlesA = [
  '部门',
  '窗口号',
  '窗口组长姓名',
  '窗口组长职务',
  '工作人员姓名',
  '性别',
  '职务',
  '编制性质',
  '电话',
  '进驻起日',
  '替岗人员',
  '工作年限',
  '事项名称',
  '类别',
  '办件类型',
  '法定时限',
  '承诺时限',
  '是否收费',
  '收费依据标准',
  '授权程度',
  '用章',
  '授权书编号',
] as const;

/** Two windows of one department: merged cells are empty below the first row. */
export const rowsA: readonly (readonly Cell[])[] = [
  [
    '凤冈县水务局',
    '水务1号窗口',
    '陈河',
    '股长',
    '陈河',
    '男',
    '股长',
    '公务员',
    '0852-5220001',
    '2026-09-01',
    '李溪',
    8,
    '取水许可',
    '行政许可',
    '承诺件',
    '20个工作日',
    '10个工作日',
    '否',
    null,
    '中层及以下',
    '行政审批专用章',
    '凤水授〔2026〕第1号',
  ],
  [
    null,
    null,
    null,
    null,
    '李溪',
    '女',
    '科员',
    '事业编制',
    13800000001,
    '2026年9月1日',
    '陈河',
    4,
    '河道采砂许可证补发',
    '公共服务',
    '即办件',
    20,
    '当场',
    '是',
    '《中华人民共和国水法》第四十八条；12.50元/本',
    '全部',
    '行政审批专用章、行政受理专用章',
    null,
  ],
  [
    null,
    '水务2号窗口',
    null,
    null,
    '王江',
    '男',
    null,
    '公务员',
    null,
    '2026/9/1',
    '李溪',
    5,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ],
];

export const foot: readonly Cell[] = ['填报人：李溪　　负责人（签字盖章）：陈河　　日期：2026年8月8日'];

export const sheetA = (rows: readonly (readonly Cell[])[] = rowsA): (readonly Cell[])[] => [
  ['部门进驻服务中心工作人员及办理事项一览表A'],
  [],
  [...titlesA],
  ...rows,
  foot,
];

/** A row of the sheet with some of its cells changed, by title. */
export function changedRow(
  row: number,
  change: Partial<Record<(typeof titlesA)[number], Cell>>,
): readonly (readonly Cell[])[] {
  return rowsA.map((cells, index) =>
    index === row
      ? cells.map((cell, column) => {
          const value = change[titlesA[column] ?? '部门'];
          return value === undefined ? cell : value;
        })
      : cells,
  );
}

export const titlesB = [
  '部门',
  '窗口号',
  '窗口组长',
  '工作人员',
  '编制性质',
  '进驻起日',
  '替岗人员',
  '事项名称',
  '类别',
  '办件类型',
  '法定时限',
  '承诺时限',
  '是否收费',
  '承办股室',
  '联系人',
  '送件方式/频次',
] as const;

export const rowsB: readonly (readonly Cell[])[] = [
  [
    '凤冈县教育局',
    '综合1号窗口',
    '周学（股长）',
    '周学',
    '公务员',
    '2026-09-01',
    '吴文',
    '民办学校办学许可',
    '行政许可',
    '承诺件',
    20,
    15,
    '否',
    '职成股',
    '郑老师',
    '专人送件，每日一次',
  ],
  [null, null, null, '吴文', '事业编制', '2026-09-01', '周学', ...Array.from({ length: 9 }, () => null)],
];

export const known: KnownReference = {
  today,
  items: items.items,
  hall,
};

/** The catalogue with one more item of 凤冈县水务局. */
export const withWater: KnownReference = {
  ...known,
  items: [
    ...items.items,
    serviceItem.parse({
      ...items.items[0],
      code: '11520327MB0000009X4000119001000',
      name: '取水许可',
      department: '凤冈县水务局',
      organ: '凤冈县水务局',
    }),
  ],
};
