import { Table, type TableColumnsType } from 'antd';
import { chineseDateTime } from '#shared/calendar/civil-date.ts';
import type { StuckRecord } from '#shared/contract/care.ts';
import type { StatusView } from '#shared/contract/counter.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { useWorkplace } from '../workstation/workplace.ts';

const columns = (openCase: (caseId: string) => void): TableColumnsType<StuckRecord> => [
  {
    title: '记录',
    key: 'text',
    render: (_, { text, at, who, number, caseId }) => (
      <>
        {text}
        <div className="muted">
          {chineseDateTime(at)} {who}
        </div>
        {caseId !== null && (
          <button type="button" className="plain-link" onClick={() => openCase(caseId)}>
            打开办件 {number}
          </button>
        )}
      </>
    ),
  },
  {
    title: '状态',
    dataIndex: 'state',
    width: 100,
    render: (state: StuckRecord['state']) =>
      state === '中心退回' ? <span className="tone-danger">■ 中心退回</span> : <span>○ 待上传</span>,
  },
  {
    title: '原因和处理',
    key: 'why',
    width: 400,
    render: (_, { why, next }) => (
      <>
        {why}
        <div className="muted">{next}</div>
      </>
    ),
  },
];

/** Each record that is not at the centre, why, and what to do: refused ones first, none of them in the way of the rest. */
export function StuckList({ centre }: { readonly centre: StatusView['centre'] }) {
  const { openCase } = useWorkplace();
  const { state, waiting, refused } = centre;
  const read = useRead(`${state} ${waiting} ${refused}`, () => window.counter.stuckRecords());
  const shown = read.value ?? read.latest;
  return (
    <section className="stuck" aria-label="没有到达中心的记录">
      <h3>没有到达中心的记录</h3>
      {read.refusal !== null && <RefusalNote refusal={read.refusal} />}
      {shown !== null && (
        <Table<StuckRecord>
          size="small"
          rowKey="eventId"
          columns={columns(openCase)}
          dataSource={[...shown.rows]}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          locale={{ emptyText: '本机的记录都已到达中心。' }}
        />
      )}
      {shown !== null && shown.more > 0 && (
        <p className="muted">另有{shown.more}条待上传的记录，按顺序上传，这里只列最早的。</p>
      )}
    </section>
  );
}
