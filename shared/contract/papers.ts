/** What the clerk's screens ask about papers and printers. */
import { z } from 'zod';
import { printerAddress } from '../checks/network-host.ts';
import { uuid } from '../event.ts';
import { type PaperKind, paperKinds, paperMedia, type PaperMedia } from '../papers/kinds.ts';
import type { CopyActions } from '../papers/ledger/ledger-commands.ts';
import { type PaperRequest, paperRequest } from '../papers/asked/requests.ts';
import type { MatterPlace } from './post.ts';

export type { CopyActions } from '../papers/ledger/ledger-commands.ts';

// ── inputs ──────────────────────────────────────────────────────────────────

/** Characters the printer's ROM holds; the model's manual says which. */
const rom = z.enum(['gbk', 'gb18030']);
/** Whether the printer answers questions about its state. One that does not leaves every slip for a person to confirm. */
const answers = z.boolean();
const path = z.string().min(1).max(300);
/** A queue of CUPS, or a printer's name in Windows. */
const queue = z.string().min(1).max(200);

export const receiptPrinterSetting = z.discriminatedUnion('kind', [
  /** Slips wait until a printer is set, or go to the A4 printer at a key. */
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('simulated') }),
  z.object({ kind: z.literal('tcp'), ...printerAddress.shape, rom, answers: answers.default(true) }),
  z.object({
    kind: z.literal('serial'),
    path,
    baudRate: z.literal([9600, 19_200, 38_400, 57_600, 115_200]),
    dataBits: z.union([z.literal(7), z.literal(8)]),
    parity: z.enum(['none', 'even', 'odd']),
    stopBits: z.union([z.literal(1), z.literal(2)]),
    flow: z.enum(['none', 'hardware', 'software']),
    rom,
    answers,
  }),
  /** A device file, e.g. `/dev/usb/lp0`. */
  z.object({ kind: z.literal('file'), path, rom, answers }),
  /** A raw queue of the system. */
  z.object({ kind: z.literal('queue'), queue, rom }),
]);
export type ReceiptPrinterSetting = z.infer<typeof receiptPrinterSetting>;

export const documentPrinterSetting = z.discriminatedUnion('kind', [
  /** Documents are filed as PDF and not printed. */
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('simulated') }),
  z.object({
    kind: z.literal('system'),
    queue,
    duplex: z.boolean(),
    /** Tray by kind of paper, as the printer names it; a kind left out leaves the choice to the printer. */
    trays: z.partialRecord(z.enum(paperKinds), z.string().min(1).max(80)),
  }),
]);
export type DocumentPrinterSetting = z.infer<typeof documentPrinterSetting>;

const onJob = { commandId: uuid, jobId: uuid };
const media = z.enum(paperMedia);

export const faultMoments = ['before', 'during', 'after'] as const;

export const paperInputs = {
  /** Shows the archived PDF of a paper, or the slip as it will print, in the program's own preview window. */
  previewPaper: z.object({ paperId: uuid }),
  /** The simulated printer's picture of a slip, as a PNG data URL. */
  slipPicture: z.object({ jobId: uuid }),
  /** A further copy, marked 补打 第n次 with who and when. */
  reprint: z.object({ commandId: uuid, paperId: uuid }),
  /** A copy that did not come out once more; or for the first time where it was only filed. */
  retryPrint: z.object({ jobId: uuid }),
  /** The copy is to come out of the other printer. */
  reroutePrint: z.object({ ...onJob, media }),
  /** A person looked: did the unconfirmed job come out? */
  confirmPrint: z.object({ ...onJob, cameOut: z.boolean() }),
  voidCopy: z.object({ ...onJob, reason: z.string().max(200) }),
  /** Somebody saw the signature on the paper. */
  markSigned: z.object({ commandId: uuid, paperId: uuid, signature: z.int().min(0).max(20) }),
  /** Asks the applicant to check the paper on the pad and to sign it there. */
  askSignature: z.object({ paperId: uuid, signature: z.int().min(0).max(20) }),
  /** Both printers, and every copy that waits or needs a person. */
  printDesk: z.undefined(),
  /** Makes a paper that nobody's act made due. It is filed and shown; printing is `retryPrint` of its copies. */
  askPaper: z.object({ commandId: uuid, request: paperRequest }),
  /** One paper with its copies, also one that belongs to no case. */
  paper: z.object({ paperId: uuid }),
  /** What there is to choose from when papers are asked for. */
  paperChoices: z.undefined(),
  dayEnd: z.object({ day: z.string().max(10) }),
  /** Printers and ports of this computer, to choose from. */
  findPrinters: z.undefined(),
  testPrint: z.object({ media }),
  /** Training halls only: takes the simulated printer's paper away, opens its cover …; null mends it. */
  simulateFault: z.object({
    media,
    fault: z.string().max(40).nullable(),
    moment: z.enum(faultMoments),
  }),
  /** The departments' own phrases, and what is wrong with their files. */
  phraseFiles: z.undefined(),
} as const satisfies Record<string, z.ZodType>;

// ── outputs ─────────────────────────────────────────────────────────────────

export const printStates = ['排队', '打印中', '已打印', '已归档', '失败', '未确认', '作废'] as const;
export type PrintState = (typeof printStates)[number];

export interface PrintJobView {
  readonly jobId: string;
  readonly media: PaperMedia;
  readonly state: PrintState;
  readonly reason: string | null;
  /** 第n份 of those due; 1 for a reprint. */
  readonly copy: number;
  readonly reprint: number;
  /** Who asked for a reprint; empty otherwise. */
  readonly by: string;
  /** The simulated printer drew it, so `slipPicture` has it. */
  readonly pictured: boolean;
  readonly actions: CopyActions;
}

