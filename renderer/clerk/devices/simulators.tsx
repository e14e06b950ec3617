import { Drawer, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { SimulatorsView } from '#shared/contract/simulators.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { RadioLine } from '../settings/lines.tsx';
import './simulators.css';

type Asked = Parameters<typeof window.counter.simulators>[0];

/** 模拟设备: what a trainee does with the hands: the card on the reader, the applicant's key, a code under the scanner. */
export function Simulators({ onClose }: { readonly onClose: () => void }) {
  const read = useRead('simulators', () => window.counter.simulators({ act: 'view' }));
  const { reload } = read;
  const call = useAct(window.counter.simulators);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  // The pad's own screen changes as the service goes on.
  useEffect(() => window.counter.onStatusChanged(reload), [reload]);
  const run = async (input: Asked) => {
    const result = await call.run(input);
    if (result === null) return;
    setRefusal(result.ok ? null : result.refusal);
    reload();
  };
  const view = read.value;
  return (
    <Drawer
      open
      title="模拟设备"
      size={640}
      closable={false}
      onClose={onClose}
      extra={<ActionButton label="关闭" keys="Esc" onPress={onClose} />}
    >
      <div className="simulators">
        {view !== null && <Reader view={view.reader} onRun={run} />}
        {view !== null && <Pad view={view.pad} onRun={run} />}
        <Scanner
          onScan={(text) => {
            // What it opens is not opened behind this.
            onClose();
            void run({ act: 'scan', text });
          }}
        />
        {(refusal ?? read.refusal) !== null && <RefusalNote refusal={(refusal ?? read.refusal) as Refusal} />}
      </div>
    </Drawer>
  );
}

interface PartProps<View> {
  readonly view: View;
  readonly onRun: (input: Asked) => Promise<void>;
}

function Reader({ view, onRun }: PartProps<SimulatorsView['reader']>) {
  return (
    <section className="panel" aria-label="模拟读卡器">
      <div className="panel-title">
        <h2>读卡器</h2>
      </div>
      {view === null ? (
        <p className="simulators-none">没有选用模拟读卡器。</p>
      ) : (
        <div className="fields">
          <RadioLine
            label="读卡器上"
            options={[
              { value: 'turns', label: '轮流放上示范证件' },
              { value: 'none', label: '没有证件' },
              ...view.cards.map((label, at) => ({ value: String(at), label })),
            ]}
            value={String(view.lies)}
            readOnly={false}
            onChange={(card) =>
              void onRun({ act: 'card', card: card === 'turns' || card === 'none' ? card : Number(card) })
            }
          />
        </div>
      )}
    </section>
  );
}

function Pad({ view, onRun }: PartProps<SimulatorsView['pad']>) {
  const keys = view?.plugged === true ? view.keys : [];
  useKeys(
    Object.fromEntries(
      keys.map(({ means }, at) => [`Alt+${at + 1}`, () => void onRun({ act: 'press', means })]),
    ),
  );
  const cable = () => void onRun({ act: 'cable', plugged: view?.plugged === false });
  useKeys({ 'Alt+U': cable }, view !== null);
  return (
    <section className="panel" aria-label="模拟评价器">
      <div className="panel-title">
        <h2>评价器</h2>
        <span className="muted">由扮演申请人的人按</span>
      </div>
      {view === null ? (
        <p className="simulators-none">没有选用模拟评价器。在“设置→设备”的按键评价器中选用。</p>
      ) : (
        <div className="simulators-pad">
          <p role="status">
            {view.title}：{view.plugged ? `屏幕显示“${view.shows}”` : '已拔下'}
          </p>
          <div className="simulators-keys">
            {keys.map(({ means, title }, at) => (
              <ActionButton
                key={`${title} ${at}`}
                label={title}
                keys={`Alt+${at + 1}`}
                onPress={() => void onRun({ act: 'press', means })}
              />
            ))}
            <ActionButton label={view.plugged ? '拔下' : '插上'} keys="Alt+U" onPress={cable} />
          </div>
        </div>
      )}
    </section>
  );
}

function Scanner({ onScan }: { readonly onScan: (text: string) => void }) {
  const [text, setText] = useState('');
  const scan = () => {
    if (text.trim() !== '') onScan(text.trim());
  };
  return (
    <section className="panel" aria-label="模拟扫描枪">
      <div className="panel-title">
        <h2>扫描枪</h2>
      </div>
      <div className="simulators-scan">
        <Input
          aria-label="条码内容"
          placeholder="收件凭证上的编号，如 001-000127-4"
          value={text}
          maxLength={200}
          autoComplete="off"
          onChange={({ target }) => setText(target.value)}
          onPressEnter={scan}
        />
        <ActionButton label="扫描" keys="Enter" onPress={scan} />
      </div>
    </section>
  );
}
