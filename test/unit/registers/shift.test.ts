import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NewEvent } from '#shared/event.ts';
import type { HallReference } from '#shared/reference/index.ts';
import { registerEvent } from '#shared/registers/define.ts';
import {
  decideShift,
  evolveShift,
  type ShiftCommand,
  shiftCommand,
  type ShiftState,
} from '#shared/registers/shift.ts';
import type { Result } from '#shared/result.ts';
import { usualHours } from '#shared/shift/opening-hours.ts';
import { leavesUnmanned, signInEvents, signOutEvents } from '#shared/shift/sign-in.ts';
import { beforeHoliday, uuidOf } from '../../support/hall.ts';
import { counters, member, peopleHall } from '../../support/people.ts';
import { memory } from '../../support/registers.ts';
import { eventsOf, refusalOf } from '../rules/results.ts';

const evening = '2026-09-30T09:30:00.000Z';

/** This counter's post: people sign in and out with the right PIN, and give commands. */
function post(hall: HallReference = peopleHall) {
  const books = memory({ shift: evolveShift }, { hall });
  const { counter } = hall;
  const state = (): ShiftState | null => books.registers.get('shift', counter.id);
  const store = (events: ReturnType<typeof signInEvents>): Result<NewEvent[]> => {
    if (!events.ok) return events;
    const added = events.value.map((event) => registerEvent('shift', counter.id, event));
    books.apply(added);
    return { ok: true, value: added };
  };
  return {
    books,
    state,
    signIn: (number: string, now = beforeHoliday, code: string | null = null) =>
      store(
        signInEvents(
          member(number, hall),
          { now, hall, registers: books.registers },
          code === null ? null : { consentId: uuidOf(900), code },
        ),
      ),
    signOut: (now = beforeHoliday, reason?: string) => {
      const staff = state()?.person?.staff;
      return staff === undefined
        ? store({ ok: true, value: [] })
        : store(signOutEvents(member(staff, hall), books.context({ now }), usualHours, reason));
    },
    run: (number: string, command: ShiftCommand, now = beforeHoliday) =>
      books.run(decideShift, command, { person: member(number, hall), now }),
  };
}

const leave = (standIn: string, reason = '到局里开会'): ShiftCommand => ({
  type: 'shift.leave_post',
  commandId: uuidOf(1),
  standIn,
  reason,
});
const back: ShiftCommand = { type: 'shift.return_to_post', commandId: uuidOf(2) };
const consent = (change: Partial<Extract<ShiftCommand, { type: 'shift.consent' }>> = {}): ShiftCommand => ({
  type: 'shift.consent',
  commandId: uuidOf(3),
  consentId: uuidOf(4),
  counter: counters.own,
  staff: '2004',
  standsInFor: '2001',
  from: '2026-09-30',
  until: '2026-09-30',
  reason: '张凤生病',
  emergencyCode: null,
  ...change,
});

