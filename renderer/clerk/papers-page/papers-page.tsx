import { useState } from 'react';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { Choices } from '../choices.tsx';
import { DayEndView } from '../day-end/day-end.tsx';
import { AskPapers } from './ask-papers.tsx';
import './papers-page.css';

const parts = [
  { value: 'ask', title: '生成文书' },
  { value: 'day-end', title: '日结' },
] as const;
type Part = (typeof parts)[number]['value'];

/** How many of the papers made are kept in sight. */
const keptMade = 8;

interface PapersPageProps {
  readonly shown: boolean;
  readonly active: boolean;
}

/** 文书: papers somebody asks for, and the reconciliation of the day. Its own key goes from one to the other. */
export function PapersPage({ shown, active }: PapersPageProps) {
  const [part, setPart] = useState<Part>('ask');
  const [made, setMade] = useState<readonly string[]>([]);
  const choices = useRead('choices', window.counter.paperChoices);
  const onMade = (paperId: string) => setMade((before) => [paperId, ...before].slice(0, keptMade));
  useKeys({ F1: () => setPart(part === 'ask' ? 'day-end' : 'ask') }, active);
  if (!shown) return null;

  return (
    <div className="papers-page">
      <div className="papers-parts">
        <Choices label="文书页" value={part} options={parts} onChange={setPart} />
        <span className="muted">
          <kbd aria-hidden="true">F1</kbd> 切换
        </span>
      </div>
      {choices.refusal !== null && <RefusalNote refusal={choices.refusal} />}
      {part === 'day-end' && <DayEndView active={active} />}
      {part === 'ask' && choices.value !== null && (
        <AskPapers choices={choices.value} active={active} made={made} onMade={onMade} />
      )}
    </div>
  );
}
