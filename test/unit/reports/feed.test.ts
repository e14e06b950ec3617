import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Event, noHash } from '#shared/event.ts';
import { feed, feedOf } from '#shared/reports/feed.ts';
import { uuidOf } from '../../support/hall.ts';
import { accepted, decided, done, received } from './cases.ts';

const name = '陈示范';
const idNumber = '520327198812314510';
const phone = '13800000000';
const event = (kind: string, payload: object, seq = 1): Event => ({
  id: uuidOf(seq),
  hall: 'training-fenggang',
  device: 'd1',
  seq,
  streamKind: kind.slice(0, kind.indexOf('.')),
  streamId: uuidOf(2),
  caseId: uuidOf(2),
  kind,
  version: 1,
  actor: { staff: '1001', name: '余姮', counter: 'c1', mandate: null, actingFor: null },
  commandId: uuidOf(9),
  at: '2026-09-28T01:30:00.000Z',
  offsetMs: null,
  payload: payload as Event['payload'],
  prevHash: noHash,
  hash: noHash,
});
const leaks = (value: unknown) => /陈示范|520327198812314510|13800000000|李代办/u.test(JSON.stringify(value));

describe('I5 电子监察', () => {
  test('A4 · I5: an event says at which site it happened, by its counter', () => {
    const sites = new Map([['c1', 'car']]);
    const taken = received('2026-09-28');
    const [entry] = feedOf([event(taken.kind, taken.payload)], [], (counter) => sites.get(counter) ?? '');
    expect(entry?.site).toBe('car');
  });

  test('I5: every event is in it, in order, with who acted, when and where', () => {
    const events = [received('2026-09-28'), accepted('2026-09-28'), decided('2026-09-29')].map(
      ({ kind, payload }, index) => event(kind, payload, index + 1),
    );
    const entries = feedOf(events);
    expect(entries.map(({ kind, seq }) => [kind, seq])).toEqual(events.map(({ kind, seq }) => [kind, seq]));
    expect(entries.map(({ site }) => site)).toEqual(['', '', '']);
    expect(entries[1]).toMatchObject({
      actor: { name: '余姮' },
      at: '2026-09-28T01:30:00.000Z',
      hash: noHash,
    });
    expect(entries[1]?.payload).toMatchObject({ acceptedOn: '2026-09-28' });
  });

  test('个人信息保护法6: an application is told without who applied', () => {
    const { payload } = received('2026-09-28');
    const agent = {
      name: '李代办',
      idNumber: '441423199003070013',
      phone: '13900000000',
      letterOfAuthority: true,
    };
    const entry = feed(event('case.received', { ...payload, agent }));
    expect(leaks(entry)).toBe(false);
    expect(entry.payload['applicant']).toEqual({
      kind: 'person',
      name: '陈**',
      idNumber: '520327********4510',
      phone: '*'.repeat(11),
      source: 'card',
    });
    expect(JSON.stringify(entry)).toContain('道路货物运输经营许可');
  });

  test('an organisation is public, its telephone is not', () => {
    const applicant = {
      kind: 'organisation',
      name: '凤冈示范运输有限公司',
      creditCode: '91110000101623741K',
      creditCodeConfirmed: false,
      phone,
    };
    const entry = feed(event('case.received', { applicant }));
    expect(entry.payload['applicant']).toMatchObject({
      name: '凤冈示范运输有限公司',
      creditCode: '91110000101623741K',
      phone: '*'.repeat(11),
    });
  });

  test.each([
    [
      'complaint.taken_down',
      { complainant: { name, phone }, text: `${phone}来电反映`, against: { name: '张凤' } },
    ],
    ['consultation.opened', { person: { name, phone }, question: `${name}问` }],
    ['penalty.imposed', { party: { kind: 'person', name, idNumber }, fact: `当事人身份证${idNumber}` }],
    ['case.served', { recipient: { kind: '本人', name }, witnesses: [name], reference: phone }],
    ['paper.issued', { jobId: 'j', content: { addressee: `${name}：`, blocks: [] } }],
    ['rating.given', { grade: 2, words: `我是${name}` }],
    ['some.later_kind', { note: `身份证${idNumber}，电话${phone}` }],
  ])('%s is masked', (kind, payload) => expect(leaks(feed(event(kind, payload)))).toBe(false));

  test('staff act in office and are named', () => {
    const payload = { against: { staff: '1002', name: '张凤' }, done: done('2026-09-28') };
    expect(JSON.stringify(feed(event('complaint.taken_down', payload)).payload)).toContain('张凤');
  });

  test('a name known of the case is blotted out of sentences', () => {
    const payload = { reason: `${name}（电话${phone}）申请撤回` };
    expect(feed(event('case.withdrawn', payload), [name]).payload).toEqual({
      reason: '陈**（电话138****0000）申请撤回',
    });
  });

  test('case, receipt and item numbers stay whole', () => {
    const { payload } = accepted('2026-09-28');
    expect(feed(event('case.accepted', payload)).payload).toEqual(payload);
  });

  test('whatever sentence holds an ID or a mobile number, the feed does not', () => {
    const sentence = fc.tuple(fc.string({ maxLength: 20 }), fc.constantFrom(idNumber, phone), fc.string());
    fc.assert(
      fc.property(
        sentence,
        fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 }),
        ([before, secret, after], path) => {
          const text = `${before}，${secret}。${after}`;
          const payload = path.reduce<object>((inner, key) => ({ [key || 'k']: inner }), {
            text,
            list: [text],
          });
          expect(JSON.stringify(feed(event('case.withdrawn', payload)))).not.toContain(secret);
        },
      ),
    );
  });
});
