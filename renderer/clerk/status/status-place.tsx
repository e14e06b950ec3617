import { Drawer } from 'antd';
import { useState } from 'react';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { usePushed } from '../../common/use-pushed.ts';
import { ActionButton } from '../action-button.tsx';
import { ariaKeys } from '../aria-keys.ts';
import { printDeskKey } from '../workstation/pages.tsx';
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
  const refusal = refused ?? unread;

  const syncNow = async () => {
    const result = await sync.run();
    if (result === null) return;
    setRefused(result.ok ? null : result.refusal);
    if (result.ok) set(result.value);
  };
  useKeys({ F5: () => void syncNow() }, open);

  return (
    <>
      <div className="status-place" data-testid="status-place">
        <button
          type="button"
          className="status-button"
          title="查看连接和设备状态"
          onClick={() => onOpen(true)}
        >
          {status === null ? '正在读取状态…' : <StatusParts parts={statusParts(status)} />}
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
        size={460}
        closable={false}
        onClose={() => onOpen(false)}
        extra={
          <div className="drawer-actions">
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
          <dl className="facts selectable">
            {statusRows(status).map(([label, value]) => (
              <div key={label} className="status-row">
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
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
