import { useState } from 'react';
import type { ExportFormat, ReportChoices } from '#shared/contract/reports.ts';
import { type ReportKind, reportProfiles } from '#shared/reports/kinds.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { settle } from '../../common/settle.ts';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { LongWorkLine } from '../long-work.tsx';
import type { PageProps } from '../workstation/pages.tsx';
import { useWorkplace } from '../workstation/workplace.ts';
import { firstDraft, type ReportDraft } from './drafts.ts';
import { ReportBody } from './report-body.tsx';
import { ReportFields } from './report-fields.tsx';
import { ReportKinds } from './report-kinds.tsx';
import './reports-page.css';
import { useReport } from './use-report.ts';

/** 统计: what was done, how fast and how it was rated; every figure opens the cases behind it. */
export function ReportsPage({ shown, active }: PageProps) {
  const choices = useRead('choices', () => window.counter.reportChoices());
  if (!shown && choices.value === null) return null;
  return (
    <div className="reports-page">
      {choices.refusal !== null && <RefusalNote refusal={choices.refusal} />}
      {choices.value !== null && <Reports choices={choices.value} active={active} />}
    </div>
  );
}

interface ReportsProps {
  readonly choices: ReportChoices;
  readonly active: boolean;
}

function Reports({ choices, active }: ReportsProps) {
  const { today, showFigure, openCase, openPage } = useWorkplace();
  const [kind, setKind] = useState<ReportKind>(choices.kinds[0] ?? 'daily');
  const [drafts, setDrafts] = useState<Partial<Record<ReportKind, ReportDraft>>>({});
  const [said, setSaid] = useState('');
  const [troubled, setTroubled] = useState<Refusal | null>(null);
  const { made, job, make, follow, cancel } = useReport();
  const profile = reportProfiles[kind];
  const draft = drafts[kind] ?? firstDraft(kind, today, choices);
  const { view = null, refusal = null } = made[kind] ?? {};
  const clear = () => {
    setSaid('');
    setTroubled(null);
  };
  const run = () => {
    clear();
    void make({ kind, ...draft });
  };
  const exportAs = async (format: ExportFormat) => {
    if (view === null) return;
    clear();
    const result = await follow('导出', (jobId) =>
      window.counter.exportReport({ reportId: view.id, format, jobId }),
    );
    if (result === null) return;
    if (!result.ok) setTroubled(result.refusal);
    else if (result.value.file !== null) setSaid(`已导出：${result.value.file}`);
  };
  const openFigure = async (figure: string, title: string) => {
    if (view === null) return;
    clear();
    const result = await settle(() => window.counter.openFigure({ reportId: view.id, figure }));
    if (result.ok)
      showFigure({
        title: `${view.title}：${title}`,
        figure: result.value.figure,
      });
    else setTroubled(result.refusal);
  };
  const exchange = kind === 'exchange';
  const files = view !== null && job === null;
  useKeys({ F9: run }, active && job === null);
  useKeys({ Escape: cancel }, active && job !== null);
  useKeys({ 'Ctrl+D': () => void exportAs('csv') }, active && files);
  useKeys(
    { 'Ctrl+E': () => void exportAs('xlsx'), 'Ctrl+P': () => void exportAs('pdf') },
    active && files && !exchange,
  );

  return (
    <>
      <ReportKinds
        kinds={choices.kinds}
        chosen={kind}
        onChoose={(chosen) => {
          setKind(chosen);
          clear();
        }}
      />
      <section className="panel report-panel" aria-label={profile.title}>
        <div className="report-bar">
          <ReportFields
            key={kind}
            profile={profile}
            draft={draft}
            choices={choices}
            today={today}
            refusal={refusal}
            onChange={(change) => setDrafts((before) => ({ ...before, [kind]: { ...draft, ...change } }))}
          />
          <ActionButton label="生成" keys="F9" type="primary" running={job !== null} onPress={run} />
          <span className="push" />
          {view !== null && (kind === 'monthly' || kind === 'ratings') && (
            <ActionButton label="出具盖章文书" keys="Ctrl+6" onPress={() => openPage('papers')} />
          )}
          {files && <span className="muted">导出</span>}
          {files && !exchange && (
            <>
              <ActionButton label="Excel" keys="Ctrl+E" onPress={() => void exportAs('xlsx')} />
              <ActionButton label="PDF" keys="Ctrl+P" onPress={() => void exportAs('pdf')} />
            </>
          )}
          {files && <ActionButton label="CSV" keys="Ctrl+D" onPress={() => void exportAs('csv')} />}
        </div>
        {job !== null && (
          <LongWorkLine
            job={job}
            words={`正在${job.title.startsWith('导出') ? '' : '统计'}${job.title}`}
            onCancel={cancel}
          />
        )}
        {refusal !== null && job === null && <RefusalNote refusal={refusal} />}
        {troubled !== null && <RefusalNote refusal={troubled} />}
        {said !== '' && (
          <p className="report-said selectable" role="status">
            {said}
          </p>
        )}
        {view === null ? (
          refusal === null &&
          job === null && (
            <p className="report-hint muted">
              {profile.about}。选择期间{profile.byDepartment ? '和部门' : ''}后按 F9
              生成；表中的数字可以打开所计的办件。
            </p>
          )
        ) : (
          <ReportBody
            key={view.id}
            view={view}
            active={active}
            onFigure={(figure, title) => void openFigure(figure, title)}
            onCase={openCase}
          />
        )}
      </section>
    </>
  );
}
