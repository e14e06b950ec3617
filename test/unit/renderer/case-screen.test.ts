/** What the screen of a case makes of what it is told. */
import { describe, expect, test } from 'vitest';
import { grouped } from '../../../renderer/clerk/case/timeline-groups.ts';
import { clockOffsetNote } from '../../../renderer/clerk/words.ts';
import type { TimelineEntry } from '#shared/contract/case.ts';

const entry = (eventId: string, paper: TimelineEntry['paper'] = null): TimelineEntry => ({
  eventId,
  at: '2026-09-30T01:30:00.000Z',
  text: eventId,
  who: '余姮',
  mandate: null,
  actingFor: null,
  where: '交通窗口1号',
  offsetMs: 0,
  atCentre: true,
  paper,
});

describe('办理经过', () => {
  test('文书的打印记录收在该文书下面，次序不变，一条不少', () => {
    const entries = [
      entry('受理'),
      entry('出具甲', { paperId: '甲', issued: true }),
      entry('出具乙', { paperId: '乙', issued: true }),
      entry('甲已打印', { paperId: '甲', issued: false }),
      entry('决定'),
      entry('甲已签名', { paperId: '甲', issued: false }),
    ];
    const groups = grouped(entries);
    expect(groups.map((group) => group.entry.eventId)).toEqual(['受理', '出具甲', '出具乙', '决定']);
    expect(groups[1]?.under.map(({ eventId }) => eventId)).toEqual(['甲已打印', '甲已签名']);
    expect(groups.flatMap(({ under }) => [1, ...under])).toHaveLength(entries.length);
  });

  test('本窗口没有其出具记录的文书，打印记录单独列出', () => {
    const lone = entry('已打印', { paperId: '丙', issued: false });
    expect(grouped([lone])).toEqual([{ entry: lone, under: [] }]);
  });

  test('本机时钟与中心相差几秒的不提；差得多的写明快慢', () => {
    expect(clockOffsetNote(null)).toBeNull();
    expect(clockOffsetNote(-3000)).toBeNull();
    expect(clockOffsetNote(30_000)).toBe('本机时钟慢30秒');
    expect(clockOffsetNote(-600_000)).toBe('本机时钟快10分钟');
    expect(clockOffsetNote(86_400_000 * 3)).toBe('本机时钟慢3天');
  });
});
