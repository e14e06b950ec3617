import { Drawer } from 'antd';
import { useState } from 'react';
import type { CaseDone } from '#shared/contract/counter.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import { usePaperActs } from '../papers/use-paper-acts.ts';
import { useKeptFocus } from '../use-kept-focus.ts';
import { CaseAtCentre } from './case-at-centre.tsx';
import { CaseFacts } from './case-facts.tsx';
import { CaseMaterials } from './case-materials.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { CasePapers } from './case-papers.tsx';
import { RatingPlace } from './rating-place.tsx';
import { Supplement } from './supplement.tsx';
import { useCaseDetail } from './use-case-detail.ts';
import './case-drawer.css';

interface CaseDrawerProps {
  readonly caseId: string;
  readonly onClose: () => void;
}

/** Everything about one case, on top of the screen it was opened from. */
export function CaseDrawer({ caseId, onClose }: CaseDrawerProps) {
  const { value: detail, refusal, reload } = useCaseDetail(caseId);
  const [supplementing, setSupplementing] = useState(false);
  const [atCentre, setAtCentre] = useState(false);
  const [notice, setNotice] = useState<string | null>(null);
  const acts = usePaperActs(reload);
  const [choosing, setChoosing] = useState(false);
  const free = !supplementing && !atCentre && !choosing && acts.dialog === null;
  const supplement = () => setSupplementing(detail?.stage === '补正中');
  const showCentre = () => setAtCentre(true);
  const keptFocus = useKeptFocus<HTMLDivElement>();
  const supplemented = (done: CaseDone) => {
    setNotice(done.text);
    setSupplementing(done.stage === '补正中');
    reload();
  };
  useKeys({ F6: supplement, F7: showCentre }, free);

  return (
    <Drawer
      open
      size="min(1180px, 94vw)"
      title={detail === null ? '办件' : `办件 ${detail.receiptNumber}`}
      extra={
        <div className="drawer-actions">
          {detail?.stage === '补正中' && !supplementing && (
            <ActionButton label="登记补正材料" keys="F6" type="primary" onPress={supplement} />
          )}
          <ActionButton label="中心回执" keys="F7" onPress={showCentre} />
          <ActionButton label="关闭" keys="Esc" onPress={onClose} />
        </div>
      }
      closable={false}
      onClose={onClose}
      keyboard={free}
      mask={{ blur: false }}
    >
      {refusal !== null && <RefusalNote refusal={refusal} />}
      {notice !== null && (
        <p className="case-notice" role="status">
          {notice}
        </p>
      )}
      {detail?.stage === '补正中' && supplementing && (
        <Supplement detail={detail} onDone={supplemented} onClose={() => setSupplementing(false)} />
      )}
      {detail !== null && (
        <div className="case" {...keptFocus}>
          <div className="case-main">
            <CaseFacts detail={detail} />
            <CaseMaterials detail={detail} />
          </div>
          <div className="case-side">
            <CasePapers
              detail={detail}
              acts={acts}
              active={free}
              choosing={choosing}
              onChoosing={setChoosing}
              onMade={reload}
            />
            <section className="panel" aria-label="评价">
              <div className="panel-title">
                <h3>评价</h3>
              </div>
              <div className="case-body">
                <RatingPlace caseId={caseId} stage={detail.rating} active={free} onInvited={reload} />
              </div>
            </section>
            <CaseTimeline entries={detail.timeline} />
          </div>
        </div>
      )}
      {atCentre && <CaseAtCentre caseId={caseId} onClose={() => setAtCentre(false)} />}
    </Drawer>
  );
}
