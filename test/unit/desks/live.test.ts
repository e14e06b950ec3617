import { describe, expect, test } from 'vitest';
import { isSilent, markOf, postLook } from '#shared/desks/live.ts';
import type { ShiftState } from '#shared/registers/shift-state.ts';
import { usualHours } from '#shared/shift/opening-hours.ts';
import { calendar } from '../../support/hall.ts';

const at = (time: string): string => new Date(`2026-09-30T${time}:00+08:00`).toISOString();
const around = (time: string) => ({
  now: at(time),
  opening: usualHours,
  calendar,
  serves: (staff: string) => staff.startsWith('1'),
});
const nobody: ShiftState = { person: null, absence: null, consents: [], unmannedSince: at('09:20') };
const here: ShiftState = {
  ...nobody,
  unmannedSince: null,
  person: { staff: '1001', name: '余姮', as: '本岗', standsInFor: null, since: at('09:02') },
};
const absence = {
  staff: '1001',
  name: '余姮',
  standIn: '1002',
  standInName: '张凤',
  reason: '开会',
  since: at('09:40'),
  releasedAt: null,
};

describe('窗口实况', () => {
  test('D11: 有窗口人员签到的是在岗，写明谁、何时起', () => {
    expect(postLook(here, around('09:30'))).toEqual({ standing: '在岗', tone: 'ok', text: '余姮，09:02起' });
  });
  test('D11: 办公时间没有人的是空岗，从离开或者开门算起', () => {
    expect(postLook(nobody, around('09:30'))).toMatchObject({ standing: '空岗', text: '空岗10分钟' });
    expect(postLook({ ...nobody, unmannedSince: null }, around('09:30'))).toMatchObject({
      text: '空岗30分钟',
    });
  });
  test('D11: 午休和下班不是空岗', () => {
    expect(postLook(nobody, around('12:30')).standing).toBe('未开放');
    expect(postLook(null, around('18:00')).standing).toBe('未开放');
  });
  test('D11: 监察、领导在本机签到的，窗口仍是空岗', () => {
    const person = {
      staff: '4001',
      name: '王示范',
      as: '本岗' as const,
      standsInFor: null,
      since: at('09:25'),
    };
    expect(postLook({ ...nobody, person }, around('09:30'))).toMatchObject({
      standing: '空岗',
      tone: 'danger',
    });
  });
  test('D6: 申请离岗、替岗人员没有到位的，是离岗待替岗；到位的是替岗', () => {
    expect(postLook({ ...here, absence }, around('09:45'))).toMatchObject({
      standing: '离岗待替岗',
      text: '余姮申请离岗，等待张凤到位',
    });
    const person = {
      staff: '1002',
      name: '张凤',
      as: '替岗' as const,
      standsInFor: '1001',
      since: at('09:50'),
    };
    const released = { ...nobody, person, absence: { ...absence, releasedAt: at('09:50') } };
    expect(postLook(released, around('10:00'))).toMatchObject({
      standing: '替岗',
      text: '张凤代余姮，09:50起',
    });
  });
  test('没有收到过签到记录的窗口，如实写明没有记录', () => {
    expect(postLook(null, around('09:30')).standing).toBe('无记录');
  });
  test('办公时间一小时没有收到记录的，提示可能离线；刚开门的不提示', () => {
    expect(isSilent(at('09:05'), around('10:30'))).toBe(true);
    expect(isSilent(at('10:00'), around('10:30'))).toBe(false);
    expect(isSilent(null, around('09:30'))).toBe(false);
    expect(isSilent(at('09:05'), around('12:30'))).toBe(false);
  });
});

describe('红黄牌', () => {
  test('C6: 违反时限和程序的是红牌，其他需要核实的是黄牌', () => {
    expect(markOf('承诺超期')).toBe('红牌');
    expect(markOf('再次告知补正')).toBe('红牌');
    expect(markOf('空岗')).toBe('黄牌');
    expect(markOf('环节超期')).toBe('黄牌');
  });
});
