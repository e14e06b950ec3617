import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commonKeys, topics } from '../../../renderer/clerk/help/topics.ts';

const pages = readFileSync(
  join(import.meta.dirname, '../../../renderer/clerk/workstation/pages.tsx'),
  'utf8',
);
const ids = [...pages.matchAll(/^\s+(?:\{ )?id: '([a-z-]+)'/gm)].map(([, id]) => id ?? '');

describe('F1 帮助', () => {
  test('每个画面都有：做什么、要点、依据', () => {
    expect(ids.length).toBeGreaterThanOrEqual(11);
    for (const id of [...ids, 'case']) {
      const topic = topics[id as keyof typeof topics];
      expect([id, topic?.purpose ?? '']).not.toEqual([id, '']);
      expect([id, topic.points.length > 0]).toEqual([id, true]);
      expect([id, topic.points.some(({ rule }) => rule !== '')]).toEqual([id, true]);
    }
  });

  test('依据写作要求编号或者法律条款', () => {
    for (const { points } of Object.values(topics))
      for (const { rule } of points)
        for (const part of rule === '' ? [] : rule.split(' · '))
          expect(part).toMatch(/^([A-K]\d{1,2}|许可法\d{1,2}(\(\d\))*)$/u);
  });

  test('同一画面里一个键只有一种作用，也不与任何画面都有的键相同', () => {
    for (const { title, keys } of Object.values(topics)) {
      const all = [...keys, ...commonKeys.filter(([key]) => key !== 'Ctrl+K')].map(([key]) => key);
      const used = [...new Set(all)];
      expect([title, all.length]).toEqual([title, used.length]);
    }
  });
});
