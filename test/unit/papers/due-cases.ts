/** Lists and management papers that an act makes due, made by the real builders from what the real rules decided. */
import { decide } from '#shared/case/decide.ts';
import { foldCase } from '#shared/case/evolve.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import { mandateAsked } from '#shared/papers/hall/mandate-paper.ts';
import type { ServiceItem } from '#shared/reference/index.ts';
import { decideMandate, evolveMandate, mandateCommand } from '#shared/registers/mandate.ts';
import { decideNotice, noticeCommand } from '#shared/registers/notice.ts';
import { decidePenalty, penaltyCommand } from '#shared/registers/penalty.ts';
import { decideTransfer, transferCommand } from '#shared/registers/transfer.ts';
import { itemOf } from '../../support/case-life.ts';
import { complete, context, uuidOf } from '../../support/hall.ts';
import { dueOf, paperSource } from '../../support/paper-source.ts';
import { memory } from '../../support/registers.ts';
import { as, clerk, head, leader, supervisor } from '../registers/people.ts';
import * as window from '../registers/counter-cases.ts';
import { correcting, eventsOf, freight, type Given, papersOf } from './intake-cases.ts';

export const transport = '凤冈县交通运输局';

// ── rows 1 and 3b ───────────────────────────────────────────────────────────

export const held: Given = { change: { outcome: { kind: 'receive' } } };
const agent = {
  name: '欧阳䶮',
  idNumber: '441423199003070013',
  phone: '13800000001',
  letterOfAuthority: true,
};
export const heldByAgent = (item: ServiceItem = freight): Given => ({
  item,
  change: {
    ...held.change,
    agent,
    applicant: {
      kind: 'organisation',
      name: '凤冈示范运输有限公司',
      creditCode: '91110000101623741K',
      creditCodeConfirmed: false,
      phone: '13800000000',
    },
    materials: complete(item),
  },
});
const materialNames = [
  '申请表',
  '法定代表人身份证明（居民身份证、护照、港澳居民来往内地通行证）',
  '经营场所使用证明',
  '安全生产管理制度文本',
];
export const longList = itemOf({
  name: '建筑工程施工许可',
  department: freight.department,
  organ: freight.organ,
  materials: Array.from({ length: 45 }, (_, index) => ({
    id: `m${index}`,
    name: `${materialNames[index % 4] ?? ''}之${index + 1}`,
    form: (['原件', '复印件', '原件和复印件'] as const)[index % 3],
    copies: (index % 4) + 1,
    required: true,
    basis: '《××条例》第×条',
    source: '申请人自备',
  })),
});

/** Two lines were open; `answer` is what came in on the visit. */
export function supplemented(whole: boolean): PaperContent[] {
  const lacking = complete(freight).filter(({ materialId }) => materialId !== 'safety');
  const wrong = lacking.map((tick) =>
    tick.materialId === 'form'
      ? { ...tick, problem: { kind: '填写有误' as const, detail: '补签申请人姓名' } }
      : tick,
  );
  const before = eventsOf({ change: { ...correcting.change, materials: wrong } });
  const state = foldCase(before);
  const brought = complete(freight).filter(
    ({ materialId }) => materialId === 'safety' || (whole && materialId === 'form'),
  );
  const at = { now: '2026-10-12T02:05:00.000Z', lastSerial: () => 10_001 };
  const answered = decide(
    state,
    { type: 'supplement', commandId: uuidOf(9), caseId: uuidOf(2), materials: brought },
    context(freight, at),
  );
  if (!answered.ok) throw new Error(answered.refusal.message);
  return papersOf([...before, ...answered.value], answered.value, { at });
}

// ── row 13 and the acts on registers ────────────────────────────────────────

export function transferred(reason = ''): PaperContent {
  const book = memory({}, window.base);
  const other = window.cases.accepted();
  book.cases.set(uuidOf(2), window.cases.accepted());
  book.cases.set(uuidOf(3), {
    ...other,
    receiptNumber: '001-000009-7',
    caseNumber: `${freight.code}202609281001`,
  });
  const bundle = (caseId: string, originals: number, copies: number, pages: number) => ({
    caseId,
    originals,
    copies,
    pages,
  });
  const command = transferCommand.parse({
    type: 'transfer.prepare',
    commandId: uuidOf(900),
    slipId: uuidOf(1),
    office: '运输股',
    bundles: [bundle(uuidOf(2), 2, 5, 31), bundle(uuidOf(3), 1, 0, 4)],
    reason,
  });
  const at = { now: '2026-09-28T08:00:00.000Z' };
  return dueOf(decideTransfer(command, book.context(at)), book, at);
}

const granting = {
  number: '凤交授〔2026〕第1号',
  version: 2,
  organ: transport,
  grantee: head,
  items: [freight.code],
  powers: ['受理决定权', '协调催办和管理权', '即办类最终许可权'],
  seals: ['行政审批专用章', '行政受理专用章'],
  from: '2026-10-01',
  until: '2027-12-31',
};
export const grantCommand = (change: object = {}) =>
  mandateCommand.parse({
    type: 'mandate.grant',
    commandId: uuidOf(900),
    mandate: { ...granting, ...change },
  });
export function granted(change: object = {}): PaperContent {
  const book = memory({ mandate: evolveMandate });
  return dueOf(decideMandate(grantCommand(change), book.context(as(leader))), book, as(leader));
}
export const mandateOf = (grantee: string, book = memory({ mandate: evolveMandate })) =>
  mandateAsked({ paper: '授权书', grantee }, paperSource({}, book));

export function imposed(change: object = {}) {
  const fine: ServiceItem = { ...freight, category: '简易处罚', handling: '即办件' };
  const book = memory({});
  const command = penaltyCommand.parse({
    type: 'penalty.impose',
    commandId: uuidOf(900),
    penaltyId: uuidOf(80),
    itemCode: fine.code,
    party: { kind: 'person', name: '陈示范', idNumber: '520327198812314510' },
    form: '罚款',
    fact: '未按规定的期限办理变更登记。',
    basis: '《中华人民共和国税收征收管理法》第六十条第一款',
    defence: '',
    amount: 20_000,
    second: clerk,
    secondConfirmed: true,
    ...change,
  });
  return { book, events: decidePenalty(command, { ...book.context(), itemOf: () => fine }) };
}
export function penalised(change: object = {}): PaperContent {
  const { book, events } = imposed(change);
  return dueOf(events, book);
}

const fact = (serial: number, rule: string, text: string) => ({
  rule,
  text,
  on: '2026-09-25',
  caseId: uuidOf(serial),
  number: `${freight.code}20260901100${serial}`,
});
const issue = (change: object = {}) =>
  noticeCommand.parse({
    type: 'notice.issue',
    commandId: uuidOf(900),
    noticeId: uuidOf(70),
    number: '凤监通〔2026〕3号',
    department: transport,
    subject: '逾期办件',
    facts: [
      fact(1, 'C2 · C6', '超过承诺办结时限3个工作日'),
      fact(2, 'C6 · 许可法42', '超过法定办结时限1个工作日，没有向社会公开说明理由'),
    ],
    workingDays: 10,
    ...change,
  });
export const issued = (change: object = {}) => {
  const book = memory({});
  return { book, events: decideNotice(issue(change), book.context(as(supervisor))) };
};
export function noticed(): PaperContent {
  const { book, events } = issued();
  return dueOf(events, book, as(supervisor));
}
