/** Every command on a case, as it comes in: shapes and bounds only, the rules are in `decide`. */
import { z } from 'zod';
import { uuid } from '../event.ts';
import { agent, applicant } from './applicant.ts';
import { coReplies, opinionResults } from './approval-events.ts';
import { recipientKinds, serviceManners, terminationGroundIds } from './closing-events.ts';
import { groundIds } from './grounds.ts';
import { channels, heldPermit, numberedPaper } from './intake-events.ts';
import { materialTick } from './materials.ts';
import { lineScans, scanHash } from './scan-events.ts';

const line = z.string().max(300);
const words = z.string().max(2000);
const shortId = z.string().min(1).max(80);
/** A day as typed; whether it exists is for the rules to say. */
const day = z.string().max(20);
const staffNumber = z.string().max(12);
const materials = z.array(materialTick).max(200);

/** Made by the screen when the form is opened: pressing twice is one act. */
const onCase = { commandId: uuid, caseId: uuid };

/** What the clerk chose at the end of intake; the rules decide whether it is open to them. */
export const intakeOutcome = z.discriminatedUnion('kind', [
  /** 收件 only: to be answered within the five days. */
  z.object({ kind: z.literal('receive') }),
  z.object({ kind: z.literal('accept') }),
  z.object({ kind: z.literal('correct') }),
  z.object({
    kind: z.literal('refuse'),
    ground: z.enum(groundIds),
    reason: words,
    competentOrgan: z.string().max(120),
    citation: line,
  }),
  z.object({ kind: z.literal('not_required'), basis: words }),
]);
export type IntakeOutcome = z.infer<typeof intakeOutcome>;

/** An application taken at the window, and mostly answered in the same visit. */
export const registerApplication = z.object({
  ...onCase,
  itemCode: z.string().max(80),
  subItem: z.string().max(80).nullable().default(null),
  applicant,
  agent: agent.nullable(),
  channel: z.enum(channels).default('窗口'),
  materials,
  /** Of materials received; kept by the counter before, on record with the application. */
  scans: z.array(lineScans).max(200).default([]),
  /** 当场更正: what the applicant put right at the window. */
  corrections: z.array(line).max(50).default([]),
  held: heldPermit
    .extend({ certificate: z.string().max(120), validUntil: day })
    .nullable()
    .default(null),
  lateEntry: z
    .object({ slip: z.string().max(80), reason: line, receivedOn: day })
    .nullable()
    .default(null),
  outcome: intakeOutcome,
});
export type RegisterApplication = z.output<typeof registerApplication>;

/** Materials handed in after a correction notice. Complete → accepted, or the rest stays open. */
export const supplementMaterials = z.object({ ...onCase, materials });
export type SupplementMaterials = z.infer<typeof supplementMaterials>;

const command = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({ type: z.literal(type), ...onCase, ...shape });

