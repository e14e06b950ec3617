/** Lists and management papers, two of them over several pages. */
import type { PaperContent } from '#shared/papers/content.ts';
import type { Result } from '#shared/result.ts';
import { made } from '../../support/paper-source.ts';
import * as asked from '../../unit/papers/asked-cases.ts';
import * as due from '../../unit/papers/due-cases.ts';
import { freight, paper } from '../../unit/papers/intake-cases.ts';
import type { PaperSample } from './index.ts';

const sample = (name: string, result: Result<PaperContent>): PaperSample => ({
  name,
  content: made(result),
});
const list = (papers: readonly PaperContent[]): PaperContent => {
  const found = papers.find(({ kind }) => kind === '补正收件清单');
  if (found === undefined) throw new Error('no 补正收件清单');
  return found;
};

/** Of the body's own business: no body fines by the rules of another. */
const roadFine = { fact: '货运车辆没有随车携带道路运输证。', basis: '《××条例》第×条第一款' };

const samplesOfTraining: readonly PaperSample[] = [
  { name: '申请材料接收凭证', content: paper('接收凭证', due.held) },
  {
    name: '申请材料接收凭证（45项）',
    content: paper('接收凭证', due.heldByAgent(due.longList)),
  },
  { name: '补正材料收件清单', content: list(due.supplemented(false)) },
  { name: '材料移交单', content: due.transferred() },
  sample('审批表（审批中）', asked.approvalSheet(asked.signedCase())),
  sample('审批表', asked.approvalSheet(asked.decidedCase())),
  { name: '行政审批授权书', content: due.granted() },
  sample('一览表A', asked.listA()),
  sample('一览表B', asked.listB()),
  sample('办事指南', asked.guide(freight.code)),
  { name: '当场行政处罚决定书', content: due.penalised(roadFine) },
  { name: '监察通报', content: due.noticed() },
  sample('部门月报', asked.monthly()),
  sample('一事一评月度统计通报', asked.ratingNotice()),
];

/** As a real hall hands them out; one as a training hall does. */
export const samples: readonly PaperSample[] = samplesOfTraining.map(({ name, content }, index) => ({
  name,
  content: { ...content, training: index === 0 },
}));
