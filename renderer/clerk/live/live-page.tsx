import { useCallback, useState } from 'react';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { DeskTabs } from '../opinions/desk-tabs.tsx';
import { useCaseChanges } from '../opinions/use-case-changes.ts';
import { RegisterDesk } from '../manage/register-desk.tsx';
import type { PageProps } from '../workstation/pages.tsx';
import { useWorkplace } from '../workstation/workplace.ts';
import { Held } from './held.tsx';
import { Hall } from './hall.tsx';
import { Marks } from './marks.tsx';
import '../opinions/opinions.css';
import './live.css';

type Tab = 'hall' | 'marks' | 'complaints' | 'poor' | 'notices' | 'held';

/** 监察: the hall as it stands, what is irregular, complaints and poor ratings; for a window head the own department. */
export function LivePage({ shown, active }: PageProps) {
  const { person } = useWorkplace();
  const [tab, setTab] = useState<Tab>('hall');
  const board = useRead('board', () => window.counter.liveBoard());
  const marks = useRead('marks', () => window.counter.liveMarks());
  const { reload: reloadBoard } = board;
  const { reload: reloadMarks } = marks;
  useCaseChanges(reloadBoard, shown, 15_000);
  useCaseChanges(reloadMarks, shown, 120_000);
  const reload = useCallback(() => {
    reloadBoard();
    reloadMarks();
  }, [reloadBoard, reloadMarks]);

  const head = person.role === 'window_head';
  const shownBoard = board.latest;
  const shownMarks = marks.latest;
  const complaints = shownBoard?.complaints ?? null;
  const tabs: { id: Tab; title: string; count?: number }[] = [
    { id: 'hall', title: '大厅实况' },
    {
      id: 'marks',
      title: '红黄牌',
      ...(shownMarks === null ? {} : { count: shownMarks.red + shownMarks.yellow }),
    },
    ...(head
      ? []
      : [
          {
            id: 'complaints' as const,
            title: '投诉',
            ...(complaints === null ? {} : { count: complaints.open }),
          },
        ]),
    { id: 'poor', title: '差评整改', ...(shownBoard === null ? {} : { count: shownBoard.poor.open }) },
    ...(head ? [{ id: 'held' as const, title: '改派' }] : [{ id: 'notices' as const, title: '监察通报' }]),
  ];
  return (
    <div className="desk-page">
      <DeskTabs
        label="监察"
        tabs={tabs}
        value={tab}
        onChange={setTab}
        active={active}
        extra={
          shownBoard === null ? null : (
            <span className={shownBoard.inTouch ? 'muted' : 'tone-warn'} role="status">
              {shownBoard.inTouch ? '●' : '▲'} {shownBoard.at}　{shownBoard.exchange}
            </span>
          )
        }
      />
      {board.refusal !== null && <RefusalNote refusal={board.refusal} />}
      {tab === 'hall' && (
        <Hall board={shownBoard} marks={shownMarks} active={active} onTab={setTab} onReload={reload} />
      )}
      {tab === 'marks' && (
        <Marks marks={shownMarks} refusal={marks.refusal} active={active} onIssued={reload} />
      )}
      {tab === 'complaints' && (
        <RegisterDesk key="complaint" register="complaint" title="投诉" active={active} openOnly />
      )}
      {tab === 'poor' && (
        <RegisterDesk key="follow_up" register="follow_up" title="差评整改" active={active} openOnly />
      )}
      {tab === 'notices' && <RegisterDesk key="notice" register="notice" title="监察通报" active={active} />}
      {tab === 'held' && <Held active={active} />}
    </div>
  );
}
