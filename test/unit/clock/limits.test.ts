import { describe, expect, test } from 'vitest';
import { type CivilDate, civilDate } from '#shared/calendar/civil-date.ts';
import {
  deemedRenewed,
  earliestHearing,
  hearingLimit,
  hearingRequestLimit,
  lowerReviewLimit,
  noticeLimit,
  renewalApplyBy,
  serviceLimit,
  statutoryBaseDays,
  stepClock,
  transferDueAt,
} from '#shared/clock/limits.ts';
import { defaultTimeSettings } from '#shared/clock/settings.ts';
import { published } from './published.ts';

const before = civilDate('2026-09-30'); // the day before the National Day holiday

describe('许可法规定的其他期限', () => {
  test('许可法32(4): 收到材料之日起5个工作日内告知补正', () => {
    expect(noticeLimit(published, before)).toEqual({ from: before, workingDays: 5, due: '2026-10-13' });
  });

  test('许可法42: 法定时限20个工作日，统一、联合、集中办理的45个工作日', () => {
    expect([statutoryBaseDays(false), statutoryBaseDays(true)]).toEqual([20, 45]);
  });

  test('许可法43: 下级机关自受理之日起20个工作日内审查完毕', () => {
    expect(lowerReviewLimit(published, before).due).toBe('2026-11-03');
  });

  test('许可法44: 自作出决定之日起10个工作日内送达', () => {
    expect(serviceLimit(published, civilDate('2026-04-30')).due).toBe('2026-05-18');
  });

  test('许可法47: 被告知之日起5个工作日内要求听证，20个工作日内组织听证', () => {
    expect(hearingRequestLimit(published, before).due).toBe('2026-10-13');
    expect(hearingLimit(published, before).due).toBe('2026-11-03');
  });

  test('许可法48: 听证在通知7个工作日以后举行', () => {
    expect(earliestHearing(published, before)).toBe('2026-10-15');
    expect(earliestHearing(published, civilDate('2026-12-25'))).toBeNull();
  });

  test('许可法82: 超出已公布日历的，只有天数没有日期', () => {
    expect(serviceLimit(published, civilDate('2026-12-25'))).toMatchObject({ workingDays: 10, due: null });
  });
});

describe('许可法50: 延续', () => {
  const expiresOn = civilDate('2026-10-31');
  const renewal = (appliedOn: string, decidedOn: string | null = null) => ({
    appliedOn: civilDate(appliedOn),
    expiresOn,
    decidedOn: decidedOn as CivilDate | null,
  });

  test('有效期届满30日前申请，是自然日', () => {
    expect(renewalApplyBy(expiresOn)).toBe('2026-10-01');
    expect(renewalApplyBy(expiresOn, 60)).toBe('2026-09-01');
  });

  test('按时申请、届满没有决定的，自届满次日起视为准予延续', () => {
    expect(deemedRenewed(renewal('2026-10-01'), expiresOn)).toBe(false);
    expect(deemedRenewed(renewal('2026-10-01'), civilDate('2026-11-01'))).toBe(true);
    expect(deemedRenewed(renewal('2026-10-01', '2026-11-02'), civilDate('2026-11-03'))).toBe(true);
  });

  test('届满以前决定的、没有按时申请的，不视为准予延续', () => {
    expect(deemedRenewed(renewal('2026-10-01', '2026-10-31'), civilDate('2026-11-01'))).toBe(false);
    expect(deemedRenewed(renewal('2026-10-02'), civilDate('2026-11-01'))).toBe(false);
  });
});

describe('G1 · G2: 材料当日移交，至迟下一个工作日中午以前', () => {
  const due = (at: string) => transferDueAt(published, at, defaultTimeSettings);

  test('下一个工作日北京时间12时', () => {
    expect(due('2026-03-04T02:00:00.000Z')).toBe('2026-03-05T04:00:00.000Z');
    expect(due('2026-09-30T09:00:00.000Z')).toBe('2026-10-08T04:00:00.000Z');
  });

  test('按北京时间的日期计算', () => {
    expect(due('2026-03-04T15:59:59.999Z')).toBe('2026-03-05T04:00:00.000Z');
    expect(due('2026-03-04T16:00:00.000Z')).toBe('2026-03-06T04:00:00.000Z');
  });

  test('休息日收到的，到下一个工作日；下一个工作日没有公布的，没有时间', () => {
    expect(due('2026-03-07T02:00:00.000Z')).toBe('2026-03-09T04:00:00.000Z');
    expect(due('2026-12-31T02:00:00.000Z')).toBeNull();
  });

  test('时刻由各地设置', () => {
    expect(transferDueAt(published, '2026-03-04T02:00:00.000Z', { transferNoon: '11:30' })).toBe(
      '2026-03-05T03:30:00.000Z',
    );
  });
});

test('C6: 环节时限自该环节开始之日起算，办完即停止', () => {
  const step = { beganOn: civilDate('2026-03-04'), workingDays: 3, endedOn: null };
  const on = (day: string, endedOn: CivilDate | null = null) =>
    stepClock({ ...step, endedOn }, defaultTimeSettings, civilDate(day), published);
  expect(on('2026-03-05')).toMatchObject({ due: '2026-03-09', state: '正常' });
  expect(on('2026-03-06').state).toBe('临期');
  expect(on('2026-03-10').state).toBe('超期');
  expect(on('2026-03-10', civilDate('2026-03-09'))).toMatchObject({ state: '停止', endedInTime: true });
});
