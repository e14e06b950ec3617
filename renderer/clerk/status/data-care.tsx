import { useState } from 'react';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { useAct } from '../../common/use-act.ts';
import { ActionButton } from '../action-button.tsx';
import { useWorkplace } from '../workstation/workplace.ts';

interface DataCareProps {
  readonly onRefused: (refusal: Refusal | null) => void;
}

/** A copy of the data, and the lists derived again: for the window head, who answers for this counter. */
export function DataCare({ onRefused }: DataCareProps) {
  const { person } = useWorkplace();
  const [told, setTold] = useState('');
  const [asking, setAsking] = useState(false);
  const backup = useAct(() => window.counter.backup());
  const rebuild = useAct(() => window.counter.rebuildLists());
  const head = person.role === 'window_head';

  const copy = async () => {
    const result = await backup.run();
    if (result === null) return;
    onRefused(result.ok ? null : result.refusal);
    if (result.ok && result.value.folder !== null) setTold(`已备份到 ${result.value.folder}`);
  };
  const again = async () => {
    if (!asking) {
      setAsking(true);
      return;
    }
    const result = await rebuild.run();
    if (result !== null) onRefused(result.ok ? null : result.refusal);
  };
  useKeys({ F9: () => void copy(), F10: () => void again() }, head);
  if (!head) return null;
  return (
    <section className="data-care" aria-label="本机数据">
      <ActionButton label="备份本机数据" keys="F9" running={backup.running} onPress={() => void copy()} />
      <ActionButton
        label={asking ? '确认：重新启动并整理' : '重新整理列表'}
        keys="F10"
        danger={asking}
        running={rebuild.running}
        onPress={() => void again()}
      />
      <span className="muted" role="status">
        {told}
      </span>
      {asking && <p className="muted">程序将重新启动，按记录重新整理办件列表；记录本身不变。</p>}
    </section>
  );
}
