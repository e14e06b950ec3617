/** What an approval sheet says of the inquiries made: verification, parties heard, co-replies, time stopped or added. */
import { chineseDateTime } from '../../calendar/civil-date.ts';
import { deadlineText } from '../../calendar/working-days.ts';
import type { CaseState } from '../../case/state.ts';
import type { CaseRecord } from '../../reports/case-record.ts';
import { day } from './case-parts.ts';
import type { PaperBlock } from '../content.ts';
import { type Columns, listTable } from '../hall/list-parts.ts';

type Part = readonly [title: string, blocks: readonly PaperBlock[]];

/** Parts about which the case has nothing are left out. */
export const approvalInquiries = ({ state }: CaseRecord): Part[] => [
  ['核查', table(verificationColumns, verifications(state))],
  ['听取利害关系人意见', table(partyColumns, parties(state))],
  ['抄告答复', table(replyColumns, replies(state))],
  ['特别程序、延期和上报', table(timeColumns, timeChanges(state))],
];

const table = (columns: Columns, rows: string[][]): PaperBlock[] =>
  rows.length === 0 ? [] : [listTable('', columns, rows)];

/** 许可法34: two look at a place together. */
const verificationColumns: Columns = [
  ['方式', 14],
  ['核查人员', 26],
  ['日期', 18],
  ['情况', 42],
];
const verifications = ({ verifications: made }: CaseState): string[][] =>
  made.map(({ form, verifiers, on, findings }) => [
    form,
    verifiers.map(({ name, staff }) => `${name}（工号${staff}）`).join('、'),
    day(on),
    findings,
  ]);

/** 许可法36. */
const partyColumns: Columns = [
  ['利害关系人', 20],
  ['关系', 18],
  ['告知日期', 18],
  ['陈述和申辩', 44],
];
const parties = ({ parties: informed }: CaseState): string[][] =>
  informed.map(({ name, relation, informedOn, heard }) => [
    name,
    relation,
    day(informedOn),
    heard === null ? '尚未答复' : `${heard.waived ? '放弃' : heard.words}（${day(heard.on)}）`,
  ]);

/** F1: silence is no answer. */
const replyColumns: Columns = [
  ['部门', 20],
  ['征求意见的事项', 24],
  ['期限', 20],
  ['答复', 36],
];
const replies = ({ subCases }: CaseState): string[][] =>
  subCases.map(({ department, subject, limit, reply }) => [
    department,
    subject,
    deadlineText(limit),
    reply === null
      ? '尚未答复'
      : `${reply.reply}${reply.reason === '' ? '' : `：${reply.reason}`}（${reply.done.name}，${chineseDateTime(reply.done.at)}）`,
  ]);

const timeColumns: Columns = [
  ['环节', 18],
  ['起止', 28],
  ['原因、结果', 30],
  ['文书编号、批准人', 24],
];

const period = (from: string, to: string | null, open: string): string =>
  to === null ? `自${day(from)}起，${open}` : `自${day(from)}起至${day(to)}止`;

function timeChanges({ suspensions, extension, forwarding }: CaseState): string[][] {
  const rows = suspensions.map(({ kind, statute, from, to, reason, document }) => [
    `${kind}${statute ?? ''}`,
    period(from, to, '尚未结束'),
    reason,
    document,
  ]);
  if (extension !== null)
    rows.push([
      '延期',
      `延长${extension.days}个工作日，新时限${deadlineText(extension.after)}`,
      extension.reason,
      `${extension.document.text}；${extension.approver.name}（${extension.approver.kind}）${day(extension.approvedOn)}批准`,
    ]);
  if (forwarding !== null)
    rows.push([
      `上报${forwarding.superior}`,
      period(forwarding.sentOn, forwarding.returnedOn, '尚未返回'),
      forwarding.result ?? '',
      forwarding.document,
    ]);
  return rows;
}
