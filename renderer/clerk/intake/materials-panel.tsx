import type { Dispatch, FocusEvent } from 'react';
import { ActionButton } from '../action-button.tsx';
import { MaterialTable } from '../materials/material-table.tsx';
import { tally } from '../materials/ticks.ts';
import { type FormAction, type IntakeForm, scansOf, ticksOf } from './form.ts';

interface MaterialsPanelProps {
  readonly form: IntakeForm;
  readonly dispatch: Dispatch<FormAction>;
  readonly onReceiveAll: () => void;
  /** Opens the scans of a line. */
  readonly onScan: (materialId: string) => void;
  /** The line the cursor came to. */
  readonly onLine: (materialId: string) => void;
  /** Takes 清空 back, for as long as it can be. */
  readonly onUndo: (() => void) | null;
}

/** What the item asks for, and what was handed in. */
export function MaterialsPanel({
  form,
  dispatch,
  onReceiveAll,
  onScan,
  onLine,
  onUndo,
}: MaterialsPanelProps) {
  const ticks = ticksOf(form);
  const scans = scansOf(form);
  const toLine = ({ target }: FocusEvent<HTMLElement>) => {
    const line = target.closest<HTMLElement>('[data-material]')?.dataset['material'];
    if (line !== undefined) onLine(line);
  };
  const materials = form.item?.item.materials ?? [];
  const { required, requiredReceived, problems } = tally(ticks, materials);
  return (
    <section className="panel materials-panel" aria-labelledby="materials-title" onFocus={toLine}>
      <div className="panel-title">
        <h2 id="materials-title">材料清单</h2>
        {materials.length > 0 && (
          <span className="muted" data-testid="material-tally">
            共{materials.length}项，必需{required}项，必需已收{requiredReceived}项
            {problems > 0 && `，有问题${problems}项`}
          </span>
        )}
        <span className="push" />
        {onUndo !== null && (
          <span className="undo" role="status">
            已清空。
            <ActionButton label="撤销清空" keys="Ctrl+Z" size="small" onPress={onUndo} />
          </span>
        )}
        {materials.length > 0 && (
          <ActionButton label="全部收齐" keys="F6" size="small" onPress={onReceiveAll} />
        )}
      </div>
      {form.item === null ? (
        <p className="materials-empty">选择事项后，在此核对材料。</p>
      ) : (
        <MaterialTable
          key={form.item.item.code}
          materials={materials}
          ticks={ticks}
          onChange={(changed) => dispatch({ type: 'ticks', ticks: changed })}
          scans={{ keptOf: (id) => scans[id]?.length ?? 0, onScan }}
        />
      )}
    </section>
  );
}
