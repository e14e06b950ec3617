import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CaseDone } from '#shared/contract/counter.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { useRead } from '../../common/use-read.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import { PaperList } from '../papers/paper-list.tsx';
import { RatingPlace } from '../case/rating-place.tsx';
import { useCaseDetail } from '../case/use-case-detail.ts';
import { usePaperActs } from '../papers/use-paper-acts.ts';
import { useWorkplace } from '../workstation/workplace.ts';
import { InstantPanel } from './instant-panel.tsx';
import './intake-result.css';

interface IntakeResultProps {
  readonly done: CaseDone;
  readonly active: boolean;
  /** A further step of the case was done here. */
  readonly onDone: (done: CaseDone) => void;
  readonly onNext: () => void;
}

/** What happened, in the place of the form: number, papers as they come out, the rating. */
export function IntakeResult({ done, active, onDone, onNext }: IntakeResultProps) {
  const { openCase } = useWorkplace();
  const detail = useCaseDetail(done.caseId);
  const steps = useRead(done.caseId, () => window.counter.instantSteps({ caseId: done.caseId }));
  const next = steps.value ?? [];
  const instant = next.length > 0;
  const root = useRef<HTMLDivElement>(null);
  // The cursor waits at 下一件 once nothing is left to do on this one.
  const over = !steps.loading && !instant;
  useEffect(() => {
    if (over) root.current?.querySelector<HTMLElement>('.result-next')?.focus();
  }, [over]);
  // Decided in the case itself, or at another counter: then another step is the next one.
  const changed = useEffectEvent(() => {
    if (instant) steps.reload();
  });
  useEffect(() => {
    if (detail.value !== null) changed();
  }, [detail.value]);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const readAgain = () => {
    steps.reload();
    detail.reload();
  };
  const stepDone = (result: CaseDone | null) => {
    setRefused(null);
    if (result !== null) onDone(result);
    readAgain();
  };
  const stepRefused = (refusal: Refusal) => {
    setRefused(refusal);
    readAgain();
  };
  // Withdrawn or decided elsewhere: what was answered here holds no longer.
  const stageNow = detail.loading ? done.stage : (detail.value?.stage ?? done.stage);
  const moved = stageNow === done.stage ? null : stageNow;
  const papers = detail.value?.papers ?? [];
  const acts = usePaperActs(detail.reload);
  const receipt = papers.find((paper) => paper.kind === '收件凭证') ?? papers[0];
  const view = () => openCase(done.caseId);
  const reprintable = receipt?.mayReprint === true;
  const reprint = () => {
    if (reprintable) void acts.reprint(receipt.paperId);
  };
  useKeys({ F2: onNext, 'Ctrl+O': view, 'Ctrl+P': reprint }, active && acts.dialog === null);

  return (
    <div className="intake-result" ref={root}>
      <section className="panel result-main" aria-label="办理结果">
        <p className={`result-stage result-${stageNow}`} role="status">
          {stageNow}
        </p>
        <p className="result-text selectable">
          {moved === null ? done.text : `该办件刚有变化，现为“${moved}”。`}
        </p>
        <dl className="result-numbers selectable">
          <dt>收件编号</dt>
          <dd data-testid="receipt-number" className="result-receipt">
            {done.receiptNumber}
          </dd>
          {done.caseNumber !== null && (
            <>
              <dt>办件编号</dt>
              <dd data-testid="case-number">{done.caseNumber}</dd>
            </>
          )}
          {detail.value !== null && (
            <>
              <dt>事项</dt>
              <dd>{detail.value.itemName}</dd>
              <dt>申请人</dt>
              <dd>{detail.value.applicant}</dd>
            </>
          )}
        </dl>
        {instant && (
          <InstantPanel
            steps={next}
            active={active && acts.dialog === null}
            onDone={stepDone}
            onRefused={stepRefused}
          />
        )}
        {/* Another counter's act left no step open here: why is said all the same. */}
        {over && refused !== null && <RefusalNote refusal={refused} />}
        {steps.refusal !== null && <RefusalNote refusal={steps.refusal} />}
        <div className="result-actions">
          <ActionButton
            label="下一件"
            keys={instant ? 'F2' : 'Enter / F2'}
            type={instant ? 'default' : 'primary'}
            size="large"
            className="result-next"
            onPress={onNext}
          />
          <ActionButton label="查看办件" keys="Ctrl+O" size="large" onPress={view} />
          {reprintable && (
            <ActionButton
              label="补打收件凭证"
              keys="Ctrl+P"
              size="large"
              running={acts.running}
              onPress={reprint}
            />
          )}
        </div>
      </section>
      <section className="panel result-side" aria-label="打印和评价">
        <div className="panel-title">
          <h2>打印</h2>
        </div>
        <div className="result-side-body">
          {detail.refusal !== null && <RefusalNote refusal={detail.refusal} />}
          <PaperList papers={papers} acts={acts} active={active} />
        </div>
        <div className="panel-title result-rating-title">
          <h2>评价</h2>
        </div>
        <div className="result-side-body">
          {detail.value !== null && (
            <RatingPlace
              caseId={done.caseId}
              stage={detail.value.rating}
              active={active}
              onInvited={detail.reload}
            />
          )}
        </div>
      </section>
    </div>
  );
}
