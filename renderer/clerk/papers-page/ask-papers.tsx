import { useState } from 'react';
import type { PaperChoices } from '#shared/contract/papers.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import { fieldOf, FormRefusalProvider } from '../field.tsx';
import { useAskPaper } from '../papers/use-ask-paper.ts';
import { useWorkplace } from '../workstation/workplace.ts';
import { KindList } from './kind-list.tsx';
import { MadePapers } from './made-papers.tsx';
import { Parameters } from './parameters.tsx';
import { type AskDraft, type AskedPaper, askGroups, groupsFor, requestOf } from './requests.ts';

interface AskPapersProps {
  readonly choices: PaperChoices;
  readonly active: boolean;
  /** Papers made since signing in, the newest first. */
  readonly made: readonly string[];
  readonly onMade: (paperId: string) => void;
}

/** Papers that nobody's act makes due: asked for, looked at, and printed when somebody says so. */
export function AskPapers({ choices, active, made, onMade }: AskPapersProps) {
  const { today } = useWorkplace();
  const groups = groupsFor(choices.papers);
  const [chosen, setChosen] = useState<AskedPaper>(() => (groups[0] ?? askGroups[0])!.papers[0]!);
  const [draft, setDraft] = useState<AskDraft>(() => ({
    month: today.slice(0, 7),
    department: choices.ownDepartment,
    grantee: '',
    item: null,
    subItem: null,
  }));
  const [incomplete, setIncomplete] = useState<Refusal | null>(null);
  const asked = useAskPaper(onMade);
  const refusal = incomplete ?? asked.refusal;
  const placed =
    refusal !== null &&
    chosen.needs.some((need) => need === fieldOf(refusal) && (need !== 'item' || draft.item === null));

  const forget = () => {
    setIncomplete(null);
    asked.forget();
  };
  const make = () => {
    const request = requestOf(chosen.paper, draft);
    setIncomplete('missing' in request ? request.missing : null);
    if (!('missing' in request)) void asked.ask(request);
  };
  useKeys({ F9: make }, active);

  return (
    <div className="ask-papers">
      <KindList
        groups={groups}
        chosen={chosen}
        onChoose={(paper) => {
          setChosen(paper);
          forget();
        }}
      />
      <div className="ask-main">
        <section className="panel" aria-label={chosen.title}>
          <div className="panel-title">
            <h2>{chosen.title}</h2>
          </div>
          <div className="fields ask-fields">
            <FormRefusalProvider value={refusal}>
              <Parameters
                needs={chosen.needs}
                draft={draft}
                choices={choices}
                today={today}
                active={active}
                onChange={(change) => {
                  setDraft((before) => ({ ...before, ...change }));
                  forget();
                }}
                onRefused={setIncomplete}
              />
            </FormRefusalProvider>
            {refusal !== null && !placed && <RefusalNote refusal={refusal} />}
            <div className="ask-actions">
              <ActionButton
                label="生成并预览"
                keys="F9"
                type="primary"
                running={asked.running}
                onPress={make}
              />
              <span className="muted">按本机现有记录生成并归档，打印另行操作</span>
            </div>
          </div>
        </section>
        <MadePapers paperIds={made} active={active} />
      </div>
    </div>
  );
}
