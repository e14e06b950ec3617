/** 许可法57: a limited number of permits, in the order in which the applications were accepted. */
import { describe, expect, test } from 'vitest';
import { acceptedCase, decision, itemOf, Life, withdrawal } from '../../support/case-life.ts';
import { uuidOf } from '../../support/hall.ts';
import type { CaseState } from '#shared/case/state.ts';

const instant = { handling: '即办件', template: null, promisedDays: 1 } as const;
const limited = itemOf({ ...instant, quota: 2 });
const acceptedOn = (day: string, item = limited, change: object = {}): Life =>
  new Life(item).on(day).accept(change);
const granted = (day: string, validUntil: string | null = null): Life =>
  acceptedOn(day).do('1001', { ...decision(), validUntil });

/** The counter knows of these as well; `own` is where it keeps the case itself. */
function among(life: Life, ...others: readonly Life[]): Life {
  const known = others.map((other, index) => ({ caseId: uuidOf(900 + index), state: other.case }));
  const own = (): { caseId: string; state: CaseState } => ({ caseId: uuidOf(2), state: life.case });
  const acceptedCasesOf = (code: string) => (code === life.item.code ? [own(), ...known] : []);
  life.records = { ...life.records, acceptedCasesOf };
  return life;
}

describe('许可法57 有数量限制的许可', () => {
  test('许可法57：在先受理的没有决定，后受理的不能准予，可以不予', () => {
    const earlier = acceptedOn('2026-10-12');
    const life = among(acceptedOn('2026-10-13'), earlier);
    const refusal = life.refusal('1001', decision());
    expect(refusal).toMatchObject({ kind: 'rule', rule: '许可法57', field: 'result' });
    expect(refusal.message).toContain(earlier.case.caseNumber ?? '?');
    expect(life.decided('不予').case.decision?.result).toBe('不予');
  });

  test('许可法57：在先的已经决定、撤回的，不再妨碍；在后的本来就不妨碍', () => {
    const gone = acceptedOn('2026-10-09').do('1001', withdrawal());
    const refused = acceptedOn('2026-10-12').decided('不予');
    const later = acceptedOn('2026-10-14');
    const life = among(acceptedOn('2026-10-13'), gone, refused, later);
    expect(life.decided().case.decision?.result).toBe('准予');
  });

  test('许可法57：已经准予的达到限额，不能再准予', () => {
    const first = granted('2026-10-09');
    const second = granted('2026-10-12');
    const life = among(acceptedOn('2026-10-13'), first, second);
    expect(life.refusal('1001', decision()).message).toContain('有效的已有2件');
    expect(among(acceptedOn('2026-10-13'), first).decided().case.decision?.result).toBe('准予');
  });

  test('许可法57：有效期已经届满的不占限额；变更、延续的只算一件', () => {
    const runOut = granted('2026-10-09', '2026-10-12');
    const old = granted('2026-10-09').certified();
    const held = { kind: '延续', certificate: '示建证字0001号', validUntil: '2027-01-01' } as const;
    const renewed = acceptedOn('2026-10-10', limited, { held }).decided();
    const life = among(acceptedOn('2026-10-13'), runOut, old, renewed);
    expect(life.decided().case.decision?.result).toBe('准予');
  });

  test('许可法49 · 许可法50：变更、延续的不占新的限额，也不必排队', () => {
    const held = { kind: '延续', certificate: '示建证字0001号', validUntil: '2027-01-01' } as const;
    const waiting = acceptedOn('2026-10-12');
    const life = among(
      acceptedOn('2026-10-13', limited, { held }),
      granted('2026-10-09'),
      granted('2026-10-09'),
      waiting,
    );
    expect(life.decided().case.decision?.result).toBe('准予');
  });

  test('许可法57 · G3：有审批流程的，领导同意以前就按顺序', () => {
    const item = itemOf({ quota: 2 });
    const life = among(acceptedOn('2026-10-13', item), acceptedOn('2026-10-12', item));
    life.opinion('2001', 'examine').opinion('2002', 'countersign').opinion('1001', 'countersign');
    const approve = { type: 'give_opinion', step: 'approve', text: '同意' } as const;
    expect(life.refusal('3001', { ...approve, result: '同意' }).rule).toBe('许可法57');
    life.do('3001', { ...approve, result: '不同意', text: '不同意' }).decided('不予');
    expect(life.case.stage).toBe('已决定');
  });

  test('许可法57：受理以后目录改了数量的，以受理时为准；没有限制的不排队', () => {
    const life = among(acceptedOn('2026-10-13'), acceptedOn('2026-10-12'));
    Object.assign(life, { item: { ...limited, quota: null } });
    expect(life.refusal('1001', decision()).rule).toBe('许可法57');
    const free = itemOf(instant);
    expect(among(acceptedOn('2026-10-13', free), acceptedOn('2026-10-12', free)).decided().case.stage).toBe(
      '已决定',
    );
    expect(acceptedCase(limited).decided().case.stage).toBe('已决定');
  });
});
