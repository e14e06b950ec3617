/**
 * National exchange tables (I5): one accepted case as rows, under the columns' official names. Where the code lists are
 * not published the official words stand in the column, for the platform to map.
 */
import { chineseClock } from './china-time.ts';
import type { Applicant } from '../case/applicant.ts';
import type { CaseEventKind } from '../case/events.ts';
import type { RatingRecord } from '../rating/record.ts';
import { grades } from '../rating/index.ts';
import { type CaseFact, type CaseRecord, closedOn, factsOf } from './case-record.ts';

export type Row = Readonly<Record<string, string>>;

export interface ExchangeTables {
  readonly up_pro_accept: readonly Row[];
  readonly up_pro_process: readonly Row[];
  readonly up_pro_special_procedure: readonly Row[];
  readonly up_pro_material: readonly Row[];
  readonly up_pro_result: readonly Row[];
}

export interface ExchangeContext {
  /** Name and number of this batch. */
  readonly batch: string;
  /** When it is made. */
  readonly now: string;
  /** As the platform knows the sender. */
  readonly source: string;
  /** The rating of the last service; null where there is none. */
  readonly rating: RatingRecord | null;
  /** A4: name of the site of a counter, by the counter's id; the tables have no column for it but the remarks. */
  readonly siteName?: (counter: string) => string;
}

const none: ExchangeTables = {
  up_pro_accept: [],
  up_pro_process: [],
  up_pro_special_procedure: [],
  up_pro_material: [],
  up_pro_result: [],
};

/** Nothing before acceptance: the tables are keyed by 办件编号, which there is none of. */
export function exchangeTables(record: CaseRecord, context: ExchangeContext): ExchangeTables {
  const { caseNumber: project_no } = record.state;
  if (project_no === null) return none;
  return {
    up_pro_accept: acceptRows(project_no, record, context),
    up_pro_process: processRows(project_no, record, context),
    up_pro_special_procedure: specialRows(project_no, record),
    up_pro_material: materialRows(project_no, record),
    up_pro_result: resultRows(project_no, record, context),
  };
}

/** GB/T 39554.1: USCC of the organ (18), level (1), basic code (12). */
const orgCodeOf = (code: string): string => code.slice(0, 18);
const basicCodeOf = (code: string): string => code.slice(19);

const idOf = (applicant: Applicant): readonly [type: string, code: string] =>
  applicant.kind === 'person'
    ? ['居民身份证', applicant.idNumber]
    : ['统一社会信用代码', applicant.creditCode];

function acceptRows(project_no: string, record: CaseRecord, context: ExchangeContext): Row[] {
  const { state } = record;
  const { item, applicant, agent } = state;
  const [received] = factsOf(record, 'case.received');
  const [fact] = [...factsOf(record, 'case.accepted'), ...factsOf(record, 'case.deemed_accepted')];
  if (received === undefined || fact === undefined) return [];
  const [page_type, page_code] = idOf(applicant);
  const { subItem, channel } = received.payload;
  return [
    {
      project_no,
      task_code: item.code,
      task_handle_item: subItem ?? '',
      catalog_code: basicCodeOf(item.code),
      local_task_code: '',
      task_name: item.name,
      task_version: item.catalogueVersion,
      project_name: `${applicant.name}申请${item.name}`,
      project_type: item.handling,
      applyer_name: applicant.name,
      applyer_type: applicant.kind === 'person' ? '自然人' : '法人或者其他组织',
      applyer_page_type: page_type,
      applyer_page_code: page_code,
      legal: '',
      contact_name: agent?.name ?? applicant.name,
      contact_type: agent === null ? page_type : '居民身份证',
      contact_code: agent?.idNumber ?? page_code,
      contact_mobile: agent?.phone ?? applicant.phone,
      address: '',
      zip_code: '',
      apply_date: chineseClock(received.at),
      apply_type: channel,
      accept_date: state.deemed ? fact.payload.acceptedOn : chineseClock(fact.at),
      accept_doc_no: fact.payload.document.text,
      promise_date: fact.payload.promisedLimit.due ?? '',
      org_code: orgCodeOf(item.code),
      org_name: item.organ,
      handle_user_name: fact.actor.name,
      row_guid: fact.id,
      cd_batch: context.batch,
      cd_time: chineseClock(context.now),
      cd_operation: '新增',
      data_source: context.source,
    },
  ];
}

