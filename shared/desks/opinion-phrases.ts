import type { Opinion } from '../case/state.ts';

/** G3: an opinion has words. What is mostly said, to be put in by one key and changed as needed. */
export const opinionPhrases: Readonly<Record<Opinion['result'], readonly string[]>> = {
  同意: ['经审查，申请材料齐全，符合法定形式和条件，同意。', '同意审查意见。', '同意，请按程序办理。'],
  不同意: ['经审查，不符合法定条件，不同意。', '现场情况与申请材料不符，不同意。'],
  退回: ['请补充核查情况后再报。', '材料内容前后不一致，请核实后再报。', '审查意见不完整，请补充后再报。'],
};
