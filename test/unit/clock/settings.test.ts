import { describe, expect, test } from 'vitest';
import { civilDate } from '#shared/calendar/civil-date.ts';
import {
  complaintLimit,
  contactLimit,
  lastDayToRate,
  rectificationLimit,
  revisitLimit,
} from '#shared/clock/service-limits.ts';
import { defaultTimeSettings, timeSettings } from '#shared/clock/settings.ts';
import { published } from './published.ts';

const ratedOn = civilDate('2026-04-30'); // followed by the holiday of 1 May and a Saturday worked

describe('2.4: 差评和投诉的时限由各地设置', () => {
  test('没有设置的，为默认值', () => {
    expect(defaultTimeSettings).toEqual({
      promisedKeepsRunning: false,
      warnWorkingDays: 1,
      poorRating: {
        contactWorkingDays: 1,
        simpleWorkingDays: 2,
        complexWorkingDays: 15,
        revisitWorkingDays: 5,
      },
      complaintWorkingDays: 15,
      unratedDefault: null,
      transferNoon: '12:00',
      backdateMaxWorkingDays: 10,
    });
  });

  test('设置了一项的，其余仍为默认值', () => {
    const settings = timeSettings.parse({ poorRating: { complexWorkingDays: 5 } });
    expect(settings.poorRating).toEqual({ ...defaultTimeSettings.poorRating, complexWorkingDays: 5 });
  });

  test.each([
    { transferNoon: '24:00' },
    { transferNoon: '中午' },
    { warnWorkingDays: -1 },
    { complaintWorkingDays: 0 },
    { unratedDefault: { days: 7, unit: 'natural', grade: 6 } },
    { unratedDefault: { days: 7, unit: 'weeks', grade: 4 } },
  ])('不能成立的设置不被接受：%o', (settings) => {
    expect(timeSettings.safeParse(settings).success).toBe(false);
  });

  test('差评1个工作日内联系，简单问题2个、复杂问题15个工作日内整改，整改后5个工作日内回访', () => {
    expect(contactLimit(published, defaultTimeSettings, ratedOn).due).toBe('2026-05-06');
    expect(rectificationLimit(published, defaultTimeSettings, ratedOn, '简单').due).toBe('2026-05-07');
    expect(rectificationLimit(published, defaultTimeSettings, ratedOn, '复杂').due).toBe('2026-05-25');
    expect(revisitLimit(published, defaultTimeSettings, ratedOn).due).toBe('2026-05-11');
  });

  test('I2: 投诉15个工作日内答复', () => {
    expect(complaintLimit(published, defaultTimeSettings, ratedOn).due).toBe('2026-05-25');
  });

  test('默认评价的期限按自然日或者工作日；没有设置默认评价的，没有期限', () => {
    const rated = (unit: 'natural' | 'working', days: number, on = ratedOn) =>
      lastDayToRate(published, { unratedDefault: { days, unit, grade: 3 } }, on);
    expect(rated('natural', 7)).toBe('2026-05-07');
    expect(rated('working', 5)).toBe('2026-05-11');
    expect(rated('working', 5, civilDate('2026-12-30'))).toBeNull();
    expect(lastDayToRate(published, defaultTimeSettings, ratedOn)).toBeNull();
  });
});
