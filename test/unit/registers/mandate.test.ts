import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, civilDate, instantAt } from '#shared/calendar/civil-date.ts';
import { checkAppointment, checkTenure } from '#shared/reference/appointments.ts';
import { type Mandate, mandatePowers, siteSettings, type StaffMember } from '#shared/reference/index.ts';
import {
  decideMandate,
  evolveMandate,
  type MandateCommand,
  mandateCommand,
  mandateOn,
} from '#shared/registers/mandate.ts';
import { items, uuidOf } from '../../support/hall.ts';
import { member, peopleHall } from '../../support/people.ts';
import { memory } from '../../support/registers.ts';
import { eventsOf, refusalOf } from '../rules/results.ts';

const firstItem = items.items[0]?.code ?? '';
const settings = siteSettings.parse({});
const paper = (change: Partial<Mandate> = {}): Mandate => ({
  number: '凤交授〔2026〕第20号',
  version: 1,
  organ: '凤冈县交通运输局',
  grantee: '2001',
  items: [firstItem],
  powers: [...mandatePowers],
  seals: ['行政审批专用章'],
  from: '2026-10-01',
  until: '2027-09-30',
  ...change,
});
const grant = (change: Partial<Mandate> = {}): MandateCommand => ({
  type: 'mandate.grant',
  commandId: uuidOf(1),
  mandate: paper(change),
});
const revoke = (
  change: Partial<Extract<MandateCommand, { type: 'mandate.revoke' }>> = {},
): MandateCommand => ({
  type: 'mandate.revoke',
  commandId: uuidOf(2),
  grantee: '2001',
  number: '凤交授〔2026〕第20号',
  version: 1,
  reason: '岗位调整',
  ...change,
});

function office(staff: readonly StaffMember[] = peopleHall.staff) {
  const hall = { ...peopleHall, staff: [...staff] };
  const books = memory({ mandate: evolveMandate }, { hall });
  return {
    books,
    state: () => books.registers.get('mandate', '2001'),
    run: (number: string, command: MandateCommand, on = '2026-09-30') =>
      books.run(decideMandate, command, {
        person: member(number, hall),
        now: instantAt(civilDate(on), '10:00'),
      }),
  };
}
const changed = (number: string, change: Partial<StaffMember>): StaffMember[] =>
  peopleHall.staff.map((one) => (one.number === number ? { ...one, ...change } : one));

