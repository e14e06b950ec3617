/** What the import's thread is told to do, and what comes of it. */
import type { ImportSource } from '#shared/contract/manage.ts';
import type { KnownReference } from '#shared/reference/import/lists.ts';
import type { ImportLine } from '#shared/reference/import/list/report.ts';
import type { Department, ServiceItem } from '#shared/reference/index.ts';

export interface ImportTask {
  readonly source: ImportSource;
  readonly path: string;
  readonly known: KnownReference;
}

export interface ImportedFile {
  /** Kept for when they are taken into use. */
  readonly items: readonly ServiceItem[];
  readonly departments: readonly Department[];
  readonly staff: number;
  /** The first of them. */
  readonly lines: readonly ImportLine[];
  readonly moreLines: number;
  readonly errors: number;
  readonly usable: boolean;
}
