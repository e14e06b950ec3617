import { Drawer } from 'antd';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import { PaperDialogs } from '../papers/paper-dialogs.tsx';
import { rowKeys } from '../papers/copy-words.ts';
import { useCopyKeys } from '../papers/use-copy-keys.ts';
import { usePaperActs } from '../papers/use-paper-acts.ts';
import { useCurrentRow } from '../use-current-row.ts';
import { useKeptFocus } from '../use-kept-focus.ts';
import { useWorkplace } from '../workstation/workplace.ts';
import { DeskRow } from './desk-row.tsx';
import { Lane } from './lane.tsx';
import { type MoveAll, moveAll, moveAllKey } from './lanes.ts';
import './print-desk.css';
import { usePrintDesk } from './use-print-desk.ts';

/** 打印: both printers, and every copy that waits or needs a person. Opened from the status place or by its key. */
export function PrintDesk({ onClose }: { readonly onClose: () => void }) {
  const { openCase } = useWorkplace();
  const { value: desk, refusal, reload } = usePrintDesk();
  const acts = usePaperActs(reload);
  const rows = desk?.rows ?? [];
  const lanes = (desk?.lanes ?? []).map((lane, _, all) => ({ lane, move: moveAll(lane, all, rows) }));
  const first = lanes.find(({ move }) => move !== null)?.move ?? null;
  const move = ({ to, jobIds }: MoveAll) => void acts.reroute(to, ...jobIds);
  const keptFocus = useKeptFocus<HTMLUListElement>();
  const keyed = useCopyKeys(rows, acts, true);
  const free = acts.dialog === null;
  const { current, row: place } = useCurrentRow(
    rows.map(({ jobId }) => jobId),
    free,
  );
  const row = rows.find(({ jobId }) => jobId === current);
  const open = (caseId: string) => {
    onClose();
    openCase(caseId);
  };
  useKeys(
    {
      ...(first !== null && { [moveAllKey]: () => move(first) }),
      ...(row?.actions.void === true && { [rowKeys.voidCopy]: () => acts.askVoid(row, row.title) }),
      ...(row?.caseId != null && { [rowKeys.openCase]: () => row.caseId !== null && open(row.caseId) }),
    },
    free,
  );

  return (
    <Drawer
      open
      title="打印"
      size="min(1080px, 94vw)"
      closable={false}
      keyboard={acts.dialog === null}
      mask={{ blur: false }}
      onClose={onClose}
      extra={<ActionButton label="关闭" keys="Esc" onPress={onClose} />}
    >
      <div className="print-desk">
        {refusal !== null && <RefusalNote refusal={refusal} />}
        <div className="lanes">
          {lanes.map((one) => (
            <Lane
              key={one.lane.media}
              {...one}
              keyed={one.move !== null && one.move === first}
              moving={acts.running}
              onMove={move}
              onChanged={reload}
            />
          ))}
        </div>
        {acts.refusal !== null && acts.dialog === null && <RefusalNote refusal={acts.refusal} />}
        <section className="panel" aria-label="等待打印和需要处理的文书">
          <div className="panel-title">
            <h3>等待打印和需要处理的文书</h3>
            {rows.length > 0 && (
              <span className="push muted">共{rows.length + (desk?.more ?? 0)}份，需要处理的在前</span>
            )}
          </div>
          {desk !== null && rows.length === 0 && (
            <p className="muted desk-empty">没有等待打印或者需要处理的文书。</p>
          )}
          <ul className="desk-rows" {...keptFocus}>
            {rows.map((one) => (
              <DeskRow
                key={one.jobId}
                row={one}
                keyed={keyed}
                acts={acts}
                current={one.jobId === current}
                place={place(one.jobId)}
                onOpenCase={open}
              />
            ))}
          </ul>
          {desk !== null && desk.more > 0 && (
            <p className="muted desk-empty">另有{desk.more}份在后面排队。</p>
          )}
        </section>
      </div>
      <PaperDialogs acts={acts} />
    </Drawer>
  );
}