describe('D6: leaving the post', () => {
  test('D6: the post is not released by asking; the leaver stays responsible until the named stand-in has signed in', () => {
    const at = post();
    eventsOf(at.signIn('2001'));
    eventsOf(at.run('2001', leave('2002')));
    expect(at.state()).toMatchObject({
      person: { staff: '2001', as: '本岗' },
      absence: { staff: '2001', standIn: '2002', releasedAt: null },
    });
    eventsOf(at.signIn('2002'));
    expect(at.state()).toMatchObject({
      person: { staff: '2002', as: '替岗', standsInFor: '2001' },
      absence: { staff: '2001', releasedAt: beforeHoliday },
    });
  });

  test('D6: the stand-in is signed in before the leaver is signed out, so the post is at no moment empty', () => {
    const at = post();
    eventsOf(at.signIn('2001'));
    eventsOf(at.run('2001', leave('2002')));
    const events = eventsOf(at.signIn('2002'));
    expect(events.map((event) => event.kind)).toEqual([
      'shift.signed_in',
      'shift.post_released',
      'shift.signed_out',
    ]);
  });

  test('D6: leaving by signing out during opening hours is refused while the stand-in has not come', () => {
    const at = post();
    eventsOf(at.signIn('2001'));
    eventsOf(at.run('2001', leave('2002')));
    expect(refusalOf(at.signOut())).toMatchObject({ rule: 'D6' });
    expect(at.state()?.person?.staff).toBe('2001');
  });

  test('D6: the stand-in may not sign out either while the leaver is away, and is relieved by the leaver', () => {
    const at = post();
    eventsOf(at.signIn('2001'));
    eventsOf(at.run('2001', leave('2002')));
    eventsOf(at.signIn('2002'));
    expect(refusalOf(at.signOut()).message).toContain('余姮尚未返岗');
    expect(refusalOf(at.run('2002', leave('2005'))).rule).toBe('D6');
    eventsOf(at.signIn('2001'));
    expect(at.state()).toMatchObject({ person: { staff: '2001', as: '本岗' }, absence: null });
    eventsOf(at.signOut());
  });

  test('D6: nobody else takes the post while the leave waits for its stand-in', () => {
    const at = post();
    eventsOf(at.signIn('2001'));
    eventsOf(at.run('2001', leave('2002')));
    for (const number of ['2003', '2005', '4001']) {
      const refused = refusalOf(at.signIn(number));
      expect(refused.rule).toBe('D6');
      expect(refused.next).toContain('张凤');
    }
  });

  test('D6: who stays after all says so, and the post is free to be handed over as before', () => {
    const at = post();
    eventsOf(at.signIn('2001'));
    eventsOf(at.run('2001', leave('2002')));
    expect(refusalOf(at.run('2001', leave('2003'))).kind).toBe('already_done');
    eventsOf(at.run('2001', back));
    expect(at.state()?.absence).toBeNull();
    expect(refusalOf(at.run('2001', back)).kind).toBe('already_done');
    eventsOf(at.signIn('2005'));
  });

  test('D6: going home at the end of the day is not leaving the post, and a request left over lapses with it', () => {
    const at = post();
    eventsOf(at.signIn('2001'));
    eventsOf(at.run('2001', leave('2002')));
    eventsOf(at.signOut(evening));
    expect(at.state()).toMatchObject({ person: null, absence: null, unmannedSince: evening });
  });

  test('D6 · D11: leaving an open window with nobody at it is recorded with the reason that was given', () => {
    const at = post();
    const context = at.books.context();
    expect(leavesUnmanned(context, usualHours)).toBe(true);
    expect(leavesUnmanned({ ...context, now: evening }, usualHours)).toBe(false);
    eventsOf(at.signIn('2001'));
    expect(refusalOf(at.signOut(beforeHoliday, '去'.repeat(201))).field).toBe('reason');
    expect(refusalOf(at.signOut(beforeHoliday, '\u202e')).field).toBe('reason');
    const [event] = eventsOf(at.signOut(beforeHoliday, '  到银行 取回单 '));
    expect(event?.payload).toEqual({
      staff: '2001',
      found: false,
      at: beforeHoliday,
      reason: '到银行 取回单',
    });
    // Who gives none may go as before.
    eventsOf(at.signIn('2001'));
    expect(eventsOf(at.signOut())[0]?.payload).toMatchObject({ reason: '' });
  });

  test('D6: an absence of yesterday binds nobody today', () => {
    const at = post();
    eventsOf(at.signIn('2001'));
    eventsOf(at.run('2001', leave('2002')));
    eventsOf(at.signIn('2002'));
    eventsOf(at.signOut(evening));
    const next = '2026-10-08T02:00:00.000Z';
    eventsOf(at.signIn('2005', next));
    expect(at.signOut(next).ok).toBe(true);
  });

  test('D6: only who is on the post can ask to leave it, with a reason', () => {
    const at = post();
    expect(refusalOf(at.run('2001', leave('2002'))).rule).toBe('D6');
    eventsOf(at.signIn('2001'));
    expect(refusalOf(at.run('2005', leave('2002'))).rule).toBe('D6');
    expect(refusalOf(at.run('2001', leave('2002', ' '))).field).toBe('reason');
    expect(refusalOf(at.run('2001', leave('2001'))).field).toBe('standIn');
    expect(refusalOf(at.run('2001', leave('9999'))).kind).toBe('not_found');
    expect(refusalOf(at.run('2001', leave('3001'))).message).toContain('不是窗口人员');
  });

  test('D6: where there is no stand-in (P4), the neighbouring window looks after the post', () => {
    const at = post();
    eventsOf(at.signIn('2001'));
    eventsOf(at.run('2001', leave('2003')));
    eventsOf(at.signIn('2003'));
    expect(at.state()?.person).toMatchObject({ staff: '2003', as: '邻岗', standsInFor: '2001' });
  });

  test('1M.8 · D6: the neighbour takes the post only while somebody is away from it, and for the day', () => {
    const at = post();
    expect(refusalOf(at.signIn('2003')).rule).toBe('D6 · D7');
    eventsOf(at.signIn('2001'));
    expect(refusalOf(at.signIn('2003')).rule).toBe('D6 · D7');
    eventsOf(at.run('2001', leave('2003')));
    eventsOf(at.signIn('2003'));
    // Back at the post: the neighbour goes, and does not come back.
    eventsOf(at.signIn('2001'));
    expect(refusalOf(at.signIn('2003')).rule).toBe('D6 · D7');
    const kept = post();
    eventsOf(kept.signIn('2001'));
    eventsOf(kept.run('2001', leave('2003')));
    eventsOf(kept.signIn('2003'));
    eventsOf(kept.signOut(evening));
    expect(refusalOf(kept.signIn('2003', '2026-10-08T02:00:00.000Z')).rule).toBe('D6 · D7');
    eventsOf(kept.signIn('2003', beforeHoliday, '4711'));
    expect(kept.state()?.person).toMatchObject({ staff: '2003' });
  });
});

