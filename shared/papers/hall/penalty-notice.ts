import type { ActContext } from '../../act-context.ts';
import { organOf } from '../../case/numbering.ts';
import { penaltyBlocks, penaltyTitle } from '../../registers/penalty-paper.ts';
import type { PenaltyState } from '../../registers/penalty-state.ts';
import type { Result } from '../../result.ts';
import type { PaperContent } from '../content.ts';
import { managementPaper, organSeal } from './management-paper.ts';

/** 当场行政处罚决定书 (B9, 行政处罚法52): both officers sign, it is handed over on the spot and reported to the organ. */
export function penaltyNotice(state: PenaltyState, context: ActContext): Result<PaperContent> {
  const organ = organOf(context.hall, state.item.organ);
  if (!organ.ok) return organ;
  const officer = (name: string): string => `执法人员（${name}）签名`;
  return managementPaper(
    {
      kind: '当场处罚决定书',
      title: penaltyTitle,
      number: state.number,
      addressee: state.party.name,
      blocks: penaltyBlocks(state, organ.value),
      organ: organ.value.name,
      on: state.imposedOn,
      seal: organSeal,
      signatures: [officer(state.done.name), officer(state.second.name), '当事人签收'],
      footer: '本决定书一式两份，一份当场交付当事人，一份报所属行政机关备案。',
      copies: state.copies,
    },
    context,
  );
}