describe('D3: 授权书', () => {
  test('D3: granted with organ, items, the three powers, seals and dates, and kept with who granted it and when', () => {
    const { run, state } = office();
    eventsOf(run('3001', grant()));
    expect(state()).toMatchObject({
      granted: { number: '凤交授〔2026〕第20号', powers: mandatePowers, seals: ['行政审批专用章'] },
      history: [{ done: { staff: '3001', name: '王甲' } }],
      revoked: [],
    });
  });

  test('D3: the same number and version is granted once; signed again it is the next version; no number for two people', () => {
    const { run, state } = office();
    eventsOf(run('3001', grant()));
    expect(refusalOf(run('3001', grant()))).toMatchObject({ kind: 'already_done', field: 'version' });
    eventsOf(run('3001', grant({ version: 2, items: 'all' })));
    expect(refusalOf(run('3001', grant())).next).toContain('第3版');
    expect(refusalOf(run('3001', grant({ version: 3, grantee: '2005' }))).field).toBe('number');
    // The hall's own list counts as well.
    expect(refusalOf(run('3001', grant({ number: member('2005').mandate.number }))).field).toBe('number');
    expect(refusalOf(run('3001', grant({ number: member('2001').mandate.number }))).field).toBe('version');
    expect(state()?.history).toHaveLength(2);
  });

  test('D3: an item not in the catalogue, an empty list, no power, or a term gone by is refused', () => {
    const { run } = office();
    expect(refusalOf(run('3001', grant({ items: ['x'.repeat(31)] })))).toMatchObject({ field: 'items' });
    expect(refusalOf(run('3001', grant({ items: [] }))).field).toBe('items');
    expect(refusalOf(run('3001', grant({ powers: [] }))).field).toBe('powers');
    expect(refusalOf(run('3001', grant({ powers: ['受理决定权', '受理决定权'] }))).field).toBe('powers');
    expect(refusalOf(run('3001', grant({ from: '2026-01-01', until: '2026-09-29' }))).field).toBe('until');
    expect(mandateCommand.safeParse(grant({ from: '2027-01-01', until: '2026-01-01' })).success).toBe(false);
  });

  test('D4: the organ is one of the hall’s, and one the person acts for', () => {
    const { run } = office();
    expect(refusalOf(run('3001', grant({ organ: '' }))).field).toBe('organ');
    expect(refusalOf(run('3001', grant({ organ: '凤冈县税务局' }))).rule).toBe('D4');
    eventsOf(run('3001', grant({ organ: '凤冈县道路运输管理所' })));
    const bound = office(changed('2001', { organs: ['凤冈县公路管理所'] }));
    expect(refusalOf(bound.run('3001', grant({ organ: '凤冈县道路运输管理所' }))).rule).toBe('D4');
    eventsOf(bound.run('3001', grant({ organ: '凤冈县公路管理所' })));
  });

  test('D1 · D3: by a leader of the department, or the centre; nobody at the window', () => {
    const { run } = office();
    for (const number of ['2001', '2005', '4002'])
      expect(refusalOf(run(number, grant())).kind).toBe('not_permitted');
    expect(refusalOf(run('3101', grant())).next).toContain('凤冈县交通运输局');
    expect(refusalOf(run('3001', grant({ grantee: '9999' }))).kind).toBe('not_found');
    eventsOf(run('4001', grant()));
  });

  test('D3: revoked with a reason, once; the one of the hall’s list can be revoked as well', () => {
    const { run, state } = office();
    expect(refusalOf(run('3001', revoke())).kind).toBe('not_found');
    eventsOf(run('3001', grant()));
    expect(refusalOf(run('3001', revoke({ reason: ' ' }))).field).toBe('reason');
    eventsOf(run('3001', revoke()));
    expect(refusalOf(run('3001', revoke())).kind).toBe('already_done');
    const listed = member('2001').mandate.number;
    eventsOf(run('3001', revoke({ number: listed })));
    expect(state()?.revoked.map(({ number, on }) => [number, on])).toEqual([
      ['凤交授〔2026〕第20号', '2026-09-30'],
      [listed, '2026-09-30'],
    ]);
    expect(
      evolveMandate(null, { kind: 'mandate.revoked', payload: state()!.revoked[0]! })?.granted,
    ).toBeNull();
  });

  test('D3: one signed ahead does not end the present one; signed again, the new terms count from their day', () => {
    const { run, state } = office();
    const listed = member('2001').mandate;
    const numberOn = (on: string) => {
      const found = mandateOn(state(), listed, on);
      return `${found.number} ${found.version}`;
    };
    const next = { number: '凤交授〔2027〕第1号', from: '2027-01-01', until: '2027-12-31' };
    eventsOf(run('3001', grant(next)));
    expect(numberOn('2026-12-31')).toBe(`${listed.number} 1`);
    expect(numberOn('2027-01-01')).toBe(`${next.number} 1`);
    eventsOf(run('3001', grant({ ...next, version: 2, from: '2027-06-01' })));
    expect(numberOn('2027-05-31')).toBe(`${next.number} 1`);
    expect(numberOn('2027-06-01')).toBe(`${next.number} 2`);
    // Revoking the later version does not bring back what it replaced.
    eventsOf(run('3001', revoke({ number: next.number, version: 2 }), '2027-07-01'));
    expect(numberOn('2027-07-01')).toBe(`${next.number} 2`);
    expect(numberOn('2025-01-01')).toBe(`${listed.number} 1`);
  });

  test('D3: once a later mandate has begun, revoking it or its running out revives no earlier one', () => {
    const { run, state } = office();
    const listed = member('2001').mandate;
    const numberOn = (on: string) => mandateOn(state(), listed, on).number;
    const narrow = {
      number: '凤交授〔2026〕第20号',
      from: '2026-10-08',
      until: '2026-11-30',
      powers: [...mandatePowers],
    };
    eventsOf(run('3001', grant(narrow)));
    eventsOf(run('3001', revoke({ number: narrow.number }), '2026-10-09'));
    for (const on of ['2026-10-09', '2026-11-30', '2026-12-01']) expect(numberOn(on)).toBe(narrow.number);
    const again = { ...narrow, version: 2, from: '2026-12-01', until: '2026-12-31' };
    eventsOf(run('3001', grant(again), '2026-11-20'));
    expect(mandateOn(state(), listed, '2026-12-01')).toMatchObject({ version: 2, from: '2026-12-01' });
  });

  test('D3: one revoked before its first day never took the place of the present one', () => {
    const { run, state } = office();
    const listed = member('2001').mandate;
    eventsOf(run('3001', grant({ from: '2026-11-01' })));
    eventsOf(run('3001', revoke(), '2026-10-31'));
    expect(mandateOn(state(), listed, '2026-11-02').number).toBe(listed.number);
  });

  test('D3: a mandate that the hall’s new list brings is later than what was granted before its first day', () => {
    const { run, state } = office();
    eventsOf(run('3001', grant({ from: '2026-09-30', until: '2026-12-31' })));
    const renewed = {
      ...member('2001').mandate,
      number: '凤交授〔2027〕第1号',
      from: '2027-01-01',
      until: '2027-12-31',
    };
    expect(mandateOn(state(), renewed, '2026-12-31').number).toBe('凤交授〔2026〕第20号');
    expect(mandateOn(state(), renewed, '2027-01-01').number).toBe(renewed.number);
  });
});

