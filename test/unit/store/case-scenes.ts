/** For every command on a case: how it comes about that it is accepted, and who gives it. */
import type { CaseCommandType } from '#shared/case/commands.ts';
import { application, complete } from '../../support/hall.ts';
import { water, type WholeHall, wholeItems } from '../../support/whole-hall.ts';
import {
  agreed,
  decided,
  decision,
  type DraftOf,
  head,
  paid,
  payment,
  type Scene,
  sealNew,
} from './scenes.ts';

const day = 24 * 3_600_000;
const { freight, instant, forwarded, unchained, intakeOnly } = wholeItems;
const receive = { outcome: { kind: 'receive' } } as const;

/** One line is missing, and was told. */
const corrected = (at: WholeHall) =>
  at.take(freight, { materials: complete(freight).slice(1), outcome: { kind: 'correct' } });

const forward = (at: WholeHall, caseId: string): DraftOf<'forward'> => ({
  type: 'forward',
  caseId,
  document: '凤交呈〔2026〕1号',
  sentOn: at.desk.today,
});

const coNotice = (at: WholeHall, caseId: string): DraftOf<'co_notify'> => ({
  type: 'co_notify',
  caseId,
  notices: [{ id: at.id(), department: water, subject: '请审查跨河管线', limitDays: 5 }],
});

const suspension = (at: WholeHall, caseId: string): DraftOf<'suspend'> => ({
  type: 'suspend',
  caseId,
  suspensionId: at.id(),
  procedure: '检测',
  statute: '《道路货物运输及站场管理规定》第六条',
  reason: '需要检测车辆技术状况',
  from: at.desk.today,
  expectedDays: 5,
});

const verification = (at: WholeHall, caseId: string): DraftOf<'verify'> => ({
  type: 'verify',
  caseId,
  form: '实地核查',
  verifiers: ['1001', '1002'],
  on: at.desk.today,
  findings: '停车场地与申请材料一致',
});

const informing = (at: WholeHall, caseId: string): DraftOf<'inform_party'> => ({
  type: 'inform_party',
  caseId,
  partyId: at.id(),
  name: '王邻居',
  relation: '相邻权人，停车场影响其通行',
  on: at.desk.today,
});

const photo = { hash: 'ab'.repeat(32), type: 'image/jpeg', bytes: 300_000, pages: 1 } as const;

/** A page that lies in the counter's folder. */
function scanning(at: WholeHall, caseId: string): DraftOf<'scan'> {
  at.desk.scanAt = () => photo;
  return { type: 'scan', caseId, materialId: 'identity', scans: [photo] };
}

