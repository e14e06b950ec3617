import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { SavedView } from '#shared/contract/counter.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { ActionButton } from '../action-button.tsx';
import { ariaKeys } from '../aria-keys.ts';
import { type Filter, freeSlot } from './filter.ts';

interface SavedViewsProps {
  readonly views: readonly SavedView[];
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

/** Filters that were given a name, each with its key. */
export function SavedViews({ views, filter, onFilter }: SavedViewsProps) {
  return views.map(({ slot, name, filter: saved }) => (
    <button
      key={slot}
      type="button"
      className="board-chip"
      aria-pressed={JSON.stringify(saved) === JSON.stringify(filter)}
      aria-keyshortcuts={ariaKeys(`Alt+${slot}`)}
      onClick={() => onFilter(saved)}
    >
      {name}
      <kbd aria-hidden="true">Alt+{slot}</kbd>
    </button>
  ));
}

interface SaveViewProps {
  readonly views: readonly SavedView[];
  readonly filter: Filter;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

/** 保存视图: a name and a key for the present filter; those there are can be removed here. */
export function SaveView({ views, filter, onClose, onChanged }: SaveViewProps) {
  const [name, setName] = useState('');
  const [slot, setSlot] = useState(() => freeSlot(views.map((view) => view.slot)));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const save = useAct(window.counter.saveView);
  const remove = useAct(window.counter.removeView);
  const replaced = views.find((view) => view.slot === slot);

  const onSave = async () => {
    if (name.trim() === '') return;
    const done = await save.run({ slot, name: name.trim(), filter });
    if (done === null) return;
    if (!done.ok) return setRefusal(done.refusal);
    onChanged();
    onClose();
  };
  const onRemove = async (from: number) => {
    const done = await remove.run({ slot: from });
    if (done?.ok === false) setRefusal(done.refusal);
    if (done?.ok === true) onChanged();
  };

  useKeys(Object.fromEntries(views.map((view) => [`Alt+${view.slot}`, () => void onRemove(view.slot)])));

  return (
    <Modal
      open
      title="保存视图"
      width={460}
      onCancel={onClose}
      footer={
        <>
          <ActionButton label="返回" keys="Esc" onPress={onClose} />
          <ActionButton
            label="保存"
            keys="Enter"
            type="primary"
            running={save.running}
            onPress={() => void onSave()}
          />
        </>
      }
    >
      <div className="board-save">
        <label htmlFor="board-view-name">名称</label>
        <Input
          id="board-view-name"
          autoFocus
          autoComplete="off"
          maxLength={20}
          value={name}
          placeholder="现在的筛选条件以此名保存"
          onChange={({ target }) => setName(target.value)}
          onPressEnter={({ nativeEvent }) => nativeEvent.isComposing || void onSave()}
        />
        <label htmlFor="board-view-key">快捷键</label>
        <select
          id="board-view-key"
          className="plain-select"
          value={slot}
          onChange={({ target }) => setSlot(Number(target.value))}
        >
          {Array.from({ length: 9 }, (_, at) => (
            <option key={at} value={at + 1}>
              Alt+{at + 1}
            </option>
          ))}
        </select>
      </div>
      {replaced !== undefined && <p className="muted">将替换“{replaced.name}”。</p>}
      {refusal !== null && <RefusalNote refusal={refusal} />}
      {views.length > 0 && (
        <ul className="board-saved" aria-label="已保存的视图">
          {views.map((view) => (
            <li key={view.slot}>
              <span>{view.name}</span>
              <ActionButton
                label={`删除${view.name}`}
                keys={`Alt+${view.slot}`}
                size="small"
                onPress={() => void onRemove(view.slot)}
              />
            </li>
          ))}
        </ul>
      )}
    </Modal>
  );
}
