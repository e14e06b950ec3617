import { chineseDate, type CivilDate } from '#shared/calendar/civil-date.ts';
import type { DayEndPaper } from '#shared/contract/papers.ts';
import { ActionButton } from '../action-button.tsx';
import { useKeptFocus } from '../use-kept-focus.ts';
import { inOrderOfNeed } from './day-end-words.ts';

interface DayEndPapersProps {
  readonly day: string;
  readonly papers: readonly DayEndPaper[];
  /** Papers of earlier days with a place left unsigned, beyond those listed. */
  readonly moreUnsigned: number;
  /** The paper shown at the side. */
  readonly open: string | null;
  readonly onOpen: (paperId: string) => void;
  readonly onSign: (paper: DayEndPaper) => void;
}

/** Every paper of the day. */
export function DayEndPapers(props: DayEndPapersProps) {
  const { day, papers, moreUnsigned, open, onOpen, onSign } = props;
  const keptFocus = useKeptFocus<HTMLElement>();
  return (
    <section className="panel day-papers" aria-label="当日文书" {...keptFocus}>
      <table className="day-table">
        <thead>
          <tr>
            <th scope="col">文书</th>
            <th scope="col" className="number">
              份数
            </th>
            <th scope="col" className="number">
              打印
            </th>
            <th scope="col" className="number">
              补打
            </th>
            <th scope="col" className="number">
              作废
            </th>
            <th scope="col">待签收</th>
            <th scope="col">情况</th>
          </tr>
        </thead>
        <tbody>
          {inOrderOfNeed(papers).map((paper) => (
            <PaperRow
              key={paper.paperId}
              day={day}
              paper={paper}
              open={paper.paperId === open}
              onOpen={onOpen}
              onSign={onSign}
            />
          ))}
        </tbody>
      </table>
      {papers.length === 0 && <p className="muted day-empty">当日没有出具文书。</p>}
      {moreUnsigned > 0 && (
        <p className="tone-warn day-more">以前出具、尚未签收的文书另有{moreUnsigned}件。</p>
      )}
    </section>
  );
}

interface PaperRowProps extends Pick<DayEndPapersProps, 'day' | 'onOpen' | 'onSign'> {
  readonly paper: DayEndPaper;
  readonly open: boolean;
}

function PaperRow({ day, paper, open, onOpen, onSign }: PaperRowProps) {
  const { title, number, copies, printed, reprints, unsigned, trouble, voided } = paper;
  return (
    <tr className={open ? 'day-open' : ''}>
      <td>
        <button type="button" className="day-paper" onClick={() => onOpen(paper.paperId)}>
          <span className={voided === null ? '' : 'paper-void'}>{title}</span>
          <span className="muted">
            {number}
            {paper.issuedOn !== day && ` ${chineseDate(paper.issuedOn as CivilDate)}出具`}
          </span>
        </button>
      </td>
      <td className="number">{copies}</td>
      <td className="number">{printed}</td>
      <td className="number">{reprints}</td>
      <td className="number">{paper.void}</td>
      <td>
        {unsigned.length === 0 ? (
          <span className="muted">—</span>
        ) : (
          <span className="day-unsigned">
            <span>{unsigned.join('、')}</span>
            {voided === null && printed > 0 && (
              <ActionButton label="登记签收" size="small" onPress={() => onSign(paper)} />
            )}
          </span>
        )}
      </td>
      <td>
        {voided !== null && <span className="tone-warn">作废：{voided}</span>}
        {voided === null && trouble !== '' && <span className="tone-danger">■ {trouble}</span>}
        {voided === null && trouble === '' && <span className="tone-ok">● 正常</span>}
      </td>
    </tr>
  );
}
