import { unreachable } from '../result.ts';
import type { CaseEvent } from './events.ts';
import { scanEventPayloads } from './scan-events.ts';
import type { CaseState } from './state.ts';

type ScanEvent = Extract<CaseEvent, { kind: keyof typeof scanEventPayloads }>;

export const isScanEvent = (event: CaseEvent): event is ScanEvent =>
  Object.hasOwn(scanEventPayloads, event.kind);

export function evolveScans(state: CaseState, event: ScanEvent): CaseState {
  const isOn = (materialId: string, hash: string) => (scan: CaseState['scans'][number]) =>
    scan.materialId === materialId && scan.hash === hash;
  switch (event.kind) {
    case 'case.material_scanned': {
      const { materialId, scans, done } = event.payload;
      const fresh = scans.filter(({ hash }) => !state.scans.some(isOn(materialId, hash)));
      return { ...state, scans: [...state.scans, ...fresh.map((scan) => ({ ...scan, materialId, done }))] };
    }
    case 'case.scan_removed': {
      const { materialId, hash } = event.payload;
      const gone = isOn(materialId, hash);
      return { ...state, scans: state.scans.filter((scan) => !gone(scan)) };
    }
    default:
      return unreachable(event);
  }
}
