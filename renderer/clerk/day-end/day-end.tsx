import { type ReactNode, useState } from 'react';
import { addDays, type CivilDate, parseCivilDate } from '#shared/calendar/civil-date.ts';
import type { DayEnd, DayEndPaper } from '#shared/contract/papers.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { settle } from '../../common/settle.ts';
import { useRead } from '../../common/use-read.ts';
import { useAskPaper } from '../papers/use-ask-paper.ts';
import { usePaperActs } from '../papers/use-paper-acts.ts';
import { useChanges } from '../use-changes.ts';
import { useWorkplace } from '../workstation/workplace.ts';
import { DayEndMatters } from './day-end-matters.tsx';
import { DayEndPapers } from './day-end-papers.tsx';
import { DayEndSeriesTable } from './day-end-series.tsx';
import { DayTools } from './day-tools.tsx';
import { OnePaper } from './one-paper.tsx';
import './day-end.css';

/** 日结: numbers used, papers printed, void and unsigned, before the counter is closed. */
export function DayEndView({ active }: { readonly active: boolean }) {
  const { today } = useWorkplace();
  const [day, setDay] = useState<CivilDate>(today);
  const [open, setOpen] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const read = useRead(day, () => window.counter.dayEnd({ day }));
  useChanges(read.reload);
  // Counts what was done here, so that the paper at the side is read again.
  const [round, setRound] = useState(0);
  const acts = usePaperActs(() => {
    setRound((before) => before + 1);
    read.reload();
  });
  const sheet = useAskPaper((paperId) => {
    setOpen(paperId);
    read.reload();
  });
  const free = active && acts.dialog === null;
  const make = () => void sheet.ask({ paper: '日结单', day });
  const go = (to: CivilDate) => {
    setDay(to);
    setOpen(null);
  };
  const sign = async ({ paperId, unsigned: [label] }: DayEndPaper) => {
    const paper = await settle(() => window.counter.paper({ paperId }));
    setRefused(paper.ok ? null : paper.refusal);
    if (!paper.ok) return;
    const line = paper.value.signatures.findIndex((one) => !one.signed && one.label === label);
    if (line >= 0) await acts.sign(paperId, line);
  };
  useKeys(
    {
      F9: make,
      'Alt+ArrowLeft': () => go(addDays(day, -1)),
      'Alt+ArrowRight': () => day < today && go(addDays(day, 1)),
    },
    free,
  );
  const refusal = refused ?? read.refusal ?? sheet.refusal ?? (open === null ? acts.refusal : null);

  return (
    <div className="day-end">
      <DayTools
        day={day}
        today={today}
        making={sheet.running}
        onDay={(text) => {
          const to = parseCivilDate(text);
          if (to !== undefined && to <= today) go(to);
        }}
        onMake={make}
        dayEnd={read.value}
      />
      {refusal !== null && <RefusalNote refusal={refusal} />}
      {read.value !== null && (
        <Tables
          dayEnd={read.value}
          open={open}
          onOpen={setOpen}
          onSign={(paper) => void sign(paper)}
          active={free}
          side={
            open !== null && (
              <OnePaper
                paperId={open}
                round={round}
                acts={acts}
                active={free}
                onClose={() => setOpen(null)}
              />
            )
          }
        />
      )}
    </div>
  );
}

interface TablesProps {
  readonly dayEnd: DayEnd;
  readonly open: string | null;
  readonly onOpen: (paperId: string) => void;
  readonly onSign: (paper: DayEndPaper) => void;
  readonly active: boolean;
  readonly side: ReactNode;
}

function Tables({ dayEnd, open, onOpen, onSign, active, side }: TablesProps) {
  return (
    <div className="day-end-body">
      <div className="day-end-tables">
        <DayEndSeriesTable series={dayEnd.series} />
        <DayEndMatters matters={dayEnd.matters} active={active} />
        <DayEndPapers
          day={dayEnd.day}
          papers={dayEnd.papers}
          moreUnsigned={dayEnd.moreUnsigned}
          open={open}
          onOpen={onOpen}
          onSign={onSign}
          active={active}
        />
      </div>
      {side}
    </div>
  );
}
