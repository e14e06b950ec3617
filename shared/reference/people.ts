/** Staff, their mandates, and where they serve. */
import { z } from 'zod';
import { day, effective, text } from './effective.ts';

export const roles = [
  'clerk',
  'window_head',
  /** 审查、会签 in the department. */
  'reviewer',
  /** 分管领导, 主要领导. */
  'leader',
  /** The hall's own management (综政服务办, 政务服务中心). */
  'centre_manager',
  /** 监察. */
  'supervisor',
] as const;
export type Role = (typeof roles)[number];

/** Ranks from low to high, for who may head a window (D2). */
export const ranks = ['科员', '股长', '中层副职', '中层正职', '局领导'] as const;
export type Rank = (typeof ranks)[number];

/** D1: how far the department's authority goes with a person at the window. */
export const authorityLevels = ['仅受理', '中层及以下', '全部'] as const;

/** D3: the three powers of a 授权书. */
export const mandatePowers = ['受理决定权', '协调催办和管理权', '即办类最终许可权'] as const;
export type MandatePower = (typeof mandatePowers)[number];

/** 行政审批授权书 (D3, row 17). */
export const mandate = z
  .object({
    number: text,
    /** Raised when the same number is signed again with other terms. */
    version: z.int().min(1).default(1),
    /** 授权机关. */
    organ: z.string().max(400).default(''),
    /** Staff number of 被授权人. */
    grantee: z.string().max(12).default(''),
    /** Codes of the items it covers; `all` for every item of the organ. */
    items: z.union([z.literal('all'), z.array(z.string().length(31))]).default('all'),
    powers: z.array(z.enum(mandatePowers)).default([...mandatePowers]),
    /** Names of the seals the grantee may use. */
    seals: z.array(text).default([]),
    from: day,
    until: day,
  })
  .refine(({ from, until }) => from <= until, 'D3：授权书的终止日期不得早于起始日期');
export type Mandate = z.infer<typeof mandate>;

export const staffMember = z.object({
  number: z.string().regex(/^\d{3,12}$/),
  name: text,
  role: z.enum(roles),
  department: text,
  /** D4: the sub-bodies they act for; empty for every organ of the department. */
  organs: z.array(text).default([]),
  rank: z.enum(ranks).default('科员'),
  /** As papers and opinions name them: 首席代表, 法规科科长 … */
  post: z.string().max(80).default(''),
  level: z.enum(authorityLevels).default('中层及以下'),
  /** The counter they are posted to; null for those who serve none. */
  counter: text.nullable().default(null),
  /** D6: who stands in for them, by staff number; naming them is the centre's consent (D7). */
  standIns: z.array(z.string()).default([]),
  mandate,
  /** D9: 编制性质, years of work, home unit, posted since, party member. */
  establishment: z.enum(['公务员', '事业编制', '其他在编', '非在编']).default('其他在编'),
  yearsOfWork: z.int().min(0).max(60).nullable().default(null),
  homeUnit: z.string().max(120).default(''),
  partyMember: z.boolean().default(false),
  ...effective,
  /** `scrypt$N$r$p$salt$hash`, base64; the PIN itself is nowhere. */
  pinHash: z.string(),
});
export type StaffMember = z.infer<typeof staffMember>;