describe('D7: whom the centre has not consented to', () => {
  test('D7: a person of another counter, neither listed nor consented to nor a neighbour, is refused', () => {
    const at = post();
    expect(refusalOf(at.signIn('2004'))).toMatchObject({ kind: 'not_permitted', rule: 'D7' });
    eventsOf(at.signIn('2001'));
    expect(refusalOf(at.signIn('2004')).rule).toBe('D7');
    expect(refusalOf(at.run('2001', leave('2004')))).toMatchObject({ rule: 'D7', field: 'standIn' });
    expect(at.state()?.person?.staff).toBe('2001');
  });

  test('D6 · D7: naming stand-ins one by one is the consent: a listed one signs in as 替岗', () => {
    const at = post();
    eventsOf(at.signIn('2002'));
    expect(at.state()?.person).toMatchObject({ as: '替岗', standsInFor: '2001' });
  });

  test('D7: with the centre’s consent the person may be named and sign in, within its days', () => {
    const at = post();
    eventsOf(at.run('4001', consent()));
    expect(at.state()?.consents).toMatchObject([
      { staff: '2004', standsInFor: '2001', from: '2026-09-30', until: '2026-09-30', emergency: false },
    ]);
    eventsOf(at.signIn('2001'));
    eventsOf(at.run('2001', leave('2004')));
    eventsOf(at.signIn('2004'));
    expect(at.state()?.person).toMatchObject({ as: '替岗', standsInFor: '2001' });
    const later = post();
    eventsOf(later.run('4001', consent()));
    expect(refusalOf(later.signIn('2004', '2026-10-08T02:00:00.000Z')).rule).toBe('D7');
  });

  test('D7: consent for one person’s absence is not consent for another’s', () => {
    const at = post();
    eventsOf(at.run('4001', consent()));
    eventsOf(at.signIn('2005'));
    expect(refusalOf(at.run('2005', leave('2004'))).rule).toBe('D7');
  });

  test('D7: only the centre consents, beforehand, and once', () => {
    const at = post();
    for (const number of ['2001', '3001', '4002'])
      expect(refusalOf(at.run(number, consent())).kind).toBe('not_permitted');
    expect(refusalOf(at.run('4001', consent({ from: '2026-09-29' }))).message).toContain('事前');
    expect(refusalOf(at.run('4001', consent({ from: '2026-10-02' }))).kind).toBe('bad_input');
    expect(refusalOf(at.run('4001', consent({ counter: 'c9' }))).kind).toBe('not_found');
    expect(refusalOf(at.run('4001', consent({ standsInFor: '2003' }))).field).toBe('standsInFor');
    expect(refusalOf(at.run('4001', consent({ reason: '' }))).field).toBe('reason');
    eventsOf(at.run('4001', consent()));
    expect(refusalOf(at.run('4001', consent())).kind).toBe('already_done');
  });

  test('D7: from another desk the consent goes into the record of the counter it is for', () => {
    const at = post();
    const [event] = eventsOf(at.run('4001', consent({ counter: counters.neighbour, standsInFor: '2003' })));
    expect(event).toMatchObject({ streamKind: 'shift', streamId: counters.neighbour });
    expect(at.state()).toBeNull();
  });

  test('D7: offline the emergency code stands in for the consent, for today, at this counter, once, and is flagged', () => {
    const at = post();
    eventsOf(at.signIn('2001'));
    const code = (emergencyCode: string, change = {}) => consent({ emergencyCode, ...change });
    expect(refusalOf(at.run('2001', code('12'))).field).toBe('emergencyCode');
    expect(refusalOf(at.run('2001', code('8841', { until: '2026-10-09' }))).rule).toBe('D7');
    expect(refusalOf(at.run('2001', code('8841', { counter: 'c2' }))).field).toBe('counter');
    eventsOf(at.run('2001', code('ab 88 41')));
    expect(at.state()?.consents).toMatchObject([{ emergency: true, code: 'AB8841', by: '余姮' }]);
    expect(refusalOf(at.run('2001', code('ＡＢ8841', { consentId: uuidOf(5) }))).kind).toBe('already_done');
  });

  test('D7: at an empty window the code is given with the sign-in', () => {
    const at = post();
    expect(refusalOf(at.signIn('2004', beforeHoliday, '?')).field).toBe('emergencyCode');
    eventsOf(at.signIn('2004', beforeHoliday, '7712'));
    expect(at.state()).toMatchObject({
      person: { staff: '2004', as: '替岗' },
      consents: [{ staff: '2004', from: '2026-09-30', until: '2026-09-30', emergency: true, code: '7712' }],
    });
  });

  test('D8: no code lets in whose posting has ended', () => {
    const staff = peopleHall.staff.map((one) =>
      one.number === '2004' ? { ...one, until: '2026-08-31' } : one,
    );
    const at = post({ ...peopleHall, staff });
    expect(refusalOf(at.signIn('2004', beforeHoliday, '7712')).rule).toBe('D8');
  });
});

