import { Drawer } from 'antd';
import { useRef, useState } from 'react';
import type { CaseDone } from '#shared/contract/intake.ts';
import type { Offer } from '#shared/offers/form.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import type { Drafts } from '../act-form/act-form.tsx';
import { ActionButton } from '../action-button.tsx';
import { usePaperActs } from '../papers/use-paper-acts.ts';
import { LineScans } from '../camera/line-scans.tsx';
import { useKeptFocus } from '../use-kept-focus.ts';
import { ActResult, beforeAct, type Before } from './act-result.tsx';
import { Help } from '../help/help.tsx';
import { CaseAct } from './case-act.tsx';
import { CaseActs } from './case-acts.tsx';
import { CaseAtCentre } from './case-at-centre.tsx';
import { CaseHead } from './case-head.tsx';
import { CaseKnown } from './case-known.tsx';
import { Supplement } from './supplement.tsx';
import { useCaseNow } from './use-case-now.ts';
import './case-drawer.css';

interface CaseDrawerProps {
  readonly caseId: string;
  readonly onClose: () => void;
}

const supplementType = 'supplement';

/** Everything about one case, and everything that may be done on it, on top of the screen it was opened from. */
export function CaseDrawer({ caseId, onClose }: CaseDrawerProps) {
  const { value: now, refusal, reload, loading } = useCaseNow(caseId);
  const [wanted, setWanted] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const [before, setBefore] = useState<Before | null>(null);
  const [atCentre, setAtCentre] = useState(false);
  const [choosingPapers, setChoosingPapers] = useState(false);
  const [helping, setHelping] = useState(false);
  const [scanning, setScanning] = useState<string | null>(null);
  const [drafts] = useState<Drafts>(() => new Map());
  const papers = usePaperActs(reload);
  const keptFocus = useKeptFocus<HTMLDivElement>();
  const actsAgain = useRef<HTMLDivElement>(null);

  const detail = now?.detail ?? null;
  const all = now?.offers ?? [];
  const supplementing = chosen === supplementType && detail?.stage === '补正中';
  const act = supplementing ? undefined : all.find(({ id }) => id === chosen);
  const covered = atCentre || choosingPapers || helping || scanning !== null || papers.dialog !== null;
  const listing = !supplementing && act === undefined;
  const free = !covered && listing;

  const open = (offer: Offer) => {
    if (offer.form === null) {
      setAsked(offer.id);
      return;
    }
    setAsked(null);
    setBefore(null);
    setChosen(offer.id);
  };
  // A form opens with what stands in the case after the last act, not before it.
  const choose = ({ id }: Offer) => setWanted(id);
  if (wanted !== null && !loading) {
    const offer = all.find(({ id }) => id === wanted);
    setWanted(null);
    if (offer !== undefined) open(offer);
  }
  const supplement = () => {
    if (detail?.stage !== '补正中') return;
    setBefore(null);
    setChosen(supplementType);
  };
  const back = () => {
    setChosen(null);
    actsAgain.current?.focus();
  };
  const done = (title: string, text: string | null) => {
    if (detail !== null) setBefore(beforeAct(title, text, detail));
    setAsked(null);
    reload();
    back();
  };
  const supplemented = (result: CaseDone) => {
    done('登记补正材料', result.text);
    if (result.stage === '补正中') setChosen(supplementType);
  };
  const keyed = all.flatMap((offer) =>
    offer.keys === null ? [] : [[offer.keys, () => choose(offer)] as const],
  );
  useKeys({ ...Object.fromEntries(keyed), F6: supplement, Escape: onClose }, free);
  useKeys({ F7: () => setAtCentre(true), F1: () => setHelping(true) }, !covered);

  return (
    <Drawer
      open
      size="100vw"
      rootClassName="case-layer"
      title={detail === null ? '办件' : `办件 ${detail.receiptNumber}`}
      extra={
        <div className="drawer-actions">
          {detail?.stage === '补正中' && !supplementing && (
            <ActionButton label="登记补正材料" keys="F6" type="primary" onPress={supplement} />
          )}
          <ActionButton label="帮助" keys="F1" onPress={() => setHelping(true)} />
          <ActionButton label="中心回执" keys="F7" onPress={() => setAtCentre(true)} />
          <ActionButton label="关闭" keys="Esc" onPress={onClose} />
        </div>
      }
      closable={false}
      keyboard={false}
      mask={{ blur: false }}
      onClose={onClose}
    >
      {refusal !== null && <RefusalNote refusal={refusal} />}
      {detail !== null && (
        <div className="case" {...keptFocus}>
          <CaseHead detail={detail} active={free} onInvited={reload} />
          <div className={`case-columns ${widthOf(supplementing, act)}`}>
            <CaseKnown
              detail={detail}
              papers={papers}
              active={!covered}
              choosing={choosingPapers}
              onChoosing={setChoosingPapers}
              onMade={reload}
              onScan={setScanning}
            />
            <div className="case-side" ref={actsAgain} tabIndex={-1}>
              {before !== null && <ActResult before={before} detail={detail} />}
              {supplementing && (
                <Supplement detail={detail} active={!covered} onDone={supplemented} onClose={back} />
              )}
              {act !== undefined && (
                <CaseAct
                  key={act.id}
                  offer={act}
                  itemCode={detail.itemCode}
                  drafts={drafts}
                  active={!covered}
                  onDone={(offer, result) =>
                    done(offer.title, result === null || result.stage === detail.stage ? null : result.text)
                  }
                  onRefused={reload}
                  onBack={back}
                />
              )}
              {listing && chosen !== null && (
                <p className="case-changed" role="status">
                  该办件刚有变化，正在填写的事项已不能办理，没有办理。现在可以办理的见下。
                </p>
              )}
              {listing && (
                <CaseActs
                  offers={all}
                  refusal={now?.offersRefusal ?? null}
                  asked={all.find(({ id, form }) => id === asked && form === null) ?? null}
                  onChoose={choose}
                />
              )}
            </div>
          </div>
        </div>
      )}
      {atCentre && <CaseAtCentre caseId={caseId} onClose={() => setAtCentre(false)} />}
      {scanning !== null && detail !== null && (
        <LineScans
          detail={detail}
          materialId={scanning}
          onChanged={reload}
          onClose={() => setScanning(null)}
        />
      )}
      {helping && <Help topic="case" onClose={() => setHelping(false)} />}
    </Drawer>
  );
}

/** A check-list needs more room than a few fields, and those more than a list of acts. */
function widthOf(supplementing: boolean, act: Offer | undefined): string {
  if (supplementing || act?.form?.fields.some(({ kind }) => kind === 'materials') === true)
    return 'case-wide';
  return act === undefined ? '' : 'case-form';
}
