import { useState } from 'react';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { useWorkplace } from '../workstation/workplace.ts';

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

/** 许可法82: working days month by month, with what the State Council moved, and how far it is known. */
export function CalendarBook({ active }: { readonly active: boolean }) {
  const { today } = useWorkplace();
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const { latest, refusal } = useRead(String(year), () => window.counter.calendarYear({ year }));
  const move = (by: number) => setYear((before) => Math.min(2200, Math.max(1990, before + by)));
  useKeys({ PageUp: () => move(-1), PageDown: () => move(1) }, active);
  if (refusal !== null) return <RefusalNote refusal={refusal} />;
  if (latest === null) return null;
  return (
    <section className="panel manage-calendar" aria-label="工作日">
      <div className="panel-title">
        <ActionButton label="上一年" keys="PageUp" size="small" onPress={() => move(-1)} />
        <h3>{latest.year}年</h3>
        <ActionButton label="下一年" keys="PageDown" size="small" onPress={() => move(1)} />
        <span className="muted">已公布至{latest.coveredUntil}；之后的期限只写工作日数，日期暂定。</span>
        <span className="muted push manage-legend">
          <span>
            <span className="manage-day manage-休">休</span> 放假
          </span>
          <span>
            <span className="manage-day manage-班">班</span> 调休上班
          </span>
        </span>
      </div>
      <div className="manage-months">
        {latest.months.map(({ month, working, days }) => (
          <div key={month} className="manage-month">
            <p>
              <strong>{month}月</strong>　
              <span className="muted">{working === null ? '未公布' : `${working}个工作日`}</span>
            </p>
            <div className="manage-days">
              {weekdays.map((name) => (
                <span key={name} className="muted">
                  {name}
                </span>
              ))}
              {Array.from({ length: days[0]?.weekday ?? 0 }, (_, index) => (
                <span key={`gap${index}`} />
              ))}
              {days.map(({ day, mark }) => (
                <span
                  key={day}
                  className={`manage-day manage-${mark}${day === today ? ' manage-today' : ''}`}
                  title={`${day} ${mark}`}
                >
                  {Number(day.slice(8))}
                  {mark === '休' || mark === '班' ? <small>{mark}</small> : null}
                </span>
              ))}
            </div>
          </div>
        ))}
      </div>
      <p className="muted opinion-pad">依据：{latest.source}</p>
    </section>
  );
}
