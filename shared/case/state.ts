import type { Done } from '../act-context.ts';
import type { Deadline } from '../calendar/working-days.ts';
import type { Pause } from '../clock/pauses.ts';
import type { Agent, Applicant } from './applicant.ts';
import type { CasePayload, ItemSnapshot } from './events.ts';
import type { CorrectionPoint, ReceivedMaterial } from './materials.ts';
import type { ScanFile } from './scan-events.ts';

export const caseStages = [
  '收件',
  '补正中',
  '不受理',
  '不予受理',
  '已受理',
  '已决定',
  '已送达',
  /** 仅收件 items only (B7). */
  '已转送',
  '已办结',
  '已撤回',
  '已终止',
  '已作废',
] as const;
export type CaseStage = (typeof caseStages)[number];

/** 特别程序 as the case keeps it. */
export interface Suspension extends Pause {
  readonly id: string;
  readonly reason: string;
  readonly expectedDays: number;
  readonly document: string;
  readonly hearing: CasePayload<'case.suspended'>['hearing'];
}

export type Opinion = CasePayload<'case.opinion_given'>;
export type Extension = CasePayload<'case.extended'>;

/** 许可法36: somebody whose interests the matter touches. */
export interface Party {
  readonly id: string;
  readonly name: string;
  readonly relation: string;
  readonly informedOn: string;
  /** Null while they have neither spoken nor waived. */
  readonly heard: Pick<CasePayload<'case.party_heard'>, 'waived' | 'words' | 'on'> | null;
}

/** One department asked by 抄告: a sub-case with its own limit (F1). */
export interface SubCase {
  readonly id: string;
  readonly department: string;
  readonly subject: string;
  readonly limit: Deadline;
  readonly document: string;
  readonly reply: CasePayload<'case.co_replied'> | null;
}

export interface Forwarding {
  readonly superior: string;
  readonly document: string;
  readonly sentOn: string;
  readonly returnedOn: string | null;
  readonly result: '批准' | '不予批准' | '退回' | null;
}

export interface Charge {
  /** Which fee of the catalogue. */
  readonly id: string;
  readonly name: string;
  readonly quantity: number;
  /** 分. */
  readonly amount: number;
  readonly notice: string;
  readonly precondition: boolean;
  /** When the notice went out, and by whom. */
  readonly done: Done;
  readonly payment: {
    readonly bankReceipt: string;
    readonly amount: number;
    readonly on: string;
    readonly done: Done;
  } | null;
  readonly bill: { readonly book: string; readonly number: string } | null;
}

/** Something 监察 has to see, with the rule it is about (许可法72). */
export interface Irregularity {
  readonly rule: string;
  readonly text: string;
  readonly on: string;
}

/** A file on a line of the list, and who put it there. */
export interface CaseScan extends ScanFile {
  readonly materialId: string;
  readonly done: Done;
}

/** What the acts before acceptance leave behind. */
interface IntakePart {
  readonly stage: CaseStage;
  readonly receiptNumber: string;
  /** 办件编号; null before acceptance. */
  readonly caseNumber: string | null;
  readonly item: ItemSnapshot;
  readonly applicant: Applicant;
  readonly agent: Agent | null;
  readonly materials: readonly ReceivedMaterial[];
  /** 受理窗口 (A5), by name, and the ids of the counter and its site (A4); empty where the event is of before. */
  readonly window: string;
  readonly counter: string;
  readonly branch: string;
  readonly receivedOn: string;
  /** 承办人: who received it, until it is handed over (D3). Null where the event of receipt does not say. */
  readonly holder: Pick<Done, 'staff' | 'name'> | null;
  readonly noticeLimit: Deadline;
  readonly acceptedOn: string | null;
  /** Accepted, refused or told that nothing is needed: when, and by whom where a person did it (B8). */
  readonly answered: { readonly on: string; readonly by: Done | null } | null;
  /** 视为受理 (许可法32(4)). */
  readonly deemed: boolean;
  readonly legalLimit: Deadline | null;
  readonly promisedLimit: Deadline | null;
  readonly correctionNotices: number;
  /** Document number of the correction notice; null when there was none. */
  readonly correctionNotice: string | null;
  /** What the applicant still has to supply; empty when nothing. */
  readonly openPoints: readonly CorrectionPoint[];
  /** Of its materials, in the order in which they were taken. */
  readonly scans: readonly CaseScan[];
  /** The permit a change or a renewal is about. */
  readonly held: CasePayload<'case.received'>['held'];
}

/** What happened between acceptance and decision. */
interface ApprovalPart {
  /** Opinions that count; a 退回 takes back those after it. */
  readonly opinions: readonly Opinion[];
  /** The day the present step of the template began (C6). */
  readonly stepSince: string | null;
  readonly verifications: readonly CasePayload<'case.verified'>[];
  readonly links: readonly CasePayload<'case.link_recorded'>[];
  readonly parties: readonly Party[];
  readonly suspensions: readonly Suspension[];
  readonly extension: Extension | null;
  readonly forwarding: Forwarding | null;
  readonly subCases: readonly SubCase[];
  readonly charge: Charge | null;
  /** Notices that count no more. They stay among the documents: their numbers were used. */
  readonly cancelledCharges: readonly CasePayload<'case.charge_cancelled'>[];
}

/** The decision and what follows it. */
interface ClosingPart {
  readonly decision: (Omit<CasePayload<'case.decided'>, 'document'> & { readonly document: string }) | null;
  readonly certificate: CasePayload<'case.certificate_made'> | null;
  readonly notifications: readonly CasePayload<'case.collection_notified'>[];
  readonly served: readonly CasePayload<'case.served'>[];
  /** The organ's outcome of an item that was only received here (B7). */
  readonly outcome: CasePayload<'case.outcome_recorded'> | null;
  /** Why it ended without a decision. */
  readonly ended: { readonly on: string; readonly reason: string } | null;
  readonly deemedRenewed: string | null;
}

/** A case as its events leave it. */
export interface CaseState extends IntakePart, ApprovalPart, ClosingPart {
  /** Every document number issued on the case, with the paper's title. */
  readonly documents: readonly { readonly number: string; readonly title: string }[];
  readonly seals: readonly CasePayload<'case.sealed'>[];
  readonly irregularities: readonly Irregularity[];
}

/** What was applied for: the item, and which variant of it (办理项). */
export const itemTitle = ({ item }: { readonly item: Pick<ItemSnapshot, 'name' | 'variant'> }): string =>
  item.variant === null ? item.name : `${item.name}（${item.variant}）`;

/** Accepted and not yet decided: the clocks run, and the acts of approval are open. */
export const isUnderway = (state: Pick<CaseState, 'stage'>): boolean => state.stage === '已受理';

/** A special procedure that goes on. */
export const openSuspension = (state: Pick<CaseState, 'suspensions'>): Suspension | undefined =>
  state.suspensions.find(({ to }) => to === null);
