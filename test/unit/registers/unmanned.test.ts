import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDate, instantAt } from '#shared/calendar/civil-date.ts';
import type { Instant } from '#shared/event.ts';
import { evolveShift, type ShiftState } from '#shared/registers/shift.ts';
import {
  openBetween,
  type OpeningHours,
  openingHours,
  openSpans,
  usualHours,
} from '#shared/shift/opening-hours.ts';
import { type ShiftMoment, unmannedMinutes, unmannedNow, unmannedStretches } from '#shared/shift/unmanned.ts';
import { calendar } from '../../support/hall.ts';

const at = (day: string, time: string): Instant => instantAt(civilDate(day), time);
const day = '2026-09-30';
const moment = (kind: string, time: string, staff = '2001'): ShiftMoment => ({
  kind,
  at: at(day, time),
  payload: { staff, name: '余姮' },
});
const into = (time: string, staff?: string) => moment('shift.signed_in', time, staff);
const out = (time: string, staff?: string) => moment('shift.signed_out', time, staff);
const minutes = (events: ShiftMoment[], from = at(day, '00:00'), to = at(day, '23:59')) =>
  unmannedMinutes(events, from, to, usualHours, calendar);

describe('D11: 空岗', () => {
  test('D11: nobody signed in all day is every minute of the opening hours', () =>
    expect(minutes([])).toBe(420));

  test('D11: only opening hours count: not before, not the lunch break, not after', () =>
    expect(minutes([into('08:50'), out('12:00'), into('13:00'), out('17:30')])).toBe(0));

  test('D11: a late start, a gap and an early end are counted to the minute', () => {
    const events = [into('09:10'), out('10:00'), into('10:15'), out('16:40')];
    expect(minutes(events)).toBe(10 + 15 + 20);
    expect(
      unmannedStretches(events, at(day, '00:00'), at(day, '23:59'), usualHours, calendar).map(
        ({ from }) => from,
      ),
    ).toEqual([at(day, '09:00'), at(day, '10:00'), at(day, '16:40')]);
  });

  test('D11: what who left said of it stands with the stretch; before anybody came there is nothing to say', () => {
    const left = moment('shift.signed_out', '10:00');
    const events = [
      into('09:10'),
      { ...left, payload: { ...left.payload, reason: '送件' } },
      into('10:15'),
      out('16:40'),
    ];
    const stretches = unmannedStretches(events, at(day, '00:00'), at(day, '23:59'), usualHours, calendar);
    expect(stretches.map(({ reason }) => reason)).toEqual(['', '送件', '']);
  });

  test('D11: the stand-in’s sign-in before the leaver’s sign-out leaves no minute empty', () =>
    expect(minutes([into('09:00'), into('10:00', '2002'), out('10:00', '2001'), out('17:00', '2002')])).toBe(
      0,
    ));

  test('D11: within a part of the day only that part counts', () =>
    expect(minutes([into('09:00'), out('10:00')], at(day, '09:30'), at(day, '10:30'))).toBe(30));

  test('D11: who is there now is counted as there', () => expect(minutes([into('09:05')])).toBe(5));

  test('D11: the alarm counts from when the post became empty, and is silent while the hall is closed', () => {
    const now = (state: ShiftState | null, time: string) =>
      unmannedNow(state, at(day, time), usualHours, calendar);
    expect(now(null, '09:07')).toBe(7);
    const signedIn = evolveShift(null, {
      kind: 'shift.signed_in',
      payload: { staff: '2001', name: '余姮', at: at(day, '08:50') },
    });
    expect(now(signedIn, '09:07')).toBeNull();
    const left = evolveShift(signedIn, {
      kind: 'shift.signed_out',
      payload: { staff: '2001', at: at(day, '10:00') },
    });
    expect(now(left, '10:12')).toBe(12);
    expect(now(left, '12:30')).toBeNull();
    expect(now(left, '13:04')).toBe(4);
  });

  test('D11: minutes of the parts are the minutes of the whole', () => {
    const clock = fc.integer({ min: 0, max: 1439 }).map((minute) => {
      const hour = String(Math.floor(minute / 60)).padStart(2, '0');
      return `${hour}:${String(minute % 60).padStart(2, '0')}`;
    });
    const shifts = fc
      .uniqueArray(clock, { maxLength: 12 })
      .map((times) => times.toSorted().map((time, index) => (index % 2 === 0 ? into(time) : out(time))));
    fc.assert(
      fc.property(shifts, clock, (events, cut) => {
        const whole = minutes(events);
        expect(whole).toBeLessThanOrEqual(420);
        expect(
          minutes(events, at(day, '00:00'), at(day, cut)) + minutes(events, at(day, cut), at(day, '23:59')),
        ).toBe(whole);
      }),
    );
  });
});

describe('opening hours', () => {
  const open = (date: string, opening: OpeningHours) => openSpans(civilDate(date), opening, calendar).length;
  const saturdays = openingHours.parse([...usualHours, { on: '周六', from: '09:00', to: '12:00' }]);

  test('D11: working days by the calendar: not on a holiday, but on a weekend worked instead', () => {
    expect(open('2026-10-01', usualHours)).toBe(0);
    expect(open('2026-10-10', usualHours)).toBe(2);
    expect(open('2026-09-26', usualHours)).toBe(0);
  });

  test('D11: a hall open on Saturdays is open then, but not on a Saturday that is a public holiday', () => {
    expect(open('2026-10-17', saturdays)).toBe(1);
    expect(open('2026-10-03', saturdays)).toBe(0);
    expect(open('2026-10-10', saturdays)).toBe(2);
    const from = at('2026-10-17', '00:00');
    expect(unmannedMinutes([], from, at('2026-10-18', '23:00'), saturdays, calendar)).toBe(180);
  });

  test('a hall open every day is open on holidays; overlapping hours are one opening', () => {
    const always = openingHours.parse([
      { on: '每日', from: '08:00', to: '12:00' },
      { on: '每日', from: '11:00', to: '18:00' },
      { on: '工作日', from: '09:00', to: '10:00' },
    ]);
    const spans = openSpans(civilDate('2026-10-01'), always, calendar);
    expect(spans).toEqual([
      { from: Date.parse(at('2026-10-01', '08:00')), to: Date.parse(at('2026-10-01', '18:00')) },
    ]);
    expect(openBetween(at(day, '00:00'), at('2026-10-01', '23:59'), always, calendar)).toHaveLength(2);
  });

  test('hours that end before they begin are no opening hours', () =>
    expect(openingHours.safeParse([{ from: '12:00', to: '09:00' }]).success).toBe(false));
});
