import { useState } from 'react';
import type { DevicesView } from '#shared/contract/devices.ts';
import type { LearnWay } from '#shared/contract/pads.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { DeviceStates } from './device-states.tsx';
import { draftOf, type DevicesDraft, slotsOf, unfinished } from './draft.ts';
import { LearnPad } from './learn-pad.tsx';
import { PadFields } from './pad-fields.tsx';
import { ReaderFields } from './reader-fields.tsx';
import { TabletsPanel } from './tablets-panel.tsx';
import './devices-part.css';

interface DevicesPartProps {
  readonly active: boolean;
  readonly training: boolean;
  readonly readOnly: boolean;
}

/** 设备: pads, reader and camera of this counter, each as it stands now. */
export function DevicesPart(props: DevicesPartProps) {
  const stored = useRead('devices', () => window.counter.devices());
  if (stored.refusal !== null) return <RefusalNote refusal={stored.refusal} />;
  if (stored.value === null) return null;
  return <DevicesForm {...props} stored={stored.value} />;
}

interface DevicesFormProps extends DevicesPartProps {
  readonly stored: DevicesView;
}

export interface DeviceFieldsProps {
  readonly draft: DevicesDraft;
  readonly view: DevicesView;
  readonly training: boolean;
  readonly readOnly: boolean;
  readonly onChange: (change: Partial<DevicesDraft>) => void;
}

function DevicesForm({ stored, active, training, readOnly }: DevicesFormProps) {
  const [view, setView] = useState(stored);
  const [draft, setDraft] = useState(() => draftOf(stored.slots));
  const [learning, setLearning] = useState<LearnWay | 'tablets' | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [notice, setNotice] = useState('');
  const save = useAct(window.counter.saveDevices);
  const find = useAct(window.counter.devices);
  const read = useAct(window.counter.readCard);
  const tryPads = useAct(window.counter.testPads);

  const show = (said: Refusal | null, words: string) => {
    setRefusal(said);
    setNotice(words);
  };
  const change = (part: Partial<DevicesDraft>) => setDraft((before) => ({ ...before, ...part }));
  const onSave = async () => {
    const missing = unfinished(draft);
    if (missing !== null) {
      show({ kind: 'bad_input', rule: 'K1', message: '设备没有保存。', next: missing }, '');
      return;
    }
    const result = await save.run(slotsOf(draft));
    if (result === null) return;
    if (result.ok) {
      setView(result.value);
      setDraft(draftOf(result.value.slots));
    }
    show(result.ok ? null : result.refusal, result.ok ? '设备设置已保存，正在连接。' : '');
  };
  const onFind = async () => {
    const result = await find.run();
    if (result?.ok === true) setView(result.value);
    else if (result !== null) show(result.refusal, '');
  };
  const onRead = async () => {
    show(null, '');
    const result = await read.run();
    if (result === null) return;
    const tail = result.ok ? result.value.idNumber.slice(-4) : '';
    show(result.ok ? null : result.refusal, result.ok ? `读到一张证件，号码后四位${tail}。` : '');
  };
  const onTry = async () => {
    const result = await tryPads.run();
    if (result !== null) show(result.ok ? null : result.refusal, '');
  };
  const can = active && !readOnly && learning === null;
  useKeys({ F9: () => void onSave() }, can);
  useKeys(
    { F5: () => void onFind(), 'Alt+T': () => void onRead(), 'Alt+R': () => void onTry() },
    active && learning === null,
  );
  useKeys({ Escape: () => setLearning(null) }, active && learning !== null);

  const fields = { draft, view, training, readOnly, onChange: change };
  return (
    <>
      <div className="settings-columns">
        {learning === null ? (
          <PadFields
            {...fields}
            active={can}
            onLearn={setLearning}
            onTablets={() => setLearning('tablets')}
          />
        ) : learning === 'tablets' ? (
          <TabletsPanel active={active} />
        ) : (
          <LearnPad
            way={learning}
            active={active}
            readOnly={readOnly}
            onLearned={(found) => {
              change(
                found.kind === 'serial'
                  ? { pad: 'serial', padPort: found.port, profile: found.profile }
                  : { keys: found.profile },
              );
              setLearning(null);
              show(null, '已采用学到的按键，按 F9 保存后使用。');
            }}
          />
        )}
        <div className="devices-side">
          <DeviceStates />
          <ReaderFields {...fields} />
        </div>
      </div>
      {refusal !== null && <RefusalNote refusal={refusal} />}
      {notice !== '' && (
        <p className="case-notice" role="status">
          {notice}
        </p>
      )}
      <div className="settings-actions">
        {learning !== null && (
          <ActionButton label="返回设备设置" keys="Esc" onPress={() => setLearning(null)} />
        )}
        {learning === null && !readOnly && (
          <ActionButton
            label="保存"
            keys="F9"
            type="primary"
            running={save.running}
            onPress={() => void onSave()}
          />
        )}
        {learning === null && (
          <>
            <ActionButton
              label="重新查找设备"
              keys="F5"
              running={find.running}
              onPress={() => void onFind()}
            />
            <ActionButton
              label="读一张证件试试"
              keys="Alt+T"
              running={read.running}
              onPress={() => void onRead()}
            />
            <ActionButton
              label="试按评价器"
              keys="Alt+R"
              running={tryPads.running}
              onPress={() => void onTry()}
            />
            <span className="muted">试读、试按用已保存的设置，试按不计入评价</span>
          </>
        )}
      </div>
    </>
  );
}
