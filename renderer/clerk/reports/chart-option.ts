/** A chart from a table's own rows: nothing is drawn that does not stand beside it. */
import type { EChartsCoreOption } from 'echarts/core';
import { cellText, type ReportChart, type ReportColumn, type ReportTable } from '#shared/reports/view.ts';

/** More names than this leave no room for the table, where the rest stand. */
const mostNames = (room: number): number => (room < 900 ? 5 : 10);

/** Told apart by eyes that do not tell colours, by lightness and by the hatching laid over them. */
const colours = ['#1a5fa3', '#4c9a6a', '#d08a1d', '#7b5aa6', '#a33d36'];
/** What has a meaning of its own everywhere in the work place. */
const meanings: Readonly<Record<string, string>> = {
  normal: '#4c9a6a',
  inTime: '#4c9a6a',
  soon: '#e0a030',
  overdue: '#b3261e',
  late: '#b3261e',
  paused: '#8a94a3',
  grade5: '#17703f',
  grade4: '#4c9a6a',
  grade3: '#e0c060',
  grade2: '#d07a3a',
  grade1: '#b3261e',
};

export interface Drawn {
  readonly option: EChartsCoreOption;
  /** How many rows found no room. */
  readonly left: number;
  readonly height: number;
}

/** @param room height of the window, of which the table needs its part */
export function chartOption(chart: ReportChart, table: ReportTable, font: string, room: number): Drawn {
  const indexOf = (id: string): number => table.columns.findIndex((column) => column.id === id);
  const category = indexOf(chart.category);
  const series = chart.series
    .map((id) => ({ id, index: indexOf(id), column: table.columns[indexOf(id)] }))
    .filter((one): one is typeof one & { column: ReportColumn } => one.column !== undefined);
  const numberAt = (row: ReportTable['rows'][number], index: number): number =>
    Number(row.cells[index]?.value ?? 0);
  const all = table.rows.filter(({ total }) => !total);
  const lines = chart.shape === 'lines';
  const weight = (row: ReportTable['rows'][number]): number =>
    series.reduce((sum, { index }) => sum + numberAt(row, index), 0);
  const rows = lines
    ? all
    : all.toSorted((one, other) => weight(other) - weight(one)).slice(0, mostNames(room));
  const percent = series.every(({ column }) => column.kind === 'share');
  const text = { fontFamily: font, fontSize: 12, color: '#1f2733' };
  const names = rows.map((row) => {
    const name = cellText(row.cells[category] ?? { value: '' }, 'text');
    return lines ? name.slice(5).replace('-', '/') : name;
  });
  const categoryAxis = {
    type: 'category',
    data: names,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: '#aeb8c4' } },
    axisLabel: { ...text, ...(lines ? {} : { width: 168, overflow: 'truncate' }) },
    ...(lines ? {} : { inverse: true }),
  };
  const valueAxis = {
    type: 'value',
    minInterval: percent ? 0 : 1,
    ...(percent ? { max: 100 } : {}),
    axisLabel: { ...text, color: '#576372', formatter: percent ? '{value}%' : '{value}' },
    splitLine: { lineStyle: { color: '#e8ecf1' } },
  };
  const perName = chart.shape === 'bars' ? Math.max(20, series.length * 10 + 6) : 22;
  return {
    left: all.length - rows.length,
    height: lines ? (room < 900 ? 160 : 210) : 54 + rows.length * perName,
    option: {
      animation: false,
      color: series.map(({ id }, index) => meanings[id] ?? colours[index % colours.length] ?? '#1a5fa3'),
      aria: { enabled: true, decal: { show: !lines }, label: { description: `${chart.title}。数字见表。` } },
      textStyle: text,
      legend:
        series.length > 1
          ? { top: 0, left: 0, itemWidth: 18, itemHeight: 12, textStyle: text }
          : { show: false },
      grid: { left: lines ? 40 : 182, right: 46, top: series.length > 1 ? 24 : 4, bottom: 22 },
      xAxis: lines ? categoryAxis : valueAxis,
      yAxis: lines ? valueAxis : categoryAxis,
      series: series.map(({ column, index, id }, order) => ({
        id,
        name: column.title,
        type: lines ? 'line' : 'bar',
        silent: true,
        ...(chart.shape === 'stacked' ? { stack: 'all' } : {}),
        ...(lines
          ? {
              symbol: ['circle', 'rect', 'triangle'][order % 3],
              symbolSize: 7,
              lineStyle: { width: 2, type: (['solid', 'dashed', 'dotted'] as const)[order % 3] },
            }
          : { barMaxWidth: chart.shape === 'bars' ? (series.length > 1 ? 9 : 14) : 14, barGap: '10%' }),
        label: {
          show: chart.shape === 'bars',
          position: 'right',
          distance: 4,
          fontFamily: font,
          fontSize: series.length > 1 ? 10 : 11,
          color: '#1f2733',
          formatter: percent ? '{c}%' : '{c}',
        },
        data: rows.map((row) => {
          const value = row.cells[index]?.value ?? null;
          return percent && typeof value === 'number' ? Math.round(value * 1000) / 10 : value;
        }),
      })),
    },
  };
}