export interface PaperView {
  readonly paperId: string;
  readonly kind: PaperKind;
  readonly title: string;
  readonly number: string;
  /** Copies due. */
  readonly copies: number;
  readonly jobs: readonly PrintJobView[];
  /** Why it counts no more (作废); null while it counts. */
  readonly voided: string | null;
  readonly signatures: readonly {
    readonly label: string;
    readonly signed: boolean;
    readonly maySign: boolean;
    /** May be signed on the pad, and a pad is there for it. */
    readonly onPad: boolean;
  }[];
  readonly mayReprint: boolean;
  /** `previewPaper` has something to show. */
  readonly archived: boolean;
}

export interface LaneView {
  readonly media: PaperMedia;
  /** `收据打印机` or `文书打印机`, and the device's own name. */
  readonly title: string;
  readonly printer: string;
  readonly ready: boolean;
  /** `就绪`, or what is wrong and what to do. */
  readonly text: string;
  readonly waiting: number;
  /** Faults that can be set on a simulated printer of a training hall; empty otherwise. */
  readonly faults: readonly { readonly fault: string; readonly title: string }[];
  readonly fault: string | null;
}

export interface PrintDeskRow extends PrintJobView {
  readonly paperId: string;
  readonly caseId: string | null;
  readonly title: string;
  readonly number: string;
}

export interface PrintDesk {
  readonly lanes: readonly LaneView[];
  /** In the order they wait; what needs a person first. */
  readonly rows: readonly PrintDeskRow[];
  /** How many more wait behind them. */
  readonly more: number;
}

/** A printer of the system, or a port. */
export interface FoundDevice {
  /** What a setting keeps: queue, device name or path. */
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

export interface FoundPrinters {
  /** Null with a reason where the system's print service does not answer. */
  readonly queues: readonly FoundDevice[];
  readonly queuesProblem: string | null;
  readonly serialPorts: readonly FoundDevice[];
  readonly deviceFiles: readonly FoundDevice[];
  /** By queue: the trays it has. */
  readonly trays: Readonly<Record<string, readonly { readonly tray: string; readonly title: string }[]>>;
}

export interface PaperChoices {
  /** Which papers who is signed in may ask for (D1). */
  readonly papers: readonly PaperRequest['paper'][];
  readonly departments: readonly string[];
  /** Of who is signed in. */
  readonly ownDepartment: string;
  /** Whose mandate may be printed (D3), by staff number. */
  readonly grantees: readonly {
    readonly number: string;
    readonly name: string;
    readonly department: string;
  }[];
}

export interface DayEndSeries {
  /** `收件编号`, `办件编号`, `文书编号（凤道运）`. */
  readonly title: string;
  readonly used: number;
  /** First and last used on the day; empty strings where none was. */
  readonly first: string;
  readonly last: string;
  /** Numbers passed over between the first and the last, and made void on the day. */
  readonly gaps: readonly string[];
  readonly voided: readonly string[];
}

export interface DayEndPaper {
  readonly paperId: string;
  readonly caseId: string | null;
  readonly title: string;
  readonly number: string;
  /** `2026-09-30`; before the day for what is still open from then. */
  readonly issuedOn: string;
  /** Copies due; then of all its copies those printed, asked for later (补打) and void. */
  readonly copies: number;
  readonly printed: number;
  readonly reprints: number;
  readonly void: number;
  /** Signature lines nobody has marked as signed. */
  readonly unsigned: readonly string[];
  /** Copies that did not come out, wait or are not known of; empty where all is well. */
  readonly trouble: string;
  /** Why it counts no more: made void itself, or its case was. */
  readonly voided: string | null;
}

/** One thing the end of the day looks at besides numbers and papers. */
export interface DayEndMatter {
  readonly title: string;
  readonly text: string;
  /** Somebody has to see to it before the counter is closed. */
  readonly open: boolean;
  /** What to do; empty where nothing is to be done. */
  readonly next: string;
  /** Where it is seen to. */
  readonly place: MatterPlace | null;
  /** Stands on 日结单 as well; what is a matter of the screen alone does not. */
  readonly filed: boolean;
}

export interface DayEnd {
  readonly day: string;
  readonly series: readonly DayEndSeries[];
  readonly papers: readonly DayEndPaper[];
  /** Papers of earlier days with a place left unsigned, beyond those listed. */
  readonly moreUnsigned: number;
  /** What else the end of the day looks at: seals out of the safe, bills, slips not sent, 空岗, records not sent. */
  readonly matters: readonly DayEndMatter[];
  readonly totals: {
    readonly papers: number;
    /** Copies. */
    readonly printed: number;
    readonly reprints: number;
    readonly void: number;
    /** Papers. */
    readonly voided: number;
    readonly unsigned: number;
    readonly trouble: number;
  };
}

export interface PhraseFile {
  readonly file: string;
  readonly department: string;
  /** Phrases it puts in the place of built-in ones. */
  readonly phrases: number;
  readonly problems: readonly { readonly line: number; readonly text: string }[];
}

export interface PaperOutputs {
  previewPaper: { readonly opened: true };
  slipPicture: { readonly dataUrl: string };
  reprint: { readonly jobId: string };
  retryPrint: { readonly jobId: string };
  reroutePrint: { readonly jobId: string };
  confirmPrint: { readonly jobId: string };
  voidCopy: { readonly jobId: string };
  markSigned: { readonly signature: number };
  askSignature: { readonly asked: true };
  printDesk: PrintDesk;
  askPaper: { readonly paperId: string };
  paper: PaperView;
  paperChoices: PaperChoices;
  dayEnd: DayEnd;
  findPrinters: FoundPrinters;
  testPrint: { readonly text: string };
  simulateFault: PrintDesk;
  phraseFiles: { readonly folder: string; readonly files: readonly PhraseFile[] };
}
