import { Modal } from 'antd';
import { chineseDateTime } from '#shared/calendar/civil-date.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';

interface CaseAtCentreProps {
  readonly caseId: string;
  readonly onClose: () => void;
}

/** 中心回执: what the centre itself says it has of the case, in the hall's order. */
export function CaseAtCentre({ caseId, onClose }: CaseAtCentreProps) {
  const { value, refusal, loading } = useRead(caseId, () => window.counter.caseAtCentre({ caseId }));
  return (
    <Modal open title="中心回执" width={720} footer={null} onCancel={onClose}>
      {loading && <p className="muted">正在向中心查询…</p>}
      {refusal !== null && <RefusalNote refusal={refusal} />}
      {value !== null && value.events.length === 0 && <p>中心尚未收到该办件的记录。</p>}
      {value !== null && value.events.length > 0 && (
        <table className="centre-events selectable">
          <thead>
            <tr>
              <th scope="col">大厅序号</th>
              <th scope="col">记录</th>
              <th scope="col">发生时间</th>
            </tr>
          </thead>
          <tbody>
            {value.events.map((event) => (
              <tr key={event.hallSeq}>
                <td>{event.hallSeq}</td>
                <td title={event.kind}>{event.text}</td>
                <td>{chineseDateTime(event.at)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Modal>
  );
}
