import type { PaperView } from '#shared/contract/papers.ts';
import type { Result } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { PaperList } from '../papers/paper-list.tsx';
import { usePaperActs } from '../papers/use-paper-acts.ts';
import { useChanges } from '../use-changes.ts';

interface MadePapersProps {
  readonly paperIds: readonly string[];
  readonly active: boolean;
}

/** What was made here, the newest first; its copies are printed when somebody says so. */
export function MadePapers({ paperIds, active }: MadePapersProps) {
  const papers = useRead(paperIds.join(' '), () => readPapers(paperIds));
  useChanges(papers.reload);
  const acts = usePaperActs(papers.reload);
  const unprinted = (papers.value?.[0]?.jobs ?? []).filter(({ actions }) => actions.retry);
  const print = () => void acts.retry(...unprinted.map(({ jobId }) => jobId));
  useKeys({ 'Ctrl+P': print }, active && acts.dialog === null && unprinted.length > 0);

  return (
    <section className="panel made-papers" aria-label="本次生成的文书">
      <div className="panel-title">
        <h2>本次生成的文书</h2>
        <span className="push" />
        {unprinted.length > 0 && (
          <ActionButton
            label={`打印最近一件（${unprinted.length}份）`}
            keys="Ctrl+P"
            size="small"
            onPress={print}
          />
        )}
      </div>
      <div className="made-body">
        {papers.refusal !== null && <RefusalNote refusal={papers.refusal} />}
        <PaperList
          papers={papers.latest ?? []}
          acts={acts}
          active={active}
          empty="尚未生成文书。选择种类、填写条件后按 F9 生成。"
        />
      </div>
    </section>
  );
}

async function readPapers(paperIds: readonly string[]): Promise<Result<PaperView[]>> {
  const answers = await Promise.all(paperIds.map((paperId) => window.counter.paper({ paperId })));
  const refused = answers.find((answer) => !answer.ok);
  if (refused !== undefined && !refused.ok) return refused;
  return { ok: true, value: answers.flatMap((answer) => (answer.ok ? [answer.value] : [])) };
}
