import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ReportChart, ReportTable } from '#shared/reports/view.ts';
import { chartOption } from './chart-option.ts';

use([BarChart, LineChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer]);

interface ChartViewProps {
  readonly chart: ReportChart;
  readonly table: ReportTable;
}

/** Loaded when the first chart is drawn: the library is large, and signing in does not wait for it. */
export default function ChartView({ chart, table }: ChartViewProps) {
  const place = useRef<HTMLDivElement>(null);
  const font = getComputedStyle(document.body).fontFamily;
  const { option, height, left } = chartOption(chart, table, font, window.innerHeight);

  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const drawn = init(element, null, { renderer: 'svg', locale: 'ZH' });
    drawn.setOption(option);
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      drawn.dispose();
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the option follows from both
  }, [chart, table]);

  return (
    <figure className="report-chart">
      <figcaption>
        {chart.title}
        {left > 0 && <small className="muted">其余{left}项见表</small>}
      </figcaption>
      <div ref={place} role="img" aria-label={`${chart.title}。数字见表。`} style={{ height }} />
    </figure>
  );
}
