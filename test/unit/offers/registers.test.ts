/** 登记簿的表单：每一项命令都有表单，规则会接受的都显示为可以办理。 */
import { describe, expect, it } from 'vitest';
import { commandOf, fieldNamed, initialValues } from '#shared/offers/command.ts';
import { openFollowUp } from '#shared/registers/follow-up.ts';
import type { Offer } from '#shared/offers/form.ts';
import { type AtHand, registerOffers } from '#shared/offers/register-offers.ts';
import { isKnownEntry, registerRows } from '#shared/registers/views/index.ts';
import { registerCommand, registerOf, type ListedKind } from '#shared/registers/index.ts';
import { registerMarkOf, streamNamed } from '../../../electron/acts/register-marks.ts';
import { actContext } from '../../../electron/acts/context.ts';
import { type AnyCommand, randomHall } from '../../support/random-acts.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import {
  bureau,
  openWholeHall,
  transport,
  type WholeHall,
  wholeHall,
  wholeItems,
} from '../../support/whole-hall.ts';
import type { StaffMember } from '#shared/reference/index.ts';

/** The queue before a counter has keys of its own, and no forms. */
const everyType = (Object.keys(registerMarkOf) as (keyof typeof registerMarkOf)[]).filter(
  (type) => !type.startsWith('ticket.'),
);
const everyRegister = [...new Set(everyType.map((type) => type.split('.')[0] as ListedKind))];

function atHandOf({ store, desk }: WholeHall): AtHand {
  const rows = store.db
    .prepare('select case_id as caseId, state from case_view order by received_at desc')
    .all() as { caseId: string; state: string }[];
  return {
    items: desk.reference.catalogue.items,
    cases: () => rows.map(({ caseId, state }) => ({ caseId, state: JSON.parse(state) })),
  };
}

const contextOf = (counter: WholeHall, person: StaffMember) =>
  actContext(actingDesk(counter, person), counter.store, person, counter.desk.clock.now(), null);

const staffNumbered = (number: string): StaffMember => {
  const found = wholeHall.staff.find((member) => member.number === number);
  if (found === undefined) throw new Error(`no staff ${number}`);
  return found;
};

/** Offers on everything there is, for one person. */
function everyOffer(counter: WholeHall, person: StaffMember): Offer[] {
  const context = contextOf(counter, person);
  const atHand = atHandOf(counter);
  return everyRegister.flatMap((register) => [
    ...registerOffers(register, null, context, atHand),
    ...registerRows(register, context).flatMap(({ id }) => registerOffers(register, id, context, atHand)),
  ]);
}

/** One entry in each register. */
function lifeOf(counter: WholeHall): void {
  const id = () => counter.id();
  const must: WholeHall['must'] = (...given) => counter.must(...given);
  const own = wholeHall.counter.id;
  must(
    '1001',
    {
      type: 'seal.register',
      sealId: id(),
      kind: '行政审批专用章',
      name: '专用章一',
      organ: transport,
      department: bureau,
      counters: [own],
      approval: '启1',
    },
    { type: 'bill.open', bookId: id(), name: '票据', organ: transport, department: bureau, sheets: 3 },
    {
      type: 'consultation.open',
      consultationId: id(),
      question: '需要什么材料',
      person: null,
      itemCode: null,
      answer: null,
    },
    {
      type: 'complaint.take_down',
      complaintId: id(),
      kind: '不作为',
      text: '无人办理',
      complainant: null,
      department: bureau,
      staff: null,
      counter: '',
      caseId: null,
    },
    {
      type: 'transfer.prepare',
      slipId: id(),
      office: '法规股',
      bundles: [{ caseId: counter.take(wholeItems.freight), originals: 1, copies: 1, pages: 3 }],
    },
    {
      type: 'penalty.impose',
      penaltyId: id(),
      itemCode: wholeItems.penalty.code,
      party: { kind: 'person', name: '陈示范', idNumber: '520327198812314510' },
      form: '罚款',
      fact: '未按规定携带证件',
      basis: '《示例条例》第一条',
      defence: '',
      amount: 10_000,
      second: '1002',
      secondConfirmed: true,
    },
  );
  must(
    '3001',
    {
      type: 'leave.record',
      id: id(),
      leader: '2001',
      from: '2026-09-30',
      until: '2026-10-01',
      reason: '出差',
    },
    {
      type: 'leave.record',
      id: id(),
      leader: '2001',
      from: '2026-10-12',
      until: '2026-10-13',
      reason: '出差',
    },
  );
  must('4001', {
    type: 'notice.issue',
    noticeId: id(),
    number: '',
    department: bureau,
    subject: '超期',
    facts: [{ rule: 'C6', text: '超期一件', on: counter.desk.today, caseId: null, number: '' }],
    workingDays: 5,
  });
  const opened = openFollowUp(
    { ratingId: 'r1', grade: 1, staff: '1002', department: bureau, window: '窗口', named: true },
    { ...counter.desk.reference, now: counter.desk.clock.now() },
  );
  if (opened !== null) counter.record(opened);
}

