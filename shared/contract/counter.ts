/**
 * The contract between the clerk's screens and the counter's main process.
 * Inputs are validated when they arrive; every call answers a Result.
 */
import { z } from 'zod';
import { registerApplication, supplementMaterials } from '../case/commands.ts';
import type { Applicant, Agent } from '../case/applicant.ts';
import type { CorrectionPoint, ReceivedMaterial } from '../case/materials.ts';
import { type CaseStage, caseStages } from '../case/state.ts';
import type { Standing } from '../case/standing.ts';
import { uuid } from '../event.ts';
import type { PaperMedia } from '../papers/kinds.ts';
import type { RatingStage } from '../rating/index.ts';
import type { ServiceItem } from '../reference/index.ts';
import type { Result } from '../result.ts';
import {
  documentPrinterSetting,
  paperInputs,
  type PaperOutputs,
  type PaperView,
  receiptPrinterSetting,
} from './papers.ts';

// ── inputs ──────────────────────────────────────────────────────────────────

const nothing = z.undefined();
const caseId = z.object({ caseId: uuid });

export const deviceSettings = z.object({
  receiptPrinter: receiptPrinterSetting,
  documentPrinter: documentPrinterSetting,
  centre: z.object({
    /** Empty where the counter has no centre. */
    url: z
      .url({ protocol: /^https?$/, error: '中心地址应以 http:// 或 https:// 开头' })
      .max(300)
      .or(z.literal('')),
    /** Left empty to keep the token already stored: it is never shown. */
    token: z.string().max(200),
  }),
});
export type DeviceSettings = z.infer<typeof deviceSettings>;

export const caseSorts = ['due', 'received'] as const;
export const listCases = z.object({
  /** Receipt or case number, applicant's name or pinyin initials, last four of the ID, item name. */
  query: z.string().max(200),
  stage: z.enum(caseStages).nullable(),
  sort: z.enum(caseSorts),
  offset: z.int().min(0),
  limit: z.int().min(1).max(500),
});

/** Name of each call → what it takes. */
export const counterInputs = {
  session: nothing,
  signIn: z.object({ staffNumber: z.string().max(40), pin: z.string().max(40) }),
  signOut: nothing,
  searchItems: z.object({ query: z.string().max(200), limit: z.int().min(1).max(200) }),
  item: z.object({ code: z.string().max(80) }),
  readCard: nothing,
  /** Takes an application and answers it: accepted, correction notice, or refused at intake. */
  registerApplication,
  supplementMaterials,
  listCases,
  caseDetail: caseId,
  inviteRating: caseId,
  status: nothing,
  syncNow: nothing,
  /** What the centre itself says it has of a case. */
  caseAtCentre: caseId,
  settings: nothing,
  saveSettings: deviceSettings,
  ...paperInputs,
} as const satisfies Record<string, z.ZodType>;

// ── outputs ─────────────────────────────────────────────────────────────────

export interface SessionView {
  readonly hallName: string;
  readonly training: boolean;
  readonly counterName: string;
  readonly counterPosition: string;
  readonly person: {
    readonly number: string;
    readonly name: string;
    readonly title: string;
    readonly head: boolean;
  } | null;
  /** Training hall only: who may sign in and with which PIN. */
  readonly demoStaff: readonly {
    readonly number: string;
    readonly name: string;
    readonly title: string;
    readonly pin: string;
  }[];
  /** Today in China by the counter's clock, `YYYY-MM-DD`. */
  readonly today: string;
}

export interface ItemSummary {
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly organ: string;
  readonly category: string;
  readonly handling: string;
  readonly promisedDays: number;
  /** Taken at this counter; otherwise `guide` says where (A2). */
  readonly here: boolean;
  readonly guide: string | null;
}

export interface ItemView {
  readonly item: ServiceItem;
  /** Null where this counter and person may take it. */
  readonly refusal: { readonly message: string; readonly next: string } | null;
  /** If accepted today: `2026年11月4日前(20个工作日)`. */
  readonly legalText: string;
  readonly promisedText: string;
}

export interface CardView {
  readonly name: string;
  readonly idNumber: string;
  readonly simulated: boolean;
  readonly note: string | null;
}

/** Colour, shape and words together say how a clock stands. */
export type ClockView = Standing;

