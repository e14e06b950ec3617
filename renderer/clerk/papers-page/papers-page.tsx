import { useState } from 'react';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import type { PageProps } from '../workstation/pages.tsx';
import { AskPapers } from './ask-papers.tsx';
import './papers-page.css';

/** How many of the papers made are kept in sight. */
const keptMade = 8;

/** 文书: papers somebody asks for. */
export function PapersPage({ shown, active }: PageProps) {
  const [made, setMade] = useState<readonly string[]>([]);
  const choices = useRead('choices', window.counter.paperChoices);
  const onMade = (paperId: string) => setMade((before) => [paperId, ...before].slice(0, keptMade));
  if (!shown) return null;

  return (
    <div className="papers-page">
      {choices.refusal !== null && <RefusalNote refusal={choices.refusal} />}
      {choices.value !== null && (
        <AskPapers choices={choices.value} active={active} made={made} onMade={onMade} />
      )}
    </div>
  );
}
