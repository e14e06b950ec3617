/** From acceptance to the decision. */
import { z } from 'zod';
import { deadline } from '../calendar/working-days.ts';
import { article45Procedures, linksOutsideHall } from '../clock/pauses.ts';
import { usedNumber } from '../numbers/blocks.ts';
import { done } from '../registers/done.ts';

const namedPerson = z.object({ staff: z.string(), name: z.string() });

export const opinionResults = ['同意', '不同意', '退回'] as const;
/** F1: what a department asked by 抄告 may answer. Silence is none of them. */
export const coReplies = ['同意', '不同意', '同意但需转报'] as const;

export const extensionApprover = z.object({
  kind: z.enum(['机关负责人', '政府负责人']),
  name: z.string(),
  /** Staff number of the organ's head; null for the government's. */
  staff: z.string().nullable(),
});

export const approvalEventPayloads = {
  /** 许可法34: at least two look at a place together. */
  'case.verified': z.object({
    form: z.enum(['书面审查', '实地核查']),
    verifiers: z.array(namedPerson).min(1),
    on: z.string(),
    findings: z.string(),
    done,
  }),
  /** A link of the case that was done outside the hall (C4). It stops no clock by itself. */
  'case.link_recorded': z.object({
    link: z.enum(linksOutsideHall),
    from: z.string(),
    to: z.string(),
    place: z.string(),
    note: z.string(),
    done,
  }),
  /** 许可法36: somebody whose interests the matter touches was told of it. */
  'case.party_informed': z.object({
    id: z.string(),
    /** One of the public, as `party` and `words` say to whoever passes events on (I5). */
    party: z.object({
      name: z.string(),
      /** What the matter is to them: 相邻权人, 竞争申请人 … */
      relation: z.string(),
    }),
    on: z.string(),
    done,
  }),
  /** 许可法36: what they said, or that they did not wish to say anything. */
  'case.party_heard': z.object({
    id: z.string(),
    waived: z.boolean(),
    words: z.string(),
    on: z.string(),
    done,
  }),
  /** G3, G4: name, post, opinion and time; a bare name is not enough (row 16). */
  'case.opinion_given': z.object({
    step: z.string(),
    /** The signer's place in the step. */
    signer: z.int().min(0),
    result: z.enum(opinionResults),
    text: z.string(),
    post: z.string(),
    /** D5: whose opinion it stands for when B acts for A. */
    actingFor: z.string().nullable(),
    /** D5: why B acted while A was there. */
    reason: z.string().nullable(),
    done,
  }),
  /** 特别程序 (许可法45): the legal clock stops, and the applicant is told for how long. */
  'case.suspended': z.object({
    id: z.string(),
    procedure: z.enum([...article45Procedures, '其他法定程序']),
    /** The statute that excludes the time, for a procedure outside 许可法45. */
    statute: z.string().nullable(),
    reason: z.string(),
    from: z.string(),
    expectedDays: z.int().min(1),
    document: usedNumber,
    /** 许可法47, 48. */
    hearing: z
      .object({ requestedOn: z.string(), noticeOn: z.string(), heldOn: z.string() })
      .nullable()
      .default(null),
  }),
  'case.resumed': z.object({ id: z.string(), to: z.string(), result: z.string(), done }),
  /** 延期 (许可法42). */
  'case.extended': z.object({
    days: z.int().min(1),
    reason: z.string(),
    approver: extensionApprover,
    approvedOn: z.string(),
    /** Number of the approving document. */
    approvalDocument: z.string().default(''),
    /** The day it was entered and told; an approval dated back mends no limit that ran out meanwhile. */
    toldOn: z.string().nullable().default(null),
    document: usedNumber,
    before: deadline,
    after: deadline,
  }),
  /** 上报 (C3, 许可法35). */
  'case.forwarded': z.object({
    superior: z.string(),
    document: z.string(),
    sentOn: z.string(),
    /** 许可法43: the lower level's review within 20 working days of acceptance. */
    late: z.boolean().default(false),
    done,
  }),
  'case.forward_returned': z.object({
    returnedOn: z.string(),
    document: z.string(),
    result: z.enum(['批准', '不予批准', '退回']),
    text: z.string(),
    done,
  }),
  /** 抄告 (F1): one sub-case for each department asked, each with its own limit. */
  'case.co_notified': z.object({
    lead: z.string(),
    document: usedNumber,
    notices: z
      .array(z.object({ id: z.string(), department: z.string(), subject: z.string(), limit: deadline }))
      .min(1),
    done,
  }),
  'case.co_replied': z.object({
    id: z.string(),
    department: z.string(),
    reply: z.enum(coReplies),
    reason: z.string(),
    on: z.string(),
    done,
  }),
  /** 催办 (D3). */
  'case.reminded': z.object({ to: z.string(), text: z.string(), done }),
  /** 交接: another person of the window has the case in hand from now on (D3). `from` is null where it is not known. */
  'case.handed_over': z.object({ from: namedPerson.nullable(), to: namedPerson, reason: z.string(), done }),
  /** 缴款通知 (H1, H3): the amount is the rate times the quantity, in 分. */
  'case.charged': z.object({
    notice: usedNumber,
    fee: z.string(),
    name: z.string(),
    basis: z.string(),
    account: z.string(),
    rate: z.int(),
    quantity: z.int().min(1),
    amount: z.int().min(1),
    precondition: z.boolean(),
    done,
  }),
  /** A notice given out by mistake, before anything was paid on it. Its number is never used again. */
  'case.charge_cancelled': z.object({ notice: z.string(), reason: z.string(), done }),
  /** The bank's word that it was paid; the window takes no cash (H3). */
  'case.paid': z.object({ bankReceipt: z.string(), amount: z.int(), paidOn: z.string(), done }),
  /** A bill was written for it; the bill stock's own event goes with it (H2). */
  'case.billed': z.object({ book: z.string(), number: z.string(), amount: z.int(), done }),
  /** Which seal went on which paper; the seal book's own event goes with it (E2). */
  'case.sealed': z.object({
    document: z.string(),
    seal: z.string(),
    sealName: z.string(),
    copies: z.int().min(1),
    done,
  }),
} as const;
