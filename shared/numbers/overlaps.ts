import { type NumberBlocks, overlap } from './blocks.ts';

interface Numbering {
  readonly name: string;
  /** Undefined where this counter was not told of them. */
  readonly blocks?: NumberBlocks | undefined;
}

/** A4: which counters' blocks could give out one number twice, and of which nothing can be told. For the readiness list. */
export function blockTroubles(counters: readonly Numbering[]): string[] {
  const unknown = counters
    .filter(({ blocks }) => blocks === undefined)
    .map(({ name }) => `${name}的号段未知，不能核对是否重叠`);
  const pairs = counters.flatMap((one, index) =>
    counters.slice(index + 1).map((other) => [one, other] as const),
  );
  return [
    ...unknown,
    ...pairs.flatMap(([one, other]) =>
      kindsShared(one.blocks, other.blocks).map((kind) => `${one.name}与${other.name}的${kind}号段重叠`),
    ),
  ];
}

/** Receipts carry their counter's number: only under the same one can they be the same. */
function kindsShared(one: NumberBlocks | undefined, other: NumberBlocks | undefined): string[] {
  if (one === undefined || other === undefined) return [];
  const shared = [];
  if (one.counter === other.counter && overlap(one.receipt, other.receipt)) shared.push('收件编号');
  if (overlap(one.document, other.document)) shared.push('文书编号');
  if (overlap(one.case, other.case)) shared.push('办件编号');
  return shared;
}
