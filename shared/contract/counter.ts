/**
 * The contract between the clerk's screens and the counter's main process.
 * Inputs are validated when they arrive; every call answers a Result.
 */
import { z } from 'zod';
import type { PaperMedia } from '../papers/kinds.ts';
import type { Result } from '../result.ts';
import { actInputs, type ActOutputs } from './acts.ts';
import { boardInputs, type BoardOutputs } from './board.ts';
import { careInputs, type CareOutputs } from './care.ts';
import { caseInputs, type CaseOutputs } from './case.ts';
import { deviceInputs, type DeviceOutputs, type DeviceView } from './devices.ts';
import { deskInputs, type DeskOutputs } from './desks.ts';
import { intakeInputs, type IntakeOutputs } from './intake.ts';
import { jobInputs, type JobOutputs, type JobView } from './jobs.ts';
import { simulatorInputs, type SimulatorOutputs } from './simulators.ts';
import { callerInputs, type CallerOutputs } from './callers.ts';
import { tabletInputs, type TabletOutputs } from './tablets.ts';
import { type LearnView, padsInputs, type PadsOutputs } from './pads.ts';
import { documentPrinterSetting, paperInputs, type PaperOutputs, receiptPrinterSetting } from './papers.ts';
import { postInputs, type PostOutputs, type SessionView } from './post.ts';
import { registerInputs, type RegisterOutputs } from './registers.ts';
import { scanInputs, type ScanOutputs } from './scans.ts';
import { reportInputs, type ReportOutputs } from './reports.ts';

export * from './board.ts';
export type * from './case.ts';
export type * from './intake.ts';
export type * from './post.ts';

// ── inputs ──────────────────────────────────────────────────────────────────

const nothing = z.undefined();

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

/** Name of each call → what it takes. */
export const counterInputs = {
  ...postInputs,
  ...intakeInputs,
  ...boardInputs,
  ...caseInputs,
  ...actInputs,
  ...registerInputs,
  ...deskInputs,
  ...deviceInputs,
  ...reportInputs,
  ...jobInputs,
  ...careInputs,
  ...paperInputs,
  ...padsInputs,
  ...tabletInputs,
  ...callerInputs,
  ...simulatorInputs,
  ...scanInputs,
  status: nothing,
  syncNow: nothing,
  settings: nothing,
  saveSettings: deviceSettings,
} as const satisfies Record<string, z.ZodType>;

// ── outputs ─────────────────────────────────────────────────────────────────

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
    /** Records of the hall still to be received; 0 when all are here. */
    readonly receiving: number;
    /** A person put receiving off (long first exchange); 立即同步 goes on with it. */
    readonly receivingHeld: boolean;
    readonly lastExchange: string | null;
    readonly offsetMs: number | null;
    readonly url: string;
  };
  /** The receipt printer and the document printer. */
  readonly printers: readonly PrinterView[];
  /** Copies that need a person: failed or unconfirmed. */
  readonly printTroubles: number;
  /** Pads and readers that are set up, and how each stands. */
  readonly devices: readonly DeviceView[];
  /** What a scanner that types sends before each code; empty where it is known by its speed. */
  readonly scanPrefix: string;
  /** `test`: how a trial of the keys stands; empty where there is none. */
  readonly pad: { readonly open: boolean; readonly text: string; readonly test: string };
}

export interface CounterOutputs
  extends
    PostOutputs,
    IntakeOutputs,
    BoardOutputs,
    CaseOutputs,
    ActOutputs,
    RegisterOutputs,
    DeskOutputs,
    DeviceOutputs,
    ReportOutputs,
    JobOutputs,
    CareOutputs,
    PaperOutputs,
    PadsOutputs,
    TabletOutputs,
    CallerOutputs,
    SimulatorOutputs,
    ScanOutputs {
  status: StatusView;
  syncNow: StatusView;
  settings: DeviceSettings;
  saveSettings: DeviceSettings;
}

export type CounterCall = keyof typeof counterInputs;
export type CounterInput<Call extends CounterCall> = z.input<(typeof counterInputs)[Call]>;

/** What main tells the clerk's screens without being asked. */
export interface CounterPushes {
  /** Connection, printer or pad changed. */
  statusChanged: StatusView;
  /** Somebody came or went, asked to leave the post, or the workstation was covered or uncovered. */
  sessionChanged: SessionView;
  /** A case changed (null: many did): lists and the open case should be read again. */
  caseChanged: { readonly caseId: string | null };
  /** Long work began, went on or is over. */
  jobChanged: JobView;
  /** What a scanner on a serial port read. */
  scanned: { readonly text: string };
  /** The keys of a pad are being learnt. */
  padLearning: LearnView;
}

type Caller<Call extends CounterCall> =
  undefined extends CounterInput<Call>
    ? (input?: CounterInput<Call>) => Promise<Result<CounterOutputs[Call]>>
    : (input: CounterInput<Call>) => Promise<Result<CounterOutputs[Call]>>;

/** `window.counter` in the clerk's window. */
export type Counter = { readonly [Call in CounterCall]: Caller<Call> } & {
  /** Each returns the function that ends the subscription. */
  onStatusChanged(listener: (status: StatusView) => void): () => void;
  onCaseChanged(listener: (change: CounterPushes['caseChanged']) => void): () => void;
  onJobChanged(listener: (job: JobView) => void): () => void;
  onScanned(listener: (scanned: CounterPushes['scanned']) => void): () => void;
  onPadLearning(listener: (view: LearnView) => void): () => void;
  onSessionChanged(listener: (session: SessionView) => void): () => void;
};