describe('登记簿的表单', () => {
  it('同一登记簿内，键不重复，字段名和键齐全', async () => {
    const counter = await openWholeHall();
    for (const person of [staffNumbered('1001'), staffNumbered('3001'), staffNumbered('4001')]) {
      const context = contextOf(counter, person);
      for (const register of everyRegister) {
        const offers = registerOffers(register, null, context, atHandOf(counter));
        const keys = offers.flatMap(({ keys: key }) => key ?? []);
        expect(new Set(keys).size).toBe(keys.length);
        for (const offer of offers) {
          expect(offer.keys).toMatch(/^Alt\+[A-Z]$/);
          expect(offer.meaning).not.toBe('');
          expect((offer.form === null) !== (offer.refusal === null)).toBe(true);
        }
      }
    }
    counter.close();
  });

  it('登记簿的每一项命令都有表单，填出来的就是命令：缺少的、形状不对的，都是表单上要填的那一项', async () => {
    const counter = await openWholeHall();
    lifeOf(counter);
    const found: string[] = [];
    const seen = new Set<string>();
    for (const person of wholeHall.staff)
      for (const { type, form } of everyOffer(counter, person)) {
        seen.add(type);
        if (form === null) continue;
        const ids = Object.fromEntries(form.ids.map((name) => [name, counter.id()]));
        const command = {
          ...commandOf(form, initialValues(form.fields), ids),
          type,
          commandId: counter.id(),
        };
        for (const { path } of registerCommand.safeParse(command).error?.issues ?? [])
          if (fieldNamed(form.fields, path.join('.')) === undefined) found.push(`${type} ${path.join('.')}`);
      }
    expect(found).toEqual([]);
    expect(everyType.filter((type) => !seen.has(type))).toEqual([]);
    counter.close();
  });

  it('规则接受的，事前都显示为可以办理', { timeout: 120_000 }, async () => {
    const missing: string[] = [];
    let accepted = 0;
    for (const seed of [1, 2]) {
      const counter = await openWholeHall();
      const next = randomHall(seed, wholeHall, counter.desk.reference.catalogue.items);
      for (let step = 0; step < 1500; step += 1) {
        const today = counter.desk.today;
        const act: AnyCommand = next.next(
          (caseId) => counter.store.caseState(caseId),
          today,
          counter.store.registers,
        );
        const by =
          act.by ?? (step % 5 === 0 ? '3001' : step % 7 === 0 ? '1002' : step % 11 === 0 ? '2003' : '1001');
        const { commandId, ...draft } = act.command;
        if (act.on === 'case') {
          counter.onCase(by, draft as never, commandId);
          continue;
        }
        const command = registerCommand.parse(act.command);
        const register = registerOf(command);
        // The queue has keys of its own, and offers nothing.
        if (register === 'ticket') continue;
        const stream = streamNamed(command, wholeHall.counter.id);
        const context = contextOf(counter, staffNumbered(by));
        const before = [
          ...registerOffers(register, null, context, atHandOf(counter)),
          ...(isKnownEntry(register, stream, context)
            ? registerOffers(register, stream, context, atHandOf(counter))
            : []),
        ];
        const done = counter.onRegister(by, draft as never, commandId);
        if (!done.ok) continue;
        accepted += 1;
        if (!before.some(({ type, form }) => type === command.type && form !== null))
          missing.push(
            `${command.type} by ${by}: ${before.find(({ type }) => type === command.type)?.refusal?.message ?? '没有表单'}`,
          );
      }
      counter.close();
    }
    expect(missing).toEqual([]);
    expect(accepted).toBeGreaterThan(150);
  });
});