export interface CaseRow {
  readonly caseId: string;
  readonly receiptNumber: string;
  readonly caseNumber: string | null;
  readonly itemName: string;
  /** Masked. */
  readonly applicant: string;
  readonly stage: CaseStage;
  readonly receivedOn: string;
  readonly clock: ClockView;
  readonly window: string;
  /** Every event of the case is at the centre. */
  readonly atCentre: boolean;
  /** A paper of it waits for a person: failed or unconfirmed. */
  readonly printTrouble: boolean;
}

export interface CaseList {
  readonly rows: readonly CaseRow[];
  readonly total: number;
}

export interface TimelineEntry {
  readonly eventId: string;
  readonly at: string;
  readonly text: string;
  readonly who: string;
  readonly where: string;
  readonly atCentre: boolean;
}

export interface CaseDetail extends CaseRow {
  readonly applicantFull: Applicant;
  readonly agent: Agent | null;
  readonly itemCode: string;
  readonly legal: ClockView | null;
  readonly materials: readonly ReceivedMaterial[];
  readonly openPoints: readonly CorrectionPoint[];
  readonly papers: readonly PaperView[];
  readonly timeline: readonly TimelineEntry[];
  readonly rating: RatingStage;
}

/** What an act on a case answers: enough for the screen to say what happened and what comes next. */
export interface CaseDone {
  readonly caseId: string;
  readonly receiptNumber: string;
  readonly caseNumber: string | null;
  readonly stage: CaseStage;
  /** `已受理,承诺2026年10月28日前办结` and the like. */
  readonly text: string;
}

export interface PrinterView {
  readonly media: PaperMedia;
  readonly name: string;
  readonly ok: boolean;
  readonly text: string;
  /** Copies that wait for it. */
  readonly waiting: number;
}

export interface StatusView {
  readonly centre: {
    readonly state: '联网' | '离线' | '异常' | '未配置';
    /** `离线自 14:05` or why it is 异常. */
    readonly text: string;
    /** Events of this device the centre has not acknowledged. */
    readonly waiting: number;
    readonly refused: number;
    readonly lastExchange: string | null;
    readonly offsetMs: number | null;
    readonly url: string;
  };
  /** The receipt printer and the document printer. */
  readonly printers: readonly PrinterView[];
  /** Copies that need a person: failed or unconfirmed. */
  readonly printTroubles: number;
  readonly pad: { readonly open: boolean; readonly text: string };
}

export interface CentreCaseView {
  readonly events: readonly {
    readonly hallSeq: number;
    readonly kind: string;
    readonly text: string;
    readonly at: string;
  }[];
}

export interface CounterOutputs extends PaperOutputs {
  session: SessionView;
  signIn: SessionView;
  signOut: SessionView;
  searchItems: readonly ItemSummary[];
  item: ItemView;
  readCard: CardView;
  registerApplication: CaseDone;
  supplementMaterials: CaseDone;
  listCases: CaseList;
  caseDetail: CaseDetail;
  inviteRating: { readonly asked: true };
  status: StatusView;
  syncNow: StatusView;
  caseAtCentre: CentreCaseView;
  settings: DeviceSettings;
  saveSettings: DeviceSettings;
}

export type CounterCall = keyof typeof counterInputs;
export type CounterInput<Call extends CounterCall> = z.input<(typeof counterInputs)[Call]>;

/** What main tells the clerk's screens without being asked. */
export interface CounterPushes {
  /** Connection, printer or pad changed. */
  statusChanged: StatusView;
  /** A case changed (null: many did): lists and the open case should be read again. */
  caseChanged: { readonly caseId: string | null };
}

type Caller<Call extends CounterCall> =
  undefined extends CounterInput<Call>
    ? () => Promise<Result<CounterOutputs[Call]>>
    : (input: CounterInput<Call>) => Promise<Result<CounterOutputs[Call]>>;

/** `window.counter` in the clerk's window. */
export type Counter = { readonly [Call in CounterCall]: Caller<Call> } & {
  /** Each returns the function that ends the subscription. */
  onStatusChanged(listener: (status: StatusView) => void): () => void;
  onCaseChanged(listener: (change: CounterPushes['caseChanged']) => void): () => void;
};
