import { useState } from 'react';
import type { CaseDetail } from '#shared/contract/case.ts';
import type { PaperActs } from '../papers/use-paper-acts.ts';
import { CaseClocks } from './case-clocks.tsx';
import { CaseMaterials } from './case-materials.tsx';
import { CaseOpinions } from './case-opinions.tsx';
import { CasePapers } from './case-papers.tsx';
import { type CaseTab, CaseTabs, tabs } from './case-tabs.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import './case-known.css';

interface CaseKnownProps {
  readonly detail: CaseDetail;
  readonly papers: PaperActs;
  readonly active: boolean;
  readonly choosing: boolean;
  readonly onChoosing: (choosing: boolean) => void;
  readonly onMade: () => void;
  /** Opens the scans of a line. */
  readonly onScan: (materialId: string) => void;
}

/** What is known of the case. */
export function CaseKnown({ detail, papers, active, choosing, onChoosing, onMade, onScan }: CaseKnownProps) {
  const [tab, setTab] = useState<CaseTab>(detail.printTrouble ? '文书' : '经过');
  const given = detail.opinions.filter((place) => place.given !== null).length;
  const marks: Partial<Record<CaseTab, string>> = {
    材料: detail.openPoints.length > 0 ? `待补正${detail.openPoints.length}` : `${detail.materials.length}`,
    文书: detail.printTrouble ? '▲需处理' : `${detail.papers.length}`,
    ...(detail.opinions.length === 0 ? {} : { 意见: `${given}/${detail.opinions.length}` }),
  };
  return (
    <section className="panel case-known" aria-label="办件内容">
      <CaseTabs tab={tab} onTab={setTab} marks={marks} active={active} />
      <div
        className="case-tab-panel"
        role="tabpanel"
        id="case-tab-panel"
        aria-labelledby={`case-tab-${tabs.indexOf(tab)}`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by the keyboard
        tabIndex={0}
      >
        {tab === '经过' && <CaseTimeline entries={detail.timeline} />}
        {tab === '材料' && <CaseMaterials detail={detail} active={active} onScan={onScan} />}
        {tab === '文书' && (
          <CasePapers
            detail={detail}
            acts={papers}
            active={active}
            choosing={choosing}
            onChoosing={onChoosing}
            onMade={onMade}
          />
        )}
        {tab === '意见' && <CaseOpinions places={detail.opinions} />}
        {tab === '时限' && <CaseClocks clocks={detail.clocks} />}
      </div>
    </section>
  );
}
