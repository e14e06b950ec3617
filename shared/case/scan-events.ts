/** Scans of what was handed in: the file itself lies in the counter's store under the hash of its bytes. */
import { z } from 'zod';
import { done } from '../registers/done.ts';
import { scanLimits, scanTypes } from '../scans/limits.ts';

/** SHA-256 of the file, in hex: its name and its proof. */
export const scanHash = z.string().regex(/^[0-9a-f]{64}$/);

export const scanFile = z.object({
  hash: scanHash,
  type: z.enum(scanTypes),
  bytes: z.int().min(1),
  pages: z.int().min(1).max(scanLimits.pagesOfLine),
});
export type ScanFile = z.infer<typeof scanFile>;

/** The files of one line of the list, in their order. */
export const lineScans = z.object({
  materialId: z.string().min(1).max(80),
  scans: z.array(scanFile).min(1).max(scanLimits.filesOfLine),
});
export type LineScans = z.infer<typeof lineScans>;

export const scanEventPayloads = {
  'case.material_scanned': lineScans.extend({ material: z.string(), done }),
  /** Taken off the line. The file stays: what was on record once can be looked up. */
  'case.scan_removed': z.object({
    materialId: z.string(),
    material: z.string(),
    hash: scanHash,
    reason: z.string(),
    done,
  }),
} as const;
