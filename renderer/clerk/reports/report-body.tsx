import { Tabs } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { ReportView } from '#shared/contract/reports.ts';
import { cellText } from '#shared/reports/view.ts';
import { chineseDateTime } from '#shared/calendar/civil-date.ts';
import { useKeys } from '../../common/keys.ts';
import { TableView } from './report-table.tsx';

const ChartView = lazy(() => import('./chart-view.tsx'));

interface ReportBodyProps {
  readonly view: ReportView;
  readonly active: boolean;
  readonly onFigure: (figure: string, title: string) => void;
  readonly onCase: (caseId: string) => void;
}

/** What the report says at once, and each table with the charts drawn from it. */
export function ReportBody({ view, active, onFigure, onCase }: ReportBodyProps) {
  const { facts, tables, charts, notes } = view;
  const [tab, setTab] = useState(tables[0]?.id ?? '');
  const table = tables.find(({ id }) => id === tab) ?? tables[0];
  const open = (index: number) => () => setTab(tables[index]?.id ?? tab);
  useKeys(
    Object.fromEntries(tables.map((_, index) => [`Alt+${index + 1}`, open(index)])),
    active && tables.length > 1,
  );
  if (table === undefined) return null;
  const own = charts.filter((chart) => chart.table === table.id && table.rows.length > 0);
  return (
    <>
      <header className="report-head">
        <h2 className="selectable">{view.title}</h2>
        <span className="muted">
          {view.about} · {chineseDateTime(view.madeAt)}统计
        </span>
      </header>
      <dl className="report-facts">
        {facts.map(({ label, kind, cell }) => {
          const { figure } = cell;
          const text = cellText(cell, kind);
          return (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {figure === undefined ? (
                  <span className="selectable">{text}</span>
                ) : (
                  <button
                    type="button"
                    className="figure"
                    aria-label={`${label} ${text}件，查看办件`}
                    onClick={() => onFigure(figure, label)}
                  >
                    {text}
                  </button>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {tables.length > 1 && (
        <Tabs
          className="report-tabs"
          size="small"
          activeKey={table.id}
          onChange={setTab}
          items={tables.map(({ id, title }, index) => ({
            key: id,
            label: (
              <>
                {title} <kbd aria-hidden="true">Alt+{index + 1}</kbd>
              </>
            ),
          }))}
        />
      )}
      <div className="report-scroll">
        {own.length > 0 && (
          <div className="report-charts">
            <Suspense fallback={<p className="muted">正在绘图…</p>}>
              {own.map((chart) => (
                <ChartView key={chart.id} chart={chart} table={table} />
              ))}
            </Suspense>
          </div>
        )}
        <TableView table={table} onFigure={onFigure} onCase={onCase} />
        <ul className="report-notes muted">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </div>
    </>
  );
}
