import type { CaseDetail } from '#shared/contract/case.ts';
import { settle } from '../../common/settle.ts';
import { CameraDialog } from './camera-dialog.tsx';

interface LineScansProps {
  readonly detail: CaseDetail;
  readonly materialId: string;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** Scans of one line of a case already taken: each saving and each taking away is an act of its own. */
export function LineScans({ detail, materialId, onChanged, onClose }: LineScansProps) {
  const { caseId } = detail;
  const act = async (command: Readonly<Record<string, unknown>> & { readonly type: string }) => {
    const commandId = crypto.randomUUID();
    const done = await settle(() =>
      window.counter.actOnCase({ command: { ...command, caseId, materialId, commandId } }),
    );
    if (done.ok) onChanged();
    return done.ok ? null : done.refusal;
  };
  return (
    <CameraDialog
      materialName={detail.materials.find((line) => line.materialId === materialId)?.name ?? ''}
      itemName={detail.itemName}
      caseId={caseId}
      kept={detail.scans.filter((scan) => scan.materialId === materialId)}
      closed={detail.scanning}
      reasoned
      onKept={(scans) => act({ type: 'scan', scans })}
      onRemove={(hash, reason) => act({ type: 'remove_scan', hash, reason })}
      onClose={onClose}
    />
  );
}
