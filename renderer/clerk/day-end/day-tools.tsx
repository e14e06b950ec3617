import { addDays, type CivilDate } from '#shared/calendar/civil-date.ts';
import type { DayEnd } from '#shared/contract/papers.ts';
import { ActionButton } from '../action-button.tsx';
import { dayChoices } from '../dates.ts';
import { totalsOf } from './day-end-words.ts';

/** A month and what belongs to it. */
const keptDays = 40;

interface DayToolsProps {
  readonly day: CivilDate;
  readonly today: CivilDate;
  readonly making: boolean;
  /** Of the day, once it is read. */
  readonly dayEnd: DayEnd | null;
  readonly onDay: (day: string) => void;
  readonly onMake: () => void;
}

/** Which day, its totals, and its sheet. */
export function DayTools({ day, today, making, dayEnd, onDay, onMake }: DayToolsProps) {
  return (
    <div className="day-tools">
      <ActionButton label="前一天" keys="Alt+←" onPress={() => onDay(addDays(day, -1))} />
      <select
        className="plain-select"
        aria-label="日结日期"
        autoFocus
        value={day}
        onChange={({ target }) => onDay(target.value)}
      >
        {dayChoices(today, keptDays, day).map(({ value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </select>
      {day < today && <ActionButton label="后一天" keys="Alt+→" onPress={() => onDay(addDays(day, 1))} />}
      <dl className="day-totals">
        {dayEnd !== null &&
          totalsOf(dayEnd).map(({ label, value, unit, needs }) => (
            <div key={label} className={needs ? 'tone-danger' : ''}>
              <dt>{label}</dt>
              <dd>
                {value}
                <small>{unit}</small>
              </dd>
            </div>
          ))}
      </dl>
      <ActionButton label="生成日结单" keys="F9" type="primary" running={making} onPress={onMake} />
    </div>
  );
}
