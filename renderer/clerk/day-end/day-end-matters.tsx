import type { DayEnd } from '#shared/contract/papers.ts';
import { useKeys } from '../../common/keys.ts';
import { goTo, MatterLink } from '../post/matter-link.tsx';
import { ToneMark } from '../tone-mark.tsx';
import { useWorkplace } from '../workstation/workplace.ts';

interface MattersProps {
  readonly matters: DayEnd['matters'];
  readonly active: boolean;
}

const keyOf = (index: number): string => `Alt+${index + 1}`;

/** 日终核对: seals, bills, slips, the post and what was not sent; of each what to do, and the way there. */
export function DayEndMatters({ matters, active }: MattersProps) {
  const workplace = useWorkplace();
  useKeys(
    Object.fromEntries(
      matters.flatMap(({ place, open }, index) =>
        place === null || !open ? [] : [[keyOf(index), () => goTo(place, workplace)]],
      ),
    ),
    active,
  );
  return (
    <section className="panel" aria-label="日终核对">
      <ul className="day-matters">
        {matters.map(({ title, text, open, next, place }, index) => (
          <li key={title}>
            <ToneMark tone={open ? 'warn' : 'ok'} words={title} />
            <span className="day-matter-text" title={next}>
              {text}
              {next !== '' && <span className="muted"> {next}</span>}
            </span>
            {open && <MatterLink place={place} keys={keyOf(index)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