/** Which link (B8) each act belongs to, and what it is called. */
const links: Partial<Record<CaseEventKind, readonly [link: string, act: string]>> = {
  'case.received': ['受理', '收件'],
  'case.correction_notified': ['受理', '补正告知'],
  'case.supplemented': ['受理', '补正'],
  'case.accepted': ['受理', '受理'],
  'case.deemed_accepted': ['受理', '视为受理'],
  'case.verified': ['审查', '核查'],
  'case.opinion_given': ['审批', '审批意见'],
  'case.extended': ['审批', '延期'],
  'case.forwarded': ['审批', '上报'],
  'case.forward_returned': ['审批', '上报返回'],
  'case.co_notified': ['审批', '抄告'],
  'case.co_replied': ['审批', '抄告答复'],
  'case.decided': ['审批', '决定'],
  'case.charged': ['缴费', '缴款通知'],
  'case.paid': ['缴费', '到账确认'],
  'case.certificate_made': ['制证', '制证'],
  'case.sealed': ['盖章', '用印'],
  'case.served': ['发证', '送达'],
  'case.withdrawn': ['受理', '撤回'],
  'case.terminated': ['审批', '终止'],
};

/** Each act begins where the one before it ended. */
function processRows(project_no: string, { facts }: CaseRecord, { siteName }: ExchangeContext): Row[] {
  const rows: Row[] = [];
  for (const fact of facts) {
    const [process_name, event_name] = links[fact.kind] ?? [];
    if (process_name === undefined || event_name === undefined) continue;
    rows.push({
      project_no,
      process_name,
      event_name,
      event_start_time: rows.at(-1)?.['event_end_time'] ?? chineseClock(fact.at),
      event_end_time: chineseClock(fact.at),
      handle_user_name: fact.actor.name,
      handle_explain: explanation(fact),
      remark: siteName?.(fact.actor.counter) ?? '',
    });
  }
  return rows;
}

function explanation(fact: CaseFact): string {
  switch (fact.kind) {
    case 'case.opinion_given':
      return `${fact.payload.result}：${fact.payload.text}`;
    case 'case.verified':
      return fact.payload.findings;
    case 'case.forward_returned':
      return `${fact.payload.result}：${fact.payload.text}`;
    case 'case.co_replied':
      return fact.payload.reason === ''
        ? fact.payload.reply
        : `${fact.payload.reply}：${fact.payload.reason}`;
    case 'case.decided':
      return fact.payload.result;
    case 'case.extended':
    case 'case.withdrawn':
      return fact.payload.reason;
    default:
      return '';
  }
}

function specialRows(project_no: string, record: CaseRecord): Row[] {
  const ended = factsOf(record, 'case.resumed');
  return factsOf(record, 'case.suspended').map(({ payload, actor }) => {
    const end = ended.find((fact) => fact.payload.id === payload.id)?.payload;
    return {
      project_no,
      special_type: payload.procedure,
      special_name: payload.procedure,
      special_reason: payload.statute === null ? payload.reason : `${payload.reason}（${payload.statute}）`,
      special_time: payload.from,
      end_time: end?.to ?? '',
      special_explain: `预计${payload.expectedDays}个工作日，${payload.document.text}`,
      result: end?.result ?? '',
      handle_user: actor.name,
      applyer_user_name: record.state.applicant.name,
    };
  });
}

const materialRows = (project_no: string, { state }: CaseRecord): Row[] =>
  state.materials
    .filter(({ received }) => received)
    .map(({ name, form, originals, copies, problem }) => ({
      project_no,
      material_name: name,
      get_type: form === '电子' ? '电子' : '纸质',
      get_name: String(originals + copies),
      material_attach_name: '',
      remark: problem === null ? '' : problem.kind,
    }));

function resultRows(project_no: string, { state }: CaseRecord, { rating }: ExchangeContext): Row[] {
  const { decision, outcome, ended, certificate, served } = state;
  const result_date = closedOn(state) ?? ended?.on;
  if (result_date === undefined) return [];
  const grade = rating?.answer?.grade;
  return [
    {
      project_no,
      result_date,
      result_type: decision?.result ?? outcome?.result ?? state.stage.replace('已', ''),
      result_explain: decision === null ? (ended?.reason ?? '') : decision.reasons || decision.content,
      result_cetr_name: certificate?.name ?? '',
      result_cetr_no: certificate?.number ?? '',
      is_delivery_results: served.some(({ manner }) => manner === '邮寄送达') ? '是' : '否',
      satisfaction: grades.find((entry) => entry.grade === grade)?.title ?? '',
    },
  ];
}