/** Called again, each makes another case of its own. */
export const caseScenes: {
  readonly [Type in CaseCommandType]: (at: WholeHall) => Scene<DraftOf<Type>>;
} = {
  register: (at) => {
    const { commandId: _, ...taken } = application(freight, { caseId: at.id() });
    return head({ type: 'register', ...taken });
  },
  correct_on_spot: (at) =>
    head({ type: 'correct_on_spot', caseId: at.take(freight, receive), what: '补签申请日期' }),
  answer: (at) =>
    head({
      type: 'answer',
      caseId: at.take(freight, receive),
      materials: [],
      outcome: { kind: 'accept' },
    }),
  supplement: (at) =>
    head({ type: 'supplement', caseId: corrected(at), materials: complete(freight).slice(0, 1) }),
  scan: (at) => head(scanning(at, at.take(freight))),
  remove_scan: (at) => {
    const given = scanning(at, at.take(freight));
    at.must('1001', given);
    const { caseId, materialId } = given;
    return head({ type: 'remove_scan', caseId, materialId, hash: photo.hash, reason: '拍摄模糊' });
  },
  notify_again: (at) =>
    head({
      type: 'notify_again',
      caseId: corrected(at),
      points: [{ materialId: 'identity', problem: '填写有误', requirement: '更正证件号码' }],
      reason: '申请人来电说明证件号码有误',
      supervisor: '4001',
    }),
  deem_accepted: (at) => {
    const caseId = at.take(freight, receive);
    at.pass(21 * day);
    return head({ type: 'deem_accepted', caseId });
  },
  deem_renewed: (at) => {
    const validUntil = new Date(Date.parse(at.desk.today) + 31 * day).toISOString().slice(0, 10);
    const caseId = at.take(freight, {
      held: { kind: '延续', certificate: '黔交运管许可遵字520327000001号', validUntil },
    });
    at.pass(32 * day);
    return head({ type: 'deem_renewed', caseId });
  },
  adopt_chain: (at) => head({ type: 'adopt_chain', caseId: at.take(unchained) }),
  transmit: (at) => head({ type: 'transmit', caseId: at.take(intakeOnly, receive), to: '建设股' }),
  record_outcome: (at) => {
    const caseId = at.take(intakeOnly, receive);
    at.must('1001', { type: 'transmit', caseId, to: '建设股' });
    return head({
      type: 'record_outcome',
      caseId,
      result: '已办结',
      document: '凤交办〔2026〕1号',
      decidedOn: at.desk.today,
    });
  },
  verify: (at) => head(verification(at, at.take(freight))),
  record_link: (at) => {
    const { today } = at.desk;
    const caseId = at.take(freight);
    at.must('1001', verification(at, caseId));
    return head({
      type: 'record_link',
      caseId,
      link: '实地勘察',
      from: today,
      to: today,
      place: '申请人停车场',
      note: '已勘察',
    });
  },
  inform_party: (at) => head(informing(at, at.take(freight))),
  hear_party: (at) => {
    const given = informing(at, at.take(freight));
    at.must('1001', given);
    const { caseId, partyId } = given;
    return head({ type: 'hear_party', caseId, partyId, waived: false, words: '要求夜间不作业' });
  },
  give_opinion: (at) =>
    head({
      type: 'give_opinion',
      caseId: at.take(freight),
      step: 'examine',
      result: '同意',
      text: '经审查符合条件，同意办理',
    }),
  suspend: (at) => head(suspension(at, at.take(freight))),
  resume: (at) => {
    const given = suspension(at, at.take(freight));
    at.must('1001', given);
    const { caseId, suspensionId } = given;
    return head({ type: 'resume', caseId, suspensionId, to: at.desk.today, result: '检测合格' });
  },
  extend: (at) =>
    head({
      type: 'extend',
      caseId: at.take(freight),
      days: 10,
      reason: '需要核实异地车辆的营运情况',
      approver: { kind: '机关负责人', who: '2003' },
      approvedOn: at.desk.today,
      approvalDocument: '凤交延批〔2026〕1号',
    }),
  forward: (at) => head(forward(at, agreed(at, at.take(forwarded)))),
  record_return: (at) => {
    const caseId = agreed(at, at.take(forwarded));
    at.must('1001', forward(at, caseId));
    return head({
      type: 'record_return',
      caseId,
      document: '黔交批〔2026〕1号',
      returnedOn: at.desk.today,
      result: '批准',
      text: '同意使用',
    });
  },
  co_notify: (at) => head(coNotice(at, at.take(freight))),
  co_reply: (at) => {
    const given = coNotice(at, at.take(freight));
    at.must('1001', given);
    const { caseId, notices } = given;
    const command = { caseId, noticeId: notices[0]?.id ?? '', reply: '同意', reason: '' } as const;
    return { by: '5001', command: { type: 'co_reply', ...command } };
  },
  remind: (at) => head({ type: 'remind', caseId: at.take(freight), to: '法规股', text: '请尽快会签' }),
  hand_over: (at) =>
    head({ type: 'hand_over', caseId: at.take(freight), to: '1002', reason: '本人外出学习' }),
  charge: (at) => head({ type: 'charge', caseId: at.take(instant), quantity: 1 }),
  cancel_charge: (at) => {
    const caseId = at.take(instant);
    at.must('1001', { type: 'charge', caseId, quantity: 3 });
    return head({ type: 'cancel_charge', caseId, reason: '数量填写错误' });
  },
  confirm_payment: (at) => {
    const caseId = at.take(instant);
    at.must('1001', { type: 'charge', caseId, quantity: 1 });
    return head(payment(at, caseId));
  },
  make_certificate: (at) =>
    head({
      type: 'make_certificate',
      caseId: paid(at, decided(at)),
      name: '道路运输从业人员从业资格证',
      number: `5203${at.id().slice(-8)}`,
      validUntil: null,
    }),
  decide: (at) => head(decision(at.take(instant))),
  notify_collection: (at) =>
    head({ type: 'notify_collection', caseId: decided(at), via: '电话', note: '已通知本人' }),
  serve: (at) => {
    const caseId = at.take(freight);
    const papers = [...at.state(caseId).documents];
    const seal = sealNew(at, '行政受理专用章');
    const document = papers[0]?.number ?? '';
    const use = { sealId: seal.sealId, caseId, document, copies: 2, approver: '1001' };
    at.must('1001', seal, { type: 'seal.use', ...use });
    return head({
      type: 'serve',
      caseId,
      papers,
      manner: '直接送达',
      place: '交通窗口1号',
      servedOn: at.desk.today,
      recipient: {
        kind: '本人',
        name: '陈示范',
        relation: '',
        identityChecked: true,
        letterOfAuthority: false,
      },
      refusal: '',
      witnesses: [],
      reference: '',
    });
  },
  withdraw: (at) =>
    head({
      type: 'withdraw',
      caseId: at.take(freight),
      reason: '申请人要求撤回',
      request: '撤回申请书',
    }),
  terminate: (at) =>
    head({
      type: 'terminate',
      caseId: at.take(freight),
      ground: 'applicant_gone',
      reason: '申请企业已经注销',
    }),
  void: (at) =>
    head({
      type: 'void',
      caseId: at.take(freight),
      reason: '重复录入同一申请',
      second: '1002',
      secondConfirmed: true,
    }),
};
