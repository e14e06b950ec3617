/** The papers people ask for, made from the records as they stand: who may ask, and what makes each. */
import { staffNumbered } from '../../act-context.ts';
import { type Act, mayDo } from '../../authority/index.ts';
import { ok, type Result, refuse } from '../../result.ts';
import { approvalSheetAsked } from '../case/approval-sheet.ts';
import { billRegister } from '../registers/bill-register.ts';
import { complaintRegister } from '../registers/complaint-register.ts';
import { consultationRegister } from '../registers/consultation-register.ts';
import type { PaperContent } from '../content.ts';
import { dayEndSheet } from '../day-end/day-end-sheet.ts';
import { guideAsked } from '../hall/guide-paper.ts';
import { listAAsked, listBAsked } from '../hall/hall-lists.ts';
import type { PaperKind } from '../kinds.ts';
import { mandateAsked } from '../hall/mandate-paper.ts';
import { mayPrint } from '../may-print.ts';
import { postRegister } from '../registers/post-register.ts';
import { mayReadOf } from '../registers/register-parts.ts';
import { monthlyAsked, ratingNoticeAsked } from '../hall/report-papers.ts';
import type { PaperRequest, PresentRequest, MonthRequest } from './requests.ts';
import { sealRegister } from '../registers/seal-register.ts';
import { serviceReceiptAsked } from '../case/service-receipt.ts';
import type { Asked, AskedSource, MonthSource } from './source.ts';

export type { Asked, AskedSource, PaperSource, MonthSource } from './source.ts';

type Name = PaperRequest['paper'];

interface Askable<Request extends PaperRequest, Source extends AskedSource | MonthSource> {
  /** The act by which authority is judged. */
  readonly act: Act;
  readonly make: Asked<Request, Source>;
}
type Askables<Request extends PaperRequest, Source extends AskedSource | MonthSource> = {
  readonly [Paper in Request['paper']]: Askable<Extract<Request, { paper: Paper }>, Source>;
};

const ofPresent: Askables<PresentRequest, AskedSource> = {
  送达回证: { act: '打印办件文书', make: serviceReceiptAsked },
  审批表: { act: '打印办件文书', make: approvalSheetAsked },
  授权书: { act: '打印授权书', make: mandateAsked },
  一览表A: { act: '打印统计报表', make: listAAsked },
  一览表B: { act: '打印统计报表', make: listBAsked },
  办事指南: { act: '打印办事指南', make: guideAsked },
  日结单: { act: '日结', make: dayEndSheet },
};

const ofMonth: Askables<MonthRequest, MonthSource> = {
  咨询登记: { act: '打印登记簿', make: consultationRegister },
  替岗登记: { act: '打印登记簿', make: postRegister },
  用印登记: { act: '打印登记簿', make: sealRegister },
  票据登记: { act: '打印登记簿', make: billRegister },
  投诉登记: { act: '打印投诉登记簿', make: complaintRegister },
  部门月报: { act: '打印统计报表', make: monthlyAsked },
  评议通报: { act: '打印评议通报', make: ratingNoticeAsked },
};

const actFor: Readonly<Record<Name, { readonly act: Act }>> = { ...ofPresent, ...ofMonth };

/** Refuses who may not ask, what is not in the records, and a paper that lacks what it may not lack (domain 4). */
export const paperAsked = (request: PresentRequest, source: AskedSource): Result<PaperContent> =>
  made(request, ofPresent[request.paper] as Askable<PresentRequest, AskedSource>, source);

/** The same of a paper that tells of a month. */
export const paperOfMonth = (request: MonthRequest, source: MonthSource): Result<PaperContent> =>
  made(request, ofMonth[request.paper] as Askable<MonthRequest, MonthSource>, source);

function made<Request extends PaperRequest, Source extends AskedSource | MonthSource>(
  request: Request,
  { act, make }: Askable<Request, Source>,
  source: Source,
): Result<PaperContent> {
  const allowed = mayDo(act, null, source);
  if (!allowed.ok) return allowed;
  const department = departmentOf(request, source);
  if (department !== null && !mayReadOf(department, source))
    return refuse(
      'not_permitted',
      'D1',
      `${source.person.name}不是${department}的人员，不能打印该部门的《${request.paper}》。`,
      '请由该部门的窗口负责人、领导或者大厅管理人员打印。',
      'department',
    );
  const paper = make(request, source);
  if (!paper.ok) return paper;
  const complete = mayPrint(paper.value);
  return complete.ok ? paper : complete;
}

/** Which papers the person may ask for at this counter; whose, is another question. */
export const mayAskFor = (where: Parameters<typeof mayDo>[2]): Name[] =>
  (Object.keys(actFor) as Name[]).filter((paper) => mayDo(actFor[paper].act, null, where).ok);

/** A paper already made is read by whoever may ask for it; what acts made due, by whoever is signed in (I1, I2). */
export const mayReadPaper = (kind: PaperKind, where: Parameters<typeof mayDo>[2]): Result<true> => {
  if (!(kind in actFor)) return ok(true);
  const allowed = mayDo(actFor[kind as Name].act, null, where);
  return allowed.ok ? ok(true) : allowed;
};

/** D1: a body's figures, lists and mandates are for its own people and for those who look after all. Null for other papers. */
function departmentOf(request: PaperRequest, source: Pick<AskedSource, 'hall' | 'now'>): string | null {
  if ('department' in request) return request.department;
  return request.paper === '授权书' ? (staffNumbered(source, request.grantee)?.department ?? null) : null;
}
