import type { ClockView } from '#shared/contract/counter.ts';
import { clockMarks } from '../words.ts';

/** A clock: shape, colour and words. */
export function ClockMark({ clock }: { readonly clock: ClockView }) {
  const { shape, tone } = clockMarks[clock.state];
  return (
    <span className="clock-mark" title={clock.text}>
      <span className={`clock-state tone-${tone}`}>
        <span aria-hidden="true">{shape}</span>
        {clock.state}
      </span>
      <span className="clock-text">{clock.text}</span>
    </span>
  );
}