describe('D2 · D9: who may be sent', () => {
  const head = member('2001');

  test('D2: a head of the window below the site’s rank is refused a mandate, by the site’s title and rank', () => {
    const { run } = office(changed('2001', { rank: '科员' }));
    const refused = refusalOf(run('3001', grant()));
    expect(refused).toMatchObject({ rule: 'D2', field: 'grantee' });
    const city = siteSettings.parse({ headTitle: '首席代表', headMinimumRank: '中层副职' });
    expect(refusalOf(checkAppointment(head, city)).message).toBe(
      '余姮的职级是股长，首席代表应当由中层副职以上人员担任。',
    );
    expect(checkAppointment({ ...head, rank: '中层正职' }, city).ok).toBe(true);
    expect(checkAppointment({ ...head, role: 'clerk', rank: '科员' }, city).ok).toBe(true);
  });

  test('D9: outside the establishment or with fewer years than asked is refused; years not known are told', () => {
    expect(refusalOf(checkAppointment({ ...head, establishment: '非在编' }, settings)).rule).toBe('D9');
    expect(refusalOf(checkAppointment({ ...head, yearsOfWork: 2 }, settings)).rule).toBe('D9');
    expect(eventsOf(checkAppointment({ ...head, yearsOfWork: 3 }, settings))).toEqual([]);
    expect(eventsOf(checkAppointment({ ...head, yearsOfWork: null }, settings))[0]).toContain('未登记');
    const lax = siteSettings.parse({ yearsOfWork: 0 });
    expect(eventsOf(checkAppointment({ ...head, yearsOfWork: null }, lax))).toEqual([]);
    expect(checkAppointment({ ...member('3001'), establishment: '非在编' }, settings).ok).toBe(true);
  });
});

describe('D8: tenure', () => {
  const posted = { name: '余姮', from: '2025-03-01' };
  const on = (day: string, reason: string | null = null) =>
    checkTenure(posted, civilDate(day), settings, reason);

  test('D8: changed before the years are served only with a reason, and told what it costs whom', () => {
    expect(refusalOf(on('2027-02-28'))).toMatchObject({ rule: 'D8', field: 'reason' });
    expect(refusalOf(on('2027-02-28', ' ')).rule).toBe('D8');
    expect(eventsOf(on('2027-02-28', '调离'))).toContain('由派驻部门负责');
    expect(eventsOf(on('2027-03-01'))).toBeNull();
  });

  test('D8: the site sets the years; not knowing since when refuses nothing', () => {
    const oneYear = siteSettings.parse({ tenureYears: 1 });
    expect(eventsOf(checkTenure(posted, civilDate('2026-03-01'), oneYear, null))).toBeNull();
    expect(checkTenure({ ...posted, from: null }, civilDate('2025-03-02'), settings, null).ok).toBe(true);
    const leap = { ...posted, from: '2024-02-29' };
    expect(checkTenure(leap, civilDate('2026-02-27'), settings, null).ok).toBe(false);
    expect(checkTenure(leap, civilDate('2026-02-28'), settings, null).ok).toBe(true);
  });
});

test('D3: no sequence of grants and revocations leaves two mandates of one number and version, or revives a revoked one', () => {
  const start = civilDate('2026-09-30');
  const number = fc.constantFrom('凤交授〔2026〕第20号', '凤交授〔2026〕第21号');
  const version = fc.integer({ min: 1, max: 4 });
  const grantee = fc.constantFrom('2001', '2005');
  const days = fc.integer({ min: 0, max: 40 });
  const step = fc.oneof(
    fc.record({ do: fc.constant('grant' as const), number, version, grantee, from: days, long: days }),
    fc.record({ do: fc.constant('revoke' as const), number, version, grantee }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const { run, books } = office();
      for (const one of steps)
        if (one.do === 'grant') {
          const [from, until] = [addDays(start, one.from), addDays(start, one.from + one.long)];
          run('3001', grant({ number: one.number, version: one.version, grantee: one.grantee, from, until }));
        } else run('3001', revoke({ number: one.number, version: one.version, grantee: one.grantee }));
      const keys = books.registers
        .all('mandate')
        .flatMap(({ state }) => state.history.map(({ mandate }) => `${mandate.number}/${mandate.version}`));
      expect(new Set(keys).size).toBe(keys.length);
      for (const { id, state } of books.registers.all('mandate'))
        for (let day = 0; day <= 80; day += 1) {
          const on = addDays(start, day);
          const listed = { ...member(id).mandate, until: '2026-09-29' };
          // All that was revoked was revoked on the first day: what began later never did.
          const isRevoked = ({ number: revoked, version: signed }: Mandate) =>
            state.revoked.some((entry) => entry.number === revoked && entry.version === signed);
          const begun = state.history
            .map(({ mandate }) => mandate)
            .filter((one) => one.from <= on && !(isRevoked(one) && one.from > start));
          expect(mandateOn(state, listed, on)).toEqual(begun.at(-1) ?? listed);
        }
    }),
  );
});
