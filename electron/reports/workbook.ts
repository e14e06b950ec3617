/** A report as .xlsx: a sheet for what it says at once, and one for each table. */
import writeExcelFile, { type Cell, type Row } from 'write-excel-file/node';
import type { CellKind, ReportCell, ReportContent, ReportTable } from '#shared/reports/view.ts';

type Sheet = Parameters<typeof writeExcelFile>[0][number];

/** Signs that XML has no place for; a spreadsheet would refuse the whole file. */
const noXml =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The writer keeps the texts it has met by name in a plain object: what every object has would spoil the whole file. */
const countable = (value: string): string => (value in Object.prototype ? `${value} ` : value);

/** Always text, also where it begins with a sign that stands before formulas. */
const text = (value: string, style: object = {}): Cell => ({
  value: countable(value.replaceAll(noXml, '')),
  type: String,
  ...style,
});

const line = '#aeb8c4';
const framed = { borderColor: line, borderStyle: 'thin' } as const;
const head = {
  ...framed,
  fontWeight: 'bold',
  backgroundColor: '#e9f2fb',
  align: 'center',
  wrap: true,
} as const;

const formats: Readonly<Record<Exclude<CellKind, 'text' | 'date'>, string>> = {
  count: '#,##0',
  share: '0.0%',
  days: '0.0',
  yuan: '#,##0.00',
};

function cellOf({ value }: ReportCell, kind: CellKind, style: object): Cell {
  if (value === null) return text('—', { ...style, align: 'center' });
  if (typeof value === 'number')
    return {
      value: kind === 'yuan' ? value / 100 : value,
      type: Number,
      format: kind === 'text' || kind === 'date' ? '0' : formats[kind],
      ...style,
    };
  const day = kind === 'date' && /^\d{4}-\d\d-\d\d$/u.test(value) ? new Date(`${value}T00:00:00.000Z`) : null;
  return day === null
    ? text(value, style)
    : { value: day, type: Date, format: 'yyyy-mm-dd', align: 'center', ...style };
}

const titleRows = (title: string, about: string, width: number): Row[] => [
  [text(title, { fontWeight: 'bold', fontSize: 14, columnSpan: width }), ...empty(width - 1)],
  [text(about, { textColor: '#576372', columnSpan: width }), ...empty(width - 1)],
];
const empty = (count: number): null[] => Array.from({ length: Math.max(0, count) }, () => null);

function tableSheet(table: ReportTable, content: ReportContent, name: string): Sheet {
  const { columns, rows } = table;
  return {
    sheet: name,
    stickyRowsCount: 3,
    orientation: 'landscape',
    // A Chinese character is two of a spreadsheet's.
    columns: columns.map(({ chars }) => ({ width: chars * 2 + 2 })),
    data: [
      ...titleRows(`${content.title}：${table.title}`, content.about, columns.length),
      columns.map(({ title }) => text(title, head)),
      ...(rows.length === 0 ? [[text(table.empty)]] : []),
      ...rows.map(({ cells, total }) =>
        columns.map(({ kind }, index) =>
          cellOf(cells[index] ?? { value: '' }, kind, {
            ...framed,
            ...(total ? { fontWeight: 'bold' } : {}),
          }),
        ),
      ),
    ],
  };
}

const summarySheet = ({ title, about, facts, notes }: ReportContent): Sheet => ({
  sheet: '概要',
  columns: [{ width: 24 }, { width: 16 }],
  data: [
    ...titleRows(title, about, 2),
    ...facts.map(({ label, kind, cell }): Row => [text(label, framed), cellOf(cell, kind, framed)]),
    [null],
    ...notes.map((note): Row => [text(note)]),
  ],
});

/** Names of sheets are short, without the signs of references, and each stands once. */
function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>(['概要']);
  return titles.map((title) => {
    const plain =
      title
        .replaceAll(/[[\]:*?/\\']/gu, ' ')
        .trim()
        .slice(0, 28) || '表';
    let name = plain;
    for (let next = 2; taken.has(name); next += 1) name = `${plain}${next}`;
    taken.add(name);
    return name;
  });
}

export async function workbook(content: ReportContent): Promise<Buffer> {
  const names = sheetNames(content.tables.map(({ title }) => title));
  const sheets = [
    summarySheet(content),
    ...content.tables.map((table, index) => tableSheet(table, content, names[index] ?? table.id)),
  ];
  return writeExcelFile(sheets, { fontFamily: '宋体', fontSize: 11 }).toBuffer();
}
