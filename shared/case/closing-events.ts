/** From the decision to the last paper handed over, and the other ways a case ends. */
import { z } from 'zod';
import { deadline } from '../calendar/working-days.ts';
import { usedNumber } from '../numbers/blocks.ts';
import { done } from '../registers/done.ts';
import { numberedPaper } from './intake-events.ts';

/** Row 11. */
export const serviceManners = ['直接送达', '留置送达', '邮寄送达', '电子送达', '公告送达'] as const;
export const recipientKinds = ['本人', '法定代表人', '代理人', '代收人'] as const;

/** The reasons for which a case ends without a decision. A closed list. */
export const terminationGrounds = [
  { id: 'applicant_gone', title: '申请人死亡或者终止，申请事项不再需要办理' },
  { id: 'item_abolished', title: '申请事项依法被取消或者停止实施' },
  { id: 'force_majeure', title: '因不可抗力，申请事项不能继续办理' },
  { id: 'superseded', title: '申请的内容已由其他决定解决，不需要再作决定' },
] as const;
export type TerminationGround = (typeof terminationGrounds)[number]['id'];
export const terminationGroundIds = terminationGrounds.map(({ id }) => id) as [
  TerminationGround,
  ...TerminationGround[],
];

const recipient = z.object({
  kind: z.enum(recipientKinds),
  name: z.string(),
  /** 代收人 and their relation to the one served. */
  relation: z.string(),
  /** Identity compared with a document (J1). */
  identityChecked: z.boolean(),
  letterOfAuthority: z.boolean(),
});
export type Recipient = z.infer<typeof recipient>;

export const closingEventPayloads = {
  /** 准予 or 不予 (许可法38). Who decided, under which mandate in which version (D3). */
  'case.decided': z.object({
    document: usedNumber,
    result: z.enum(['准予', '不予']),
    /** Content, scope and conditions of a grant; facts of a denial. */
    content: z.string(),
    reasons: z.string(),
    basis: z.string(),
    /** How to appeal: mandatory on a denial. */
    remedies: z.string(),
    validUntil: z.string().nullable(),
    decider: z.object({ staff: z.string(), name: z.string(), post: z.string() }),
    mandate: z.object({ number: z.string(), version: z.int() }).nullable(),
    /** 许可法40. */
    public: z.boolean(),
    /** Why it is not, where it is not: a secret by law. */
    secret: z.string().nullable().default(null),
    decidedOn: z.string(),
    /** 许可法44: within ten working days. */
    serviceLimit: deadline,
    done,
  }),
  /** 制证 (许可法39). */
  'case.certificate_made': z.object({
    name: z.string(),
    number: z.string(),
    validUntil: z.string().nullable(),
    done,
  }),
  /** 领取通知 (J1). */
  'case.collection_notified': z.object({
    via: z.enum(['当面', '电话', '短信', '书面']),
    note: z.string(),
    done,
  }),
  /** 送达 (J1, 许可法44). */
  'case.served': z.object({
    papers: z.array(numberedPaper).min(1),
    manner: z.enum(serviceManners),
    place: z.string(),
    servedOn: z.string(),
    recipient,
    /** 留置: why it was not taken, and who saw it. 公告: why no other manner reached them. */
    refusal: z.string(),
    witnesses: z.array(z.string()),
    /** The carrier's number by post; the address of an electronic one; the notice of a public one. */
    reference: z.string(),
    window: z.string(),
    done,
  }),
  'case.withdrawn': z.object({
    reason: z.string(),
    /** The applicant's written request: its number, or what it is. */
    request: z.string().default(''),
    on: z.string(),
    returned: z.array(z.string()),
    done,
  }),
  'case.terminated': z.object({
    ground: z.enum(terminationGroundIds),
    title: z.string(),
    reason: z.string(),
    document: usedNumber,
    on: z.string(),
    done,
  }),
  /** A case entered by mistake: kept, its numbers never used again. */
  'case.voided': z.object({
    reason: z.string(),
    second: z.object({ staff: z.string(), name: z.string() }),
    done,
  }),
  /** 许可法50: applied for in time and undecided when the permit ran out. */
  'case.deemed_renewed': z.object({ certificate: z.string(), on: z.string() }),
} as const;
