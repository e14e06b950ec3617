/** Scans of materials: the document camera, and the files it leaves. */
import { z } from 'zod';
import { scanHash } from '../case/scan-events.ts';
import { uuid } from '../event.ts';
import { mostScanBytes, type ScanType } from '../scans/limits.ts';

const scanOf = z.object({
  /** Null for what was taken at intake, before there is a case. */
  caseId: uuid.nullable(),
  hash: scanHash,
});

export const scanInputs = {
  /** What the dialog needs to know of this counter. */
  cameraDesk: z.undefined(),
  /** Keeps a file; nothing refers to it yet. */
  keepScan: z.object({
    bytes: z
      .instanceof(Uint8Array)
      .refine(({ byteLength }) => byteLength <= mostScanBytes, '文件超过大小上限'),
  }),
  openScan: scanOf,
  /** A PDF, in a window of its own. */
  previewScan: scanOf,
} as const satisfies Record<string, z.ZodType>;

export interface KeptScanView {
  readonly hash: string;
  readonly type: ScanType;
  readonly bytes: number;
}

export interface ScanBytes {
  readonly type: ScanType;
  readonly bytes: Uint8Array;
}

export interface CameraDesk {
  /** The camera set up for this counter by its label; null where none is. */
  readonly label: string | null;
  /** The training counter has a camera of its own, drawn and not seen. */
  readonly simulated: boolean;
  /** As it stands in a watermark. */
  readonly hall: string;
  readonly today: string;
}

export interface ScanOutputs {
  cameraDesk: CameraDesk;
  keepScan: KeptScanView;
  openScan: ScanBytes;
  previewScan: { readonly opened: true };
}
