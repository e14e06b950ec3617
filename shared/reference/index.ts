/** What a counter is told by the centre and keeps working with: the hall, its people, its items. */
import { z } from 'zod';
import { parseCivilDate } from '../calendar/civil-date.ts';
import { numberBlocks } from '../numbers/blocks.ts';

const day = z.string().refine((value) => parseCivilDate(value) !== undefined, '不是日期');
const text = z.string().min(1).max(400);

export const material = z.object({
  id: text,
  name: text,
  /** Originals are looked at and given back, or kept; copies are kept. */
  form: z.enum(['原件', '复印件', '原件和复印件', '电子']),
  copies: z.int().min(1).max(99),
  required: z.boolean(),
  /** Statute or rule that asks for it. */
  basis: text,
  /** Where the applicant gets it. */
  source: text,
});
export type Material = z.infer<typeof material>;

export const itemCategories = ['行政许可', '行政确认', '行政征收', '公共服务', '其他行政权力'] as const;
export const handlings = ['即办件', '承诺件', '上报件'] as const;

export const serviceItem = z
  .object({
    /** 实施编码, 31 characters. */
    code: z.string().length(31),
    name: text,
    /** Initials of the name's pinyin, lower case, for search. */
    initials: z.string(),
    /** 16 letters are enough to tell items apart: the whole pinyin without tones, for search. */
    pinyin: z.string(),
    department: text,
    /** The body that acts and whose name and seal the papers carry (D4). */
    organ: text,
    category: z.enum(itemCategories),
    handling: z.enum(handlings),
    legalDays: z.int().min(0),
    /** Never more than the legal days (C2). */
    promisedDays: z.int().min(0),
    /** Null where nothing is charged (H1). */
    fee: z.object({ name: text, amount: text, basis: text }).nullable(),
    materials: z.array(material).min(1),
    /** Where the plan of origin says something a clerk should know: corrections, sub-items, intake only. */
    notes: z.array(z.string()),
    /** True where limits, materials and fee are plausible examples and not the organ's own. */
    example: z.boolean(),
  })
  .refine((item) => item.promisedDays <= item.legalDays, 'C2：承诺时限不得长于法定时限');
export type ServiceItem = z.infer<typeof serviceItem>;

export const catalogue = z.object({ version: text, items: z.array(serviceItem).min(1) });
export type Catalogue = z.infer<typeof catalogue>;

/** A body in whose name papers go out. */
export const organ = z.object({
  name: text,
  /** As it stands before a document number. */
  short: text,
  phone: text,
  /** Reconsideration and suit go here (行政复议法24, 行政诉讼法): printed on refusals. */
  reconsideration: text,
  court: text,
});
export type Organ = z.infer<typeof organ>;

export const roles = ['clerk', 'window_head'] as const;

export const staffMember = z.object({
  number: z.string().regex(/^\d{3,12}$/),
  name: text,
  role: z.enum(roles),
  department: text,
  /** 授权书 in force; papers and decisions name it (D3). */
  mandate: z.object({ number: text, from: day, until: day }),
  /** `scrypt$N$r$p$salt$hash`, base64; the PIN itself is nowhere. */
  pinHash: z.string(),
});
export type StaffMember = z.infer<typeof staffMember>;

export const hallReference = z.object({
  version: text,
  id: text,
  name: text,
  /** Nothing done here may be mistaken for a real case. */
  training: z.boolean(),
  address: text,
  hours: text,
  complaintPhone: text,
  organs: z.array(organ).min(1),
  counter: z.object({
    id: text,
    name: text,
    /** The window's position as the hall shows it. */
    position: text,
    /** Items of these departments are taken here (A3). */
    departments: z.array(text).min(1),
    blocks: numberBlocks,
  }),
  staff: z.array(staffMember).min(1),
});
export type HallReference = z.infer<typeof hallReference>;
