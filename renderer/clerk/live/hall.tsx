import type {
  CounterCard,
  DepartmentQueue,
  LiveBoard,
  LiveFigure,
  LiveMarks,
} from '#shared/contract/desks.ts';
import { useKeys } from '../../common/keys.ts';
import { ActionButton } from '../action-button.tsx';
import { useWorkplace } from '../workstation/workplace.ts';

const shapes = { ok: '●', warn: '▲', danger: '■', still: '◇' } as const;

interface HallProps {
  readonly board: LiveBoard | null;
  readonly marks: LiveMarks | null;
  readonly active: boolean;
  readonly onTab: (tab: 'marks' | 'complaints' | 'poor') => void;
  readonly onReload: () => void;
}

/** Every counter, every limit about to pass, at one look. A figure opens what it was counted from. */
export function Hall({ board, marks, active, onTab, onReload }: HallProps) {
  useKeys({ F5: onReload }, active);
  if (board === null) return <p className="tick-empty">正在读取…</p>;
  const { counters, queues, poor, complaints } = board;
  const empty = counters.filter(({ standing }) => standing === '空岗').length;
  return (
    <div className="live">
      <ul className="live-figures">
        <Total
          title="窗口"
          value={`${counters.length}`}
          note={empty > 0 ? `空岗${empty}个` : '没有空岗'}
          tone={empty > 0 ? 'danger' : 'ok'}
        />
        <Total
          title="红牌"
          value={marks === null ? '…' : `${marks.red}`}
          note="超期等违反时限和程序"
          tone={marks !== null && marks.red > 0 ? 'danger' : 'ok'}
          onOpen={() => onTab('marks')}
        />
        <Total
          title="黄牌"
          value={marks === null ? '…' : `${marks.yellow}`}
          note="空岗、环节超期等"
          tone={marks !== null && marks.yellow > 0 ? 'warn' : 'ok'}
          onOpen={() => onTab('marks')}
        />
        <Total
          title="今日差评"
          value={`${poor.today}`}
          note={`整改中${poor.open}件`}
          tone={poor.today > 0 ? 'warn' : 'ok'}
          onOpen={() => onTab('poor')}
        />
        {complaints !== null && (
          <Total
            title="投诉未办结"
            value={`${complaints.open}`}
            note={complaints.overdue > 0 ? `超期${complaints.overdue}件` : '没有超期'}
            tone={complaints.overdue > 0 ? 'danger' : complaints.open > 0 ? 'warn' : 'ok'}
            onOpen={() => onTab('complaints')}
          />
        )}
        <li className="live-reload">
          <ActionButton label="刷新" keys="F5" onPress={onReload} />
        </li>
      </ul>
      <div className="live-columns">
        <section className="panel live-part" aria-label="窗口">
          <div className="panel-title">
            <h3>窗口</h3>
          </div>
          <ul className="live-counters">
            {counters.map((card) => (
              <Counter key={card.counter} card={card} />
            ))}
          </ul>
        </section>
        <section className="panel live-part" aria-label="时限">
          <div className="panel-title">
            <h3>即将到期和超期</h3>
          </div>
          <Queues queues={queues} />
        </section>
      </div>
    </div>
  );
}

interface TotalProps {
  readonly title: string;
  readonly value: string;
  readonly note: string;
  readonly tone: keyof typeof shapes;
  readonly onOpen?: () => void;
}

function Total({ title, value, note, tone, onOpen }: TotalProps) {
  const body = (
    <>
      <span className="live-total-title">{title}</span>
      <span className={`live-total tone-${tone}`}>
        <span aria-hidden="true">{shapes[tone]}</span> {value}
      </span>
      <span className="muted">{note}</span>
    </>
  );
  return (
    <li className="panel live-figure">
      {onOpen === undefined ? (
        <div>{body}</div>
      ) : (
        <button type="button" onClick={onOpen}>
          {body}
        </button>
      )}
    </li>
  );
}

function Counter({ card }: { readonly card: CounterCard }) {
  const { showFigure } = useWorkplace();
  const { name, position, standing, tone, text, own, asOf, silent, served, figure } = card;
  return (
    <li className={`live-counter live-${tone}`} aria-label={name}>
      <div className="tick-line">
        <strong className="grow">{name}</strong>
        {own ? <span className="tag">本机</span> : <span className="muted">{asOf}</span>}
      </div>
      <div className="tick-line">
        <span className={`live-standing tone-${tone}`}>
          <span aria-hidden="true">{shapes[tone]}</span> {standing}
        </span>
        <span className="grow">{text}</span>
      </div>
      <div className="tick-line">
        <span className="muted grow">{position}</span>
        {silent && <span className="tag tag-warn">▲ 久未收到记录，可能离线</span>}
        <button
          type="button"
          className="live-link"
          disabled={served === 0}
          onClick={() => showFigure({ title: `${name}今日办理`, figure })}
        >
          今日办理{served}件
        </button>
      </div>
    </li>
  );
}

function Queues({ queues }: { readonly queues: readonly DepartmentQueue[] }) {
  if (queues.length === 0) return <p className="tick-empty">没有即将到期或者超期的办件。</p>;
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">部门</th>
          <th scope="col">■ 超期</th>
          <th scope="col">▲ 今日到期</th>
          <th scope="col">▲ 临期</th>
        </tr>
      </thead>
      <tbody>
        {queues.map(({ department, overdue, today, soon }) => (
          <tr key={department}>
            <th scope="row">{department}</th>
            <FigureCell title={`${department}超期`} figure={overdue} tone="danger" />
            <FigureCell title={`${department}今日到期`} figure={today} tone="warn" />
            <FigureCell title={`${department}临期`} figure={soon} tone="warn" />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FigureCell({
  title,
  figure,
  tone,
}: {
  readonly title: string;
  readonly figure: LiveFigure;
  readonly tone: string;
}) {
  const { showFigure } = useWorkplace();
  const { count } = figure;
  return (
    <td>
      {count === 0 ? (
        <span className="muted">0</span>
      ) : (
        <button
          type="button"
          className={`live-link tone-${tone}`}
          aria-label={`${title}${count}件`}
          onClick={() => showFigure({ title, figure: figure.figure })}
        >
          {count}
        </button>
      )}
    </td>
  );
}
