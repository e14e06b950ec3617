/** What the hall works with, to look at, and to change by a new version (A3, A7, A9, D2, D8). */
import { z } from 'zod';
import { uuid } from '../event.ts';
import { day } from '../reference/effective.ts';
import { siteSettings, type SiteSettings } from '../reference/hall.ts';
import { authorityLevels, ranks } from '../reference/people.ts';
import type { ImportLine } from '../reference/import/list/report.ts';
import type { ServiceItem } from '../reference/item.ts';
import type { Refusal } from '../result.ts';

const id = z.string().min(1).max(400);
const staffNumber = z.string().max(12);
const lastDay = day.nullable();

/** One change of the hall's data; each makes a version of its own. */
export const hallChange = z.discriminatedUnion('type', [
  z.object({ type: z.literal('add_roster'), counter: id, staff: staffNumber, from: day, until: day }),
  z.object({ type: z.literal('end_roster'), counter: id, staff: staffNumber, from: day, until: day }),
  z.object({ type: z.literal('add_allocation'), counter: id, department: id, from: day, until: lastDay }),
  z.object({ type: z.literal('end_allocation'), counter: id, department: id, until: day }),
  z.object({ type: z.literal('settings'), settings: siteSettings }),
  z.object({
    type: z.literal('staff'),
    number: staffNumber,
    post: z.string().max(80),
    rank: z.enum(ranks),
    level: z.enum(authorityLevels),
    counter: id.nullable(),
    standIns: z.array(staffNumber).max(20),
    until: lastDay,
    /** D8: why somebody leaves the post before the years are served. */
    reason: z.string().max(400),
  }),
  /** An earlier version again, as a new one. */
  z.object({ type: z.literal('restore'), version: z.string().max(80) }),
]);
export type HallChange = z.output<typeof hallChange>;

export const importSources = ['一览表A', '一览表B', '进驻方案'] as const;
export type ImportSource = (typeof importSources)[number];

export const manageInputs = {
  hallBook: z.undefined(),
  changeHall: hallChange,
  catalogueList: z.object({
    query: z.string().max(200),
    offset: z.int().min(0),
    limit: z.int().min(1).max(500),
  }),
  catalogueItem: z.object({ code: z.string().max(80), from: z.string().max(10).nullable() }),
  calendarYear: z.object({ year: z.int().min(1990).max(2200) }),
  /** Asks for a file and reads it; nothing is taken over by that. `jobId` names the job that reads it, and then what was read. */
  chooseImport: z.object({ source: z.enum(importSources), jobId: uuid }),
  /** Takes over what was read last. */
  takeImport: z.object({ importId: z.string().max(80) }),
} as const satisfies Record<string, z.ZodType>;

export interface RosterLine {
  readonly counter: string;
  readonly counterName: string;
  readonly staff: string;
  readonly name: string;
  readonly from: string;
  readonly until: string;
  readonly inForce: boolean;
}

export interface WindowLine {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly kind: string;
  readonly branch: string;
  readonly own: boolean;
  readonly allocations: readonly {
    readonly department: string;
    readonly from: string | null;
    readonly until: string | null;
    readonly inForce: boolean;
  }[];
}

export interface StaffLine {
  readonly number: string;
  readonly name: string;
  readonly role: string;
  readonly department: string;
  readonly post: string;
  readonly rank: string;
  readonly level: string;
  readonly counter: string | null;
  readonly counterName: string;
  readonly standIns: readonly string[];
  readonly from: string | null;
  readonly until: string | null;
  /** What the plan's rules say of the posting (D2, D8, D9); empty where nothing. */
  readonly remarks: readonly string[];
}

export interface VersionLine {
  readonly kind: '大厅资料' | '事项目录';
  readonly version: string;
  readonly at: string;
  readonly by: string;
  readonly what: string;
  /** With which the program works now. */
  readonly used: boolean;
  /** With which it will work when it is started next. */
  readonly next: boolean;
}

export interface HallBook {
  readonly hallName: string;
  readonly version: string;
  readonly catalogueVersion: string;
  /** Kept, and in use from the next start of the program. */
  readonly pending: boolean;
  readonly mayChange: Refusal | null;
  readonly roster: readonly RosterLine[];
  readonly windows: readonly WindowLine[];
  readonly staff: readonly StaffLine[];
  readonly departments: readonly string[];
  readonly settings: SiteSettings;
  readonly versions: readonly VersionLine[];
  readonly calendarUntil: string;
}

export interface CatalogueRow {
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly organ: string;
  readonly category: string;
  readonly handling: string;
  readonly limits: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly state: '现行' | '未实施' | '已停止';
  /** Of those that are open under it: they go on to their end. */
  readonly openCases: number;
}

export interface CalendarYear {
  readonly year: number;
  readonly source: string;
  readonly coveredFrom: string;
  readonly coveredUntil: string;
  readonly months: readonly {
    readonly month: number;
    readonly working: number | null;
    readonly days: readonly {
      readonly day: string;
      readonly weekday: number;
      /** `休`: a public holiday; `班`: a weekend worked instead; `未公布`: beyond the calendar. */
      readonly mark: '工作日' | '周末' | '休' | '班' | '未公布';
    }[];
  }[];
}

export interface ImportRead {
  readonly importId: string;
  readonly file: string;
  readonly source: ImportSource;
  readonly lines: readonly ImportLine[];
  /** Beyond those listed. */
  readonly moreLines: number;
  readonly errors: number;
  readonly items: number;
  readonly departments: number;
  readonly staff: number;
  /** Nothing is taken over while there is an error. */
  readonly usable: boolean;
}

export interface ManageOutputs {
  hallBook: HallBook;
  changeHall: { readonly version: string; readonly notes: readonly string[] };
  catalogueList: { readonly rows: readonly CatalogueRow[]; readonly total: number };
  catalogueItem: ServiceItem;
  calendarYear: CalendarYear;
  /** Null where the person chose no file. */
  chooseImport: ImportRead | null;
  takeImport: { readonly version: string; readonly notes: readonly string[] };
}
