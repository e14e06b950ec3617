/** Events of every kind, as real lives of cases left them. */
import type { CaseEvent } from '#shared/case/events.ts';
import {
  acceptedCase,
  extension,
  itemOf,
  kinds,
  Life,
  notice,
  suspension,
  transport,
  voiding,
  withdrawal,
} from './case-life.ts';
import { uuidOf } from './hall.ts';

const page = { hash: 'ab'.repeat(32), type: 'image/jpeg', bytes: 300_000, pages: 1 } as const;

/** Every kind of event, from lives that reach it. */
export function everyKind(): CaseEvent[] {
  const { 收费件, 上报件, 承诺件, 即办件 } = kinds;
  const wanting = new Life(承诺件)
    .accept({ materials: [], outcome: { kind: 'correct' } })
    .do('1001', { type: 'correct_on_spot', what: '补签日期' })
    .do('1001', {
      type: 'notify_again',
      points: [{ materialId: 'form', problem: '缺少', requirement: '提交原件1份' }],
      reason: '申请书第二页漏填',
      supervisor: '9001',
    });
  const line = { materialId: 'form', received: true, originals: 1, copies: 0, pages: 1, problem: null };
  wanting.do('1001', { type: 'supplement', materials: [line] });
  wanting
    .do('2001', {
      type: 'verify',
      form: '实地核查',
      verifiers: ['2001', '2003'],
      on: wanting.today,
      findings: '属实',
    })
    .do('2001', {
      type: 'record_link',
      link: '实地勘察',
      from: wanting.today,
      to: wanting.today,
      place: '现场',
      note: '已勘察',
    })
    .do('1001', extension({ days: 5, reason: '案情复杂', approvedOn: wanting.today }))
    .do('1001', {
      type: 'inform_party',
      partyId: uuidOf(701),
      name: '王邻居',
      relation: '相邻权人',
      on: wanting.today,
    })
    .do('1001', { type: 'hear_party', partyId: uuidOf(701), waived: false, words: '要求避让排水沟' })
    .do('1001', suspension('检测', wanting.today))
    .do('1001', { type: 'resume', suspensionId: uuidOf(501), to: wanting.today, result: '合格' })
    .do('1001', { type: 'terminate', ground: 'item_abolished', reason: '事项取消' });
  const full = acceptedCase(收费件)
    .do('1001', { type: 'co_notify', notices: [notice(601, transport)] })
    .do('2101', { type: 'co_reply', noticeId: uuidOf(601), reply: '同意', reason: '' })
    .do('1001', { type: 'remind', to: '法规科', text: '请及时会签' })
    .do('1001', { type: 'hand_over', to: '1002', reason: '外出学习' })
    .signed()
    .decided()
    .do('1002', { type: 'charge', quantity: 2 })
    .do('1002', { type: 'cancel_charge', reason: '数量填写错误' })
    .paid()
    .happen({
      kind: 'case.billed',
      payload: {
        book: 'b1',
        number: '00000001',
        amount: 20_000,
        done: { at: '2026-10-12T02:00:00.000Z', staff: '1001', name: '余主任' },
      },
    })
    .certified()
    .sealResult()
    .do('1002', { type: 'notify_collection', via: '电话', note: '' })
    .served();
  const forwarded = acceptedCase(上报件).away('3001', '2026-10-01', '2026-10-30');
  forwarded.opinion('2001', 'examine').opinion('2002', 'countersign').opinion('1001', 'countersign');
  forwarded
    .opinion('3002', 'approve')
    .do('1001', { type: 'forward', document: '呈1', sentOn: forwarded.today })
    .do('1001', {
      type: 'record_return',
      document: '批1',
      returnedOn: forwarded.today,
      result: '批准',
      text: '同意',
    });
  const only = new Life(itemOf({ intakeOnly: true, template: null }))
    .accept({ outcome: { kind: 'receive' } })
    .do('1001', { type: 'transmit', to: '建筑业科' })
    .do('1001', { type: 'record_outcome', result: '准予', document: '', decidedOn: '2026-10-12' });
  const silent = new Life(承诺件)
    .accept({
      outcome: { kind: 'receive' },
      held: { kind: '延续', certificate: '示建证字2020号', validUntil: '2026-11-13' },
    })
    .on('2026-11-14')
    .do('1001', { type: 'deem_accepted' })
    .do('1001', { type: 'deem_renewed' });
  const unchained = acceptedCase(itemOf({ template: null })).do('1001', { type: 'adopt_chain' });
  const others = [
    new Life(即办件).accept({ outcome: { kind: 'receive' } }).do('1001', {
      type: 'answer',
      materials: [],
      outcome: { kind: 'not_required', basis: '《××条例》第×条' },
    }),
    new Life(即办件).accept({
      outcome: {
        kind: 'refuse',
        ground: 'not_competent',
        reason: '申请的工程位于邻县，由邻县审批',
        competentOrgan: '邻县住房和城乡建设局',
        citation: '',
      },
      lateEntry: { slip: '纸0001', reason: '系统停机', receivedOn: '2026-10-10' },
    }),
    acceptedCase()
      .do('1001', { type: 'scan', materialId: 'form', scans: [page] })
      .do('1001', { type: 'remove_scan', materialId: 'form', hash: page.hash, reason: '拍摄模糊' }),
    acceptedCase().do('1001', withdrawal()),
    acceptedCase().do('1001', voiding({ reason: '重复录入' })),
  ];
  return [wanting, full, forwarded, only, silent, unchained, ...others].flatMap(({ events }) => events);
}
