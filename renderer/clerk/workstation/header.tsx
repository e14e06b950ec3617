import type { CivilDate } from '#shared/calendar/civil-date.ts';
import type { SessionView } from '#shared/contract/counter.ts';
import { ariaKeys } from '../aria-keys.ts';
import { dayTitle } from '../dates.ts';
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

/** Where this is, who is signed in, and the screens. */
export function Header({ session, person, pages, page, onPage, onLeave }: HeaderProps) {
  return (
    <header className="work-header">
      <p className="work-place" title={session.hallName}>
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
            <kbd aria-hidden="true">{keys}</kbd>
          </button>
        ))}
      </nav>
      <p className="work-person">
        <span className="muted">{dayTitle(session.today as CivilDate)}</span>
        <span>
          <strong>{person.name}</strong> {person.title}
          <span className="muted"> {person.number}</span>
        </span>
        <button type="button" className="plain-button" aria-keyshortcuts="Control+L" onClick={onLeave}>
          <span>签退</span>
          <kbd aria-hidden="true">Ctrl+L</kbd>
        </button>
      </p>
    </header>
  );
}
