import type { CivilDate } from '#shared/calendar/civil-date.ts';
import type { SessionView } from '#shared/contract/counter.ts';
import { ariaKeys } from '../aria-keys.ts';
import { dayTitle } from '../dates.ts';
import './header.css';
import type { Page, PageId } from './pages.tsx';
import type { Person } from './workplace.ts';

interface HeaderProps {
  readonly session: SessionView;
  readonly person: Person;
  readonly pages: readonly Page[];
  readonly page: PageId;
  readonly onPage: (page: PageId) => void;
  readonly onLeave: () => void;
}

/** Where this is, who is signed in and for whom, and the screens. */
export function Header({ session, person, pages, page, onPage, onLeave }: HeaderProps) {
  const { held, leave, attention } = session;
  const standsIn = held !== null && held.as !== '本岗';
  return (
    <header className="work-header">
      <p className="work-place" title={`${session.hallName} ${session.counterPosition}`}>
        <strong>{session.counterName}</strong>
        <span className="muted">
          {session.hallName} · {session.counterPosition}
        </span>
      </p>
      <nav aria-label="工作台">
        {pages.map(({ id, title, keys }) => (
          <button
            key={id}
            type="button"
            className="work-tab"
            aria-current={page === id ? 'page' : undefined}
            aria-keyshortcuts={ariaKeys(keys)}
            onClick={() => onPage(id)}
          >
            <span>{title}</span>
            {id === 'post' && attention > 0 && (
              <span className="work-attention" title={`设备自检有${attention}项需要处理`}>
                ▲{attention}
              </span>
            )}
            <kbd aria-hidden="true">{keys}</kbd>
          </button>
        ))}
      </nav>
      <div className="work-person">
        <p>
          {leave !== null && leave.waiting && (
            <span className="tag tag-warn" role="status" title={`${leave.standInName}签到之前不能离开岗位`}>
              等待{leave.standInName}到位
            </span>
          )}
          {standsIn && (
            <span className="tag tag-accent">
              {held.as}
              {held.standsInFor !== null && `：${held.standsInFor}`}
            </span>
          )}
          <strong>{person.name}</strong> {person.title}
        </p>
        <p className="muted">
          {dayTitle(session.today as CivilDate)} 工号{person.number}
        </p>
      </div>
      <button type="button" className="plain-button" aria-keyshortcuts="Control+L" onClick={onLeave}>
        <span>签退</span>
        <kbd aria-hidden="true">Ctrl+L</kbd>
      </button>
    </header>
  );
}
