import type { Dispatch } from 'react';
import { CameraDialog } from '../camera/camera-dialog.tsx';
import { setReceived, tickOf } from '../materials/ticks.ts';
import { type FormAction, type IntakeForm, scansOf, ticksOf } from './form.ts';

interface IntakeScansProps {
  readonly form: IntakeForm;
  readonly materialId: string;
  readonly dispatch: Dispatch<FormAction>;
  readonly onClose: () => void;
}

/** Scans of a line while the application is filled in: they go on record with it. What is scanned is there. */
export function IntakeScans({ form, materialId, dispatch, onClose }: IntakeScansProps) {
  const material = form.item?.item.materials.find(({ id }) => id === materialId);
  const kept = scansOf(form)[materialId] ?? [];
  if (material === undefined || form.item === null) return null;
  return (
    <CameraDialog
      materialName={material.name}
      itemName={form.item.item.name}
      caseId={null}
      kept={kept}
      closed={null}
      reasoned={false}
      onKept={(scans) => {
        const fresh = scans.filter(({ hash }) => !kept.some((one) => one.hash === hash));
        dispatch({ type: 'scans', materialId, scans: [...kept, ...fresh] });
        const ticks = ticksOf(form);
        if (!tickOf(ticks, materialId).received)
          dispatch({ type: 'ticks', ticks: setReceived(ticks, material, true) });
        return Promise.resolve(null);
      }}
      onRemove={(hash) => {
        dispatch({ type: 'scans', materialId, scans: kept.filter((one) => one.hash !== hash) });
        return Promise.resolve(null);
      }}
      onClose={onClose}
    />
  );
}
