/** 许可法36: whose interests the matter touches is told, and heard before anything is granted. */
import { describe, expect, test } from 'vitest';
import {
  acceptedCase,
  decision,
  firstDay,
  kinds,
  Life,
  type LifeCommandOf,
} from '../../support/case-life.ts';
import { uuidOf } from '../../support/hall.ts';

const inform = (change: Partial<LifeCommandOf<'inform_party'>> = {}): LifeCommandOf<'inform_party'> => ({
  type: 'inform_party',
  partyId: uuidOf(701),
  name: '王邻居',
  relation: '相邻权人，施工影响其采光',
  on: firstDay,
  ...change,
});
const hear = (change: Partial<LifeCommandOf<'hear_party'>> = {}): LifeCommandOf<'hear_party'> => ({
  type: 'hear_party',
  partyId: uuidOf(701),
  waived: false,
  words: '要求退让五米',
  ...change,
});
const approve = { type: 'give_opinion', step: 'approve', result: '同意', text: '同意' } as const;

describe('许可法36 利害关系人', () => {
  test('许可法36：告知了谁、与申请事项是什么关系，听取了什么意见，都有记录', () => {
    const life = acceptedCase().do('1001', inform()).on('2026-10-14').do('2001', hear());
    expect(life.case.parties).toEqual([
      {
        id: uuidOf(701),
        name: '王邻居',
        relation: '相邻权人，施工影响其采光',
        informedOn: firstDay,
        heard: { waived: false, words: '要求退让五米', on: '2026-10-14' },
      },
    ]);
  });

  test('许可法36：告知以后没有听取意见的，领导不能同意，窗口不能准予', () => {
    const life = acceptedCase().do('1001', inform());
    life.opinion('2001', 'examine').opinion('2002', 'countersign').opinion('1001', 'countersign');
    expect(life.refusal('3001', approve)).toMatchObject({ rule: '许可法36', field: 'result' });
    expect(life.refusal('3001', approve).message).toContain('王邻居');
    life.do('1001', hear()).do('3001', approve).decided();
    const instant = acceptedCase(kinds.即办件).do('1001', inform());
    expect(instant.refusal('1001', decision())).toMatchObject({ rule: '许可法36' });
    expect(instant.decided('不予').case.decision?.result).toBe('不予');
  });

  test('许可法36：放弃的，可以准予；几个人的，每一个都要听取', () => {
    const life = acceptedCase(kinds.即办件)
      .do('1001', inform())
      .do('1001', inform({ partyId: uuidOf(702), name: '李邻居' }))
      .do('1001', hear({ waived: true, words: '' }));
    expect(life.refusal('1001', decision()).message).toContain('李邻居');
    life.do('1001', hear({ partyId: uuidOf(702) }));
    expect(life.decided().case.decision?.result).toBe('准予');
  });

  test('许可法36 · C3：上级批准的，没有听取意见也不能准予', () => {
    const life = acceptedCase(kinds.上报件).signed();
    life.do('1001', { type: 'forward', document: '呈1', sentOn: firstDay });
    const back = { document: '批1', returnedOn: firstDay, text: '同意' };
    life.do('1001', { type: 'record_return', result: '批准', ...back }).do('1001', inform());
    expect(life.refusal('1001', decision()).rule).toBe('许可法36');
    expect(life.do('1001', hear()).decided().case.stage).toBe('已决定');
  });

  test('许可法36：姓名、关系、日期、意见都要填写，申请人不是利害关系人', () => {
    const life = acceptedCase();
    expect(life.refusal('1001', inform({ name: ' ' })).field).toBe('name');
    expect(life.refusal('1001', inform({ name: '陈示范' })).field).toBe('name');
    expect(life.refusal('1001', inform({ relation: '' })).field).toBe('relation');
    expect(life.refusal('1001', inform({ on: '2026-10-09' })).field).toBe('on');
    expect(life.refusal('1001', inform({ on: '2026-10-13' })).field).toBe('on');
    life.do('1001', inform());
    expect(life.refusal('1001', hear({ words: ' ' })).field).toBe('words');
  });

  test('许可法36：同一人只告知一次、只听取一次；没有告知的，没有意见可以登记', () => {
    const life = acceptedCase();
    expect(life.refusal('1001', hear()).kind).toBe('not_found');
    life.do('1001', inform());
    expect(life.refusal('1001', inform({ partyId: uuidOf(702) })).kind).toBe('already_done');
    expect(life.refusal('1001', inform({ name: '李邻居' })).kind).toBe('already_done');
    life.do('1001', hear());
    expect(life.refusal('1001', hear({ waived: true })).kind).toBe('already_done');
  });

  test('B6 · D1：没有受理的、其他部门的人员，不能办', () => {
    const life = new Life(kinds.承诺件).accept({ outcome: { kind: 'receive' } });
    expect(life.refusal('1001', inform()).rule).toBe('B6');
    expect(acceptedCase().refusal('1201', inform()).rule).toBe('D1');
    expect(acceptedCase().do('1001', inform()).refusal('2101', hear()).rule).toBe('D1');
    expect(acceptedCase().signed().decided().refusal('1001', inform()).message).toContain('已决定');
    expect(new Life(kinds.承诺件).refusal('1001', inform()).kind).toBe('not_found');
  });
});
