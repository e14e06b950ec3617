/** Papers that nobody's act makes due: asked for by a person, looked at, and printed when they say so. */
import { z } from 'zod';
import { numberedPaper } from '../../case/intake-events.ts';
import { uuid } from '../../event.ts';

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份应当写成2026-09');
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, '日期应当写成2026-09-30');
const name = z.string().min(1).max(120);

export const paperRequest = z.discriminatedUnion('paper', [
  /** Row 11: to be signed by whoever takes the papers. */
  z.object({ paper: z.literal('送达回证'), caseId: uuid, documents: z.array(numberedPaper).min(1).max(20) }),
  z.object({ paper: z.literal('审批表'), caseId: uuid }),
  z.object({ paper: z.literal('授权书'), grantee: z.string().min(1).max(12) }),
  z.object({ paper: z.literal('咨询登记'), month }),
  z.object({ paper: z.literal('替岗登记'), month }),
  z.object({ paper: z.literal('用印登记'), month }),
  z.object({ paper: z.literal('票据登记'), month }),
  z.object({ paper: z.literal('投诉登记'), month }),
  z.object({ paper: z.literal('部门月报'), department: name, month }),
  z.object({ paper: z.literal('评议通报'), month }),
  z.object({ paper: z.literal('一览表A'), department: name }),
  z.object({ paper: z.literal('一览表B'), department: name }),
  z.object({
    paper: z.literal('办事指南'),
    itemCode: z.string().max(80),
    subItem: z.string().max(80).nullable(),
  }),
  z.object({ paper: z.literal('日结单'), day }),
]);
export type PaperRequest = z.output<typeof paperRequest>;

/** What was recorded in a month: long reading, done beside what else goes on at the counter. */
export type MonthRequest = Extract<PaperRequest, { month: string }>;
export type PresentRequest = Exclude<PaperRequest, MonthRequest>;
export const isOfMonth = (request: PaperRequest): request is MonthRequest => 'month' in request;

export type RequestOf<Paper extends PaperRequest['paper']> = Extract<PaperRequest, { paper: Paper }>;
