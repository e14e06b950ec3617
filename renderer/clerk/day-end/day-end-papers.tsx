import { chineseDate, type CivilDate } from '#shared/calendar/civil-date.ts';
import type { DayEndPaper } from '#shared/contract/papers.ts';
import { useKeys } from '../../common/keys.ts';
import { ActionButton } from '../action-button.tsx';
import { signKey } from '../papers/copy-words.ts';
import { type Row, useCurrentRow } from '../use-current-row.ts';
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
  readonly active: boolean;
}

/** Every paper of the day. */
export function DayEndPapers(props: DayEndPapersProps) {
  const { day, papers, moreUnsigned, open, onOpen, onSign, active } = props;
  const rows = inOrderOfNeed(papers);
  // A paper open at the side has the keys.
  const free = active && open === null;
  const { current, row } = useCurrentRow(
    rows.map(({ paperId }) => paperId),
    free,
  );
  const signable = rows.filter(maySign);
  const keyed = signable.find(({ paperId }) => paperId === current) ?? signable[0];
  useKeys(keyed !== undefined ? { [signKey]: () => onSign(keyed) } : {}, free);
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
          {rows.map((paper) => (
            <PaperRow
              key={paper.paperId}
              day={day}
              paper={paper}
              open={paper.paperId === open}
              keyed={free && paper === keyed}
              row={row(paper.paperId)}
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
  readonly keyed: boolean;
  readonly row: Row;
}

/** Somebody can sign what came out and still counts. */
const maySign = ({ unsigned, voided, printed }: DayEndPaper): boolean =>
  unsigned.length > 0 && voided === null && printed > 0;

function PaperRow({ day, paper, open, keyed, row: { ref, ...ofRow }, onOpen, onSign }: PaperRowProps) {
  const { title, number, copies, printed, reprints, unsigned, trouble, voided } = paper;
  return (
    <tr className={open ? 'day-open' : ''} {...ofRow}>
      <td>
        <button ref={ref} type="button" className="day-paper" onClick={() => onOpen(paper.paperId)}>
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
            {maySign(paper) && (
              <ActionButton
                label="登记签收"
                size="small"
                {...(keyed ? { keys: signKey } : {})}
                onPress={() => onSign(paper)}
              />
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
