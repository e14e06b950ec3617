import type { PageId } from '../workstation/pages.tsx';
import { deskTopics } from './desk-topics.ts';
import type { Topic } from './topic.ts';
import { windowTopics } from './window-topics.ts';

/** Everything that F1 can be pressed on. */
export type TopicId = PageId | 'case';

export const topics: Readonly<Record<TopicId, Topic>> = { ...windowTopics, ...deskTopics };

/** Of those that work everywhere, what also works while a case lies on top. */
export const keysOverCase: ReadonlySet<string> = new Set(['F1', 'Ctrl+K', 'Ctrl+Shift+L', 'Esc']);

/** Keys that work everywhere in the work place. */
export const commonKeys: readonly (readonly [keys: string, does: string])[] = [
  ['F1', '帮助'],
  ['Ctrl+I', '连接和设备'],
  ['Ctrl+J', '打印'],
  ['Ctrl+Shift+E', '模拟设备（培训大厅）'],
  ['Ctrl+K', '按编号打开办件'],
  ['Ctrl+L', '签退'],
  ['Ctrl+Shift+L', '锁定'],
  ['Esc', '返回、取消'],
];
