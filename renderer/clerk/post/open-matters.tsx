import type { PostMatter } from '#shared/contract/post.ts';
import { useKeys } from '../../common/keys.ts';
import { useWorkplace } from '../workstation/workplace.ts';
import { goTo, MatterLink } from './matter-link.tsx';
import { ToneMark } from '../tone-mark.tsx';

interface OpenMattersProps {
  readonly matters: readonly PostMatter[];
  readonly active: boolean;
}

/** What is due, and what was left open: a line each, with the way to it. */
export function OpenMatters({ matters, active }: OpenMattersProps) {
  const workplace = useWorkplace();
  const keyOf = (index: number): string => `Alt+${index + 1}`;
  useKeys(
    Object.fromEntries(
      matters.flatMap(({ place }, index) =>
        place === null ? [] : [[keyOf(index), () => goTo(place, workplace)]],
      ),
    ),
    active,
  );
  return (
    <section className="panel" aria-label="今日待办">
      <div className="panel-title">
        <h2>今日待办</h2>
      </div>
      <ul className="post-lines post-matters">
        {matters.map(({ id, title, text, tone, next, place }, index) => (
          <li key={id}>
            <strong>{title}</strong>
            <span>
              <ToneMark tone={tone} words={text} />
              {next !== '' && <span className="muted post-next">{next}</span>}
            </span>
            {tone === 'ok' ? null : <MatterLink place={place} keys={keyOf(index)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
