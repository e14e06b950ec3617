import { Drawer } from 'antd';
import { Fragment, useState } from 'react';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { settle } from '../../common/settle.ts';
import { useAct } from '../../common/use-act.ts';
import { usePushed } from '../../common/use-pushed.ts';
import { ActionButton } from '../action-button.tsx';
import { ariaKeys } from '../aria-keys.ts';
import { printDeskKey, statusKey } from '../workstation/pages.tsx';
import { DataCare } from './data-care.tsx';
import { JobList } from './job-list.tsx';
import { StuckList } from './stuck-list.tsx';
import { useJobs } from './use-jobs.ts';
import { printerParts, type StatusPart, statusParts, statusRows } from './status-words.ts';
import './status-place.css';

interface StatusPlaceProps {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onPrintDesk: () => void;
}

/** Connection and devices, always in the same place and never in the way: a fault of the network stops nobody. */
export function StatusPlace({ open, onOpen, onPrintDesk }: StatusPlaceProps) {
  const {
    value: status,
    refusal: unread,
    set,
  } = usePushed(
    () => window.counter.status(),
    (listener) => window.counter.onStatusChanged(listener),
  );
  const [refused, setRefused] = useState<Refusal | null>(null);
  const sync = useAct(window.counter.syncNow);
  const jobs = useJobs();
  const running = jobs.filter(({ state }) => state === '进行中');
  const refusal = refused ?? unread;

  const syncNow = async () => {
    const result = await sync.run();
    if (result === null) return;
    setRefused(result.ok ? null : result.refusal);
    if (result.ok) set(result.value);
  };
  const receiving = status !== null && status.centre.receiving > 0 && !status.centre.receivingHeld;
  const holdReceiving = async () => {
    const result = await settle(() => window.counter.holdReceiving());
    setRefused(result.ok ? null : result.refusal);
    if (result.ok) set(result.value);
  };
  useKeys({ F5: () => void syncNow(), ...(receiving ? { F6: () => void holdReceiving() } : {}) }, open);

  return (
    <>
      <div className="status-place" data-testid="status-place">
        <button
          type="button"
          className="status-button"
          title="查看连接和设备状态、没有到达中心的记录"
          aria-keyshortcuts={ariaKeys(statusKey)}
          onClick={() => onOpen(true)}
        >
          {status === null ? '正在读取状态…' : <StatusParts parts={statusParts(status)} />}
          {running.length > 0 && <span className="status-part">◷ 正在进行{running.length}项任务</span>}
          <kbd aria-hidden="true">{statusKey}</kbd>
        </button>
        <button
          type="button"
          className="status-button status-printers"
          title="查看打印机和等待打印的文书"
          aria-keyshortcuts={ariaKeys(printDeskKey)}
          onClick={onPrintDesk}
        >
          {status !== null && <StatusParts parts={printerParts(status)} />}
          <kbd aria-hidden="true">{printDeskKey}</kbd>
        </button>
      </div>
      <Drawer
        open={open}
        title="连接和设备"
        size={860}
        closable={false}
        onClose={() => onOpen(false)}
        extra={
          <div className="drawer-actions">
            {receiving && <ActionButton label="暂停接收" keys="F6" onPress={() => void holdReceiving()} />}
            <ActionButton
              label="立即同步"
              keys="F5"
              type="primary"
              running={sync.running}
              onPress={() => void syncNow()}
            />
            <ActionButton label="关闭" keys="Esc" onPress={() => onOpen(false)} />
          </div>
        }
      >
        {refusal !== null && <RefusalNote refusal={refusal} />}
        {status !== null && (
          <dl className="panel facts selectable">
            {statusRows(status).map(([label, value]) => (
              <Fragment key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </Fragment>
            ))}
          </dl>
        )}
        {open && <JobList jobs={jobs} />}
        {open && <DataCare onRefused={setRefused} />}
        {status !== null && open && <StuckList centre={status.centre} />}
        <p className="muted status-hint">
          离线时照常收件、受理和打印；记录保存在本机，恢复联网后自动上传，不会丢失也不会重复。
        </p>
      </Drawer>
    </>
  );
}

function StatusParts({ parts }: { readonly parts: readonly StatusPart[] }) {
  return parts.map((part) => (
    <span key={part.id} className={`status-part tone-${part.tone}`} data-status={part.id}>
      {part.shape !== '' && <span aria-hidden="true">{part.shape}</span>}
      {part.text}
    </span>
  ));
}
