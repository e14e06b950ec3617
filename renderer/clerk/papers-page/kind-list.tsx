import { useId } from 'react';
import type { AskedPaper, askGroups } from './requests.ts';

interface KindListProps {
  readonly groups: typeof askGroups;
  readonly chosen: AskedPaper;
  readonly onChoose: (paper: AskedPaper) => void;
}

/** Which paper; native radio buttons, so that arrow keys go through them. */
export function KindList({ groups, chosen, onChoose }: KindListProps) {
  const name = useId();
  return (
    <section className="panel kinds" aria-label="文书种类" role="radiogroup">
      {groups.map((group) => (
        <div key={group.title} className="kind-group">
          <h3 className="muted">{group.title}</h3>
          {group.papers.map((paper) => (
            <label key={paper.paper} className="kind">
              <input
                type="radio"
                name={name}
                checked={paper.paper === chosen.paper}
                autoFocus={paper.paper === chosen.paper}
                onChange={() => onChoose(paper)}
              />
              <span>{paper.title}</span>
            </label>
          ))}
        </div>
      ))}
    </section>
  );
}
