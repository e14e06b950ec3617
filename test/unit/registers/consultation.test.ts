import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ActContext } from '#shared/act-context.ts';
import type { CaseState } from '#shared/case/state.ts';
import {
  type ConsultationCommand,
  consultationCommand,
  consultationEventPayloads,
  decideConsultation,
  evolveConsultation,
} from '#shared/registers/consultation.ts';
import { itemNamed, uuidOf } from '../../support/hall.ts';
import { type Memory, memory } from '../../support/registers.ts';
import { eventsOf, refusalOf } from '../rules/results.ts';
import { as, clerk, leader } from './people.ts';

const freight = itemNamed('道路货物运输经营许可');
const id = uuidOf(50);
const caseId = uuidOf(2);
let hall: Memory;
beforeEach(() => {
  hall = memory({ consultation: evolveConsultation });
});

const run = (fields: object, change: Partial<ActContext> = {}) =>
  hall.run(
    (command: ConsultationCommand, context) => decideConsultation(command, context),
    consultationCommand.parse({ commandId: uuidOf(900), consultationId: id, ...fields }),
    change,
  );
const open = (fields: object = {}) => ({
  type: 'consultation.open',
  question: '道路货运许可要带什么材料？',
  person: null,
  itemCode: freight.code,
  answer: null,
  ...fields,
});
const answer = { type: 'consultation.answer', answer: { text: '材料清单共八项，已当面说明。', minutes: 6 } };
const turn = { type: 'consultation.turn', caseId };
const state = () => hall.registers.get('consultation', id);

describe('B4 咨询登记', () => {
  test('B4: a consultation is kept apart from the cases, with question, item, answer, minutes and handler', () => {
    eventsOf(run(open()));
    expect(state()?.result).toBe('待回复');
    eventsOf(run(answer, as(clerk)));
    expect(state()).toMatchObject({
      question: '道路货运许可要带什么材料？',
      item: { code: freight.code, name: freight.name },
      person: null,
      result: '已答复',
      opened: { staff: '1001' },
      answer: { minutes: 6, done: { staff: clerk } },
    });
    expect(hall.events.every((event) => event.streamKind === 'consultation' && event.caseId === null)).toBe(
      true,
    );
  });

  test('B4: asked and answered in one act', () => {
    const events = eventsOf(run(open({ answer: answer.answer })));
    expect(events.map(({ kind }) => kind)).toEqual(['consultation.opened', 'consultation.answered']);
    expect(state()?.result).toBe('已答复');
  });

  test('B4: nobody has to give a name; who does may be called back', () => {
    eventsOf(run(open({ person: { name: ' 陈示范 ', phone: '138 0000 0000' } })));
    expect(state()?.person).toEqual({ name: '陈示范', phone: '13800000000' });
    expect(
      refusalOf(run({ ...open({ person: { name: '陈示范', phone: '12' } }), consultationId: uuidOf(51) })),
    ).toMatchObject({ field: 'phone' });
  });

  test('B4: an empty question and an empty answer are refused with their field', () => {
    expect(refusalOf(run(open({ question: '  ' })))).toMatchObject({ rule: 'B4', field: 'question' });
    eventsOf(run(open()));
    expect(refusalOf(run({ ...answer, answer: { text: '', minutes: 1 } })).field).toBe('answer');
  });

  test('A1: an item that is not in the catalogue is refused', () => {
    expect(refusalOf(run(open({ itemCode: '0'.repeat(31) })))).toMatchObject({ rule: 'A1', field: 'item' });
  });

  test('B4: 转申请 links the case, also after the answer, and ends the consultation', () => {
    eventsOf(run(open({ answer: answer.answer })));
    expect(refusalOf(run(turn)).kind).toBe('not_found');
    hall.cases.set(caseId, {} as CaseState);
    const [event] = eventsOf(run(turn));
    expect(event?.caseId).toBe(caseId);
    expect(state()).toMatchObject({ result: '转申请', caseId });
    expect(refusalOf(run(turn)).kind).toBe('already_done');
    expect(refusalOf(run(answer)).kind).toBe('already_done');
  });

  test('B4: registered once, answered once', () => {
    eventsOf(run(open()));
    expect(refusalOf(run(open())).kind).toBe('already_done');
    eventsOf(run(answer));
    expect(refusalOf(run(answer)).kind).toBe('already_done');
  });

  test('B4 · D1: a leader does not take consultations at the window', () => {
    expect(refusalOf(run(open(), as(leader)))).toMatchObject({ kind: 'not_permitted', rule: 'D1' });
  });

  test('what is recorded can be read back by its schema', () => {
    eventsOf(run(open({ answer: answer.answer })));
    for (const { kind, payload } of hall.events)
      expect(consultationEventPayloads[kind as 'consultation.opened'].parse(payload)).toEqual(payload);
  });
});

test('B4: no sequence of commands changes a question once asked, or an answer once given', () => {
  const commands = fc.array(
    fc.oneof(
      fc.constantFrom('甲问', '乙问').map((question) => open({ question })),
      fc.constantFrom('甲答', '乙答').map((text) => ({ ...answer, answer: { text, minutes: 1 } })),
      fc.constant(turn),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(commands, (sequence) => {
      hall = memory({ consultation: evolveConsultation });
      hall.cases.set(caseId, {} as CaseState);
      for (const fields of sequence) {
        const before = state();
        run(fields);
        if (before === null) continue;
        expect(state()?.question).toBe(before.question);
        if (before.answer !== null) expect(state()?.answer).toEqual(before.answer);
      }
    }),
  );
});
