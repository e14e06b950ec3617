import type { ClockAccount } from '#shared/case/clock-words.ts';
import { clockMarks } from '../words.ts';

/** Each clock in words: how far it has run, what stopped it, what moved it, when it ends. */
export function CaseClocks({ clocks }: { readonly clocks: readonly ClockAccount[] }) {
  if (clocks.length === 0) return <p className="case-empty muted">现在没有时限在计算。</p>;
  return (
    <ul className="clocks selectable" aria-label="时限">
      {clocks.map(({ name, rule, state, count, standing, facts }) => {
        const { shape, tone } = clockMarks[state];
        return (
          <li key={name} aria-label={name}>
            <p className="clocks-head">
              <strong>{name}</strong>
              <span className={`clock-state tone-${tone}`}>
                <span aria-hidden="true">{shape}</span>
                {state}
              </span>
              <span>{count}</span>
              <span className="push" />
              <small className="muted">{rule}</small>
            </p>
            <p>{standing}</p>
            <dl className="clocks-facts">
              {facts.map(({ label, text }, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- several pauses have one label; their order is theirs
                <div key={index}>
                  <dt>{label}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
