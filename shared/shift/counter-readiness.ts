/** 上线检查 (A8) of one counter: what the hall has prepared, what stands at this window, and the way to the centre. */
import { readiness, type ReadinessFacts, type ReadinessLine } from '../reference/checklist.ts';

export interface CounterFacts extends ReadinessFacts {
  readonly centre: {
    readonly configured: boolean;
    /** Something was exchanged with it at least once. */
    readonly reached: boolean;
  };
}

/** Looked at for this counter alone: what stands at the others is known there. */
const ofThisCounter: ReadonlySet<string> = new Set(['printers', 'devices']);

/** Every line, done or not, in the order in which a counter is prepared. */
export function counterReadiness(facts: CounterFacts): ReadinessLine[] {
  const hallWide = readiness(facts);
  const here = readiness({ ...facts, hall: { ...facts.hall, otherCounters: [] } });
  const lines = hallWide.map((line) =>
    ofThisCounter.has(line.id) ? (here.find(({ id }) => id === line.id) ?? line) : line,
  );
  return [...lines, centreLine(facts.centre)];
}

export const isReady = (lines: readonly Pick<ReadinessLine, 'done'>[]): boolean =>
  lines.every(({ done }) => done);

function centreLine({ configured, reached }: CounterFacts['centre']): ReadinessLine {
  const open = [
    ...(configured ? [] : ['没有设置中心地址']),
    ...(configured && !reached ? ['尚未与中心交换过数据'] : []),
  ];
  return {
    id: 'centre',
    stage: '设备和试运行',
    title: '与中心已连通',
    rule: 'A8 · K1',
    done: open.length === 0,
    open,
    next: '请由窗口负责人在设置中填写中心地址和口令，并接通网络。',
  };
}
