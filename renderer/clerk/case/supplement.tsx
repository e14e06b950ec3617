import { useState } from 'react';
import type { CaseDetail, CaseDone } from '#shared/contract/counter.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { MaterialTable } from '../materials/material-table.tsx';
import { allTicks, openMaterials, setReceived, type Ticks } from '../materials/ticks.ts';

interface SupplementProps {
  readonly detail: CaseDetail;
  /** Keys are its own; false while something lies on top. */
  readonly active: boolean;
  readonly onDone: (done: CaseDone) => void;
  readonly onClose: () => void;
}

/** 登记补正材料: only what the notice named (B2). When nothing is left open the case is accepted. */
export function Supplement({ detail, active, onDone, onClose }: SupplementProps) {
  const [ticks, setTicks] = useState<Ticks>({});
  const [commandId, setCommandId] = useState(() => crypto.randomUUID());
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const item = useRead(detail.itemCode, () => window.counter.item({ code: detail.itemCode }));
  const supplement = useAct(window.counter.supplementMaterials);
  const open = openMaterials(detail.materials, detail.openPoints, item.value?.item.materials ?? []);

  const receiveAll = () => setTicks(open.reduce((all, material) => setReceived(all, material, true), ticks));
  const register = async () => {
    const result = await supplement.run({
      commandId,
      caseId: detail.caseId,
      materials: allTicks(ticks, open),
    });
    if (result === null) return;
    setRefusal(result.ok ? null : result.refusal);
    if (!result.ok) return;
    setCommandId(crypto.randomUUID());
    setTicks({});
    onDone(result.value);
  };
  useKeys({ F6: receiveAll, F9: () => void register(), Escape: onClose }, active);

  return (
    <section className="panel supplement" aria-label="登记补正材料">
      <div className="panel-title">
        <h3>登记补正材料</h3>
        <span className="muted">勾选申请人本次补交的材料；补齐的即予受理</span>
        <span className="push" />
        <ActionButton label="全部收齐" keys="F6" size="small" onPress={receiveAll} />
      </div>
      <MaterialTable materials={open} ticks={ticks} onChange={setTicks} />
      <div className="supplement-actions">
        {refusal !== null && <RefusalNote refusal={refusal} />}
        <ActionButton
          label="登记"
          keys="F9"
          type="primary"
          running={supplement.running}
          onPress={() => void register()}
        />
        <ActionButton label="返回" keys="Esc" onPress={onClose} />
      </div>
    </section>
  );
}