describe('the record', () => {
  test('what earlier programs recorded of a sign-in is read as one in one’s own right', () => {
    const state = evolveShift(null, { kind: 'shift.signed_in', payload: { staff: '1001', name: '余姮' } });
    expect(state?.person).toEqual({
      staff: '1001',
      name: '余姮',
      as: '本岗',
      standsInFor: null,
      since: null,
    });
    expect(evolveShift(state, { kind: 'shift.signed_out', payload: { staff: '1001' } })?.person).toBeNull();
  });

  test('a wrong PIN changes nothing about the post', () => {
    expect(evolveShift(null, { kind: 'shift.sign_in_failed', payload: { staff: '1' } })).toBeNull();
  });

  test('commands are bounded', () => {
    expect(shiftCommand.safeParse(leave('2002', '长'.repeat(201))).success).toBe(false);
    expect(shiftCommand.safeParse(consent()).success).toBe(true);
  });

  test('D6: no sequence of commands during opening hours leaves the post empty by a leave', () => {
    const number = fc.constantFrom('2001', '2002', '2003', '2004', '2005', '4001');
    const step = fc.oneof(
      fc.record({ do: fc.constant('in' as const), number }),
      fc.record({ do: fc.constant('code' as const), number }),
      fc.record({ do: fc.constant('out' as const) }),
      fc.record({ do: fc.constant('leave' as const), number, standIn: number }),
      fc.record({ do: fc.constant('back' as const), number }),
      fc.record({ do: fc.constant('consent' as const), number }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const at = post();
        let codes = 1000;
        for (const one of steps) {
          const before = at.state();
          if (one.do === 'in') at.signIn(one.number);
          if (one.do === 'code') at.signIn(one.number, beforeHoliday, String((codes += 1)));
          if (one.do === 'out') at.signOut();
          if (one.do === 'leave') at.run(one.number, leave(one.standIn));
          if (one.do === 'back') at.run(one.number, back);
          if (one.do === 'consent')
            at.run('4001', consent({ staff: one.number, consentId: uuidOf((codes += 1)) }));
          const after = at.state();
          const absence = after?.absence ?? null;
          if (absence === null) continue;
          // Somebody is there; and until the named stand-in is, it is who asked to leave.
          expect(after?.person).not.toBeNull();
          if (absence.releasedAt === null) expect(after?.person?.staff).toBe(absence.staff);
          if (before?.absence?.releasedAt === null && absence.releasedAt !== null)
            expect(after?.person?.staff).toBe(absence.standIn);
        }
      }),
      { numRuns: 300 },
    );
  });
});
