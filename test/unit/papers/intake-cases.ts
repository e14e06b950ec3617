/** Cases decided by the real rules, and their papers as a person reads them. */
import type { RegisterApplication } from '#shared/case/commands.ts';
import { type CaseContext, decide } from '#shared/case/decide.ts';
import type { CaseEvent } from '#shared/case/events.ts';
import { foldCase } from '#shared/case/evolve.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import { papersDue } from '#shared/papers/case/due.ts';
import type { PaperKind } from '#shared/papers/kinds.ts';
import { builtInPhrases } from '#shared/papers/phrases/phrases.ts';
import type { ServiceItem } from '#shared/reference/index.ts';
import { application, complete, context, itemNamed } from '../../support/hall.ts';

export const freight = itemNamed('道路货物运输经营许可');

export interface Given {
  readonly item?: ServiceItem;
  readonly change?: Partial<RegisterApplication>;
  readonly at?: Partial<CaseContext>;
}

export function eventsOf({ item = freight, change = {}, at = {} }: Given): CaseEvent[] {
  const decided = decide(null, { type: 'register', ...application(item, change) }, context(item, at));
  if (!decided.ok) throw new Error(decided.refusal.message);
  return decided.value;
}

export function papersOf(
  events: CaseEvent[],
  fresh: CaseEvent[],
  { item = freight, at = {} }: Given,
): PaperContent[] {
  const state = foldCase(events);
  if (state === null) throw new Error('no case');
  const { now, calendar, hall, person } = context(item, at);
  const papers = papersDue(state, fresh, { now, calendar, hall, item, person, phrase: builtInPhrases });
  if (!papers.ok) throw new Error(papers.refusal.message);
  return papers.value;
}

export function paper(kind: PaperKind, given: Given = {}): PaperContent {
  const events = eventsOf(given);
  const found = papersOf(events, events, given).find((candidate) => candidate.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
}

const without = (id: string) => complete(freight).filter((tick) => tick.materialId !== id);
export const correcting: Given = { change: { materials: without('safety'), outcome: { kind: 'correct' } } };
export const refusing: Given = {
  change: {
    outcome: {
      kind: 'refuse',
      ground: 'not_competent',
      reason: '申请运输的是民用航空器，由民航部门管理',
      competentOrgan: '民航贵州安全监督管理局',
      citation: '',
    },
  },
};
export const notRequired: Given = {
  change: {
    outcome: {
      kind: 'not_required',
      basis: '《中华人民共和国道路运输条例》第二十四条规定总质量4500千克以下的普通货车无需许可',
    },
  },
};
export const list = [
  '序号｜材料名称｜份数｜页数',
  '1｜申请书（表）｜原件1｜2页',
  '2｜申请人身份证件或营业执照｜原件1 复印件1｜2页',
  '3｜拟投入车辆的行驶证、检测合格证明｜复印件1｜2页',
  '4｜驾驶人员的驾驶证、从业资格证｜复印件1｜2页',
];
export const wholeList = [
  ...list,
  '5｜安全生产管理制度文本｜原件1｜2页',
  '6｜经营场所使用证明｜复印件1｜2页',
];
export const ending = ['凤冈县道路运输管理所 2026年9月30日 行政受理专用章', '经办 余姮（工号1001）'];