export const caseCommand = z.discriminatedUnion('type', [
  registerApplication.extend({ type: z.literal('register') }),
  command('correct_on_spot', { what: line }),
  command('answer', { materials, outcome: intakeOutcome }),
  supplementMaterials.extend({ type: z.literal('supplement') }),
  command('scan', lineScans.shape),
  command('remove_scan', { materialId: shortId, hash: scanHash, reason: line }),
  command('notify_again', {
    points: z
      .array(
        z.object({
          materialId: shortId,
          problem: z.enum(['缺少', '不符合法定形式', '填写有误']),
          requirement: z.string().max(500),
        }),
      )
      .max(200),
    reason: words,
    supervisor: staffNumber,
  }),
  /** The device's own, when the five days have passed. */
  command('deem_accepted', {}),
  /** The device's own, when a permit applied for in time has run out. */
  command('deem_renewed', {}),
  command('adopt_chain', {}),
  command('transmit', { to: line }),
  command('record_outcome', { result: words, document: line, decidedOn: day }),
  command('verify', {
    form: z.enum(['书面审查', '实地核查']),
    verifiers: z.array(staffNumber).max(20),
    on: day,
    findings: words,
  }),
  command('record_link', { link: z.string().max(40), from: day, to: day, place: line, note: words }),
  command('inform_party', { partyId: uuid, name: z.string().max(120), relation: line, on: day }),
  command('hear_party', { partyId: uuid, waived: z.boolean(), words }),
  command('give_opinion', {
    step: shortId,
    result: z.enum(opinionResults),
    text: words,
    /** Why B acts though A is there (D5). */
    reason: line.nullable().default(null),
  }),
  command('suspend', {
    suspensionId: uuid,
    procedure: z.string().max(40),
    statute: line.nullable(),
    reason: words,
    from: day,
    expectedDays: z.int().min(1).max(365),
    hearing: z.object({ requestedOn: day, noticeOn: day, heldOn: day }).nullable().default(null),
  }),
  command('resume', { suspensionId: uuid, to: day, result: words }),
  command('extend', {
    days: z.int().min(1).max(99),
    reason: words,
    approver: z.object({
      kind: z.enum(['机关负责人', '政府负责人', '窗口负责人']),
      /** Staff number of the organ's head; the name of the government's. */
      who: z.string().max(80),
    }),
    approvedOn: day,
    approvalDocument: line,
  }),
  command('forward', { document: line, sentOn: day }),
  command('record_return', {
    document: line,
    returnedOn: day,
    result: z.enum(['批准', '不予批准', '退回']),
    text: words,
  }),
  command('co_notify', {
    notices: z
      .array(
        z.object({
          id: uuid,
          department: line,
          subject: words,
          limitDays: z.int().min(1).max(60),
        }),
      )
      .max(30),
  }),
  command('co_reply', { noticeId: uuid, reply: z.enum(coReplies), reason: words }),
  command('remind', { to: line, text: words }),
  /** 交接: the case goes to another person of its window (D3). */
  command('hand_over', { to: staffNumber, reason: words }),
  command('charge', { quantity: z.int().min(1).max(1_000_000) }),
  command('cancel_charge', { reason: words }),
  command('confirm_payment', {
    bankReceipt: z.string().max(80),
    amount: z.int().min(0).max(1_000_000_000_000),
    paidOn: day,
  }),
  command('make_certificate', { name: line, number: line, validUntil: day.nullable() }),
  command('decide', {
    result: z.enum(['准予', '不予']),
    content: words,
    reasons: words,
    basis: words,
    validUntil: day.nullable(),
    /** Not public: a secret by law, and why (许可法40, 许可法5). */
    secret: line.nullable().default(null),
  }),
  command('notify_collection', { via: z.enum(['当面', '电话', '短信', '书面']), note: line }),
  command('serve', {
    /** By number; the titles are the case's own. */
    papers: z.array(numberedPaper.extend({ number: line, title: line.default('') })).max(20),
    manner: z.enum(serviceManners),
    place: line,
    servedOn: day,
    recipient: z.object({
      kind: z.enum(recipientKinds),
      name: z.string().max(120),
      relation: z.string().max(80),
      identityChecked: z.boolean(),
      letterOfAuthority: z.boolean(),
    }),
    refusal: line,
    witnesses: z.array(z.string().max(80)).max(10),
    reference: line,
  }),
  command('withdraw', { reason: words, request: line }),
  command('terminate', { ground: z.enum(terminationGroundIds), reason: words }),
  /** `secondConfirmed`: the second person's PIN was checked where the command came in. */
  command('void', { reason: words, second: staffNumber, secondConfirmed: z.boolean() }),
]);
export type CaseCommand = z.output<typeof caseCommand>;
export type CaseCommandType = CaseCommand['type'];
export type CommandOf<Type extends CaseCommandType> = Extract<CaseCommand, { type: Type }>;
export type AnswerApplication = CommandOf<'answer'>;
