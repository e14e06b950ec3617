/** The end of a case without a decision, on one of a closed list of grounds. */
import type { CasePayload } from '../../case/events.ts';
import { type CaseState, itemTitle } from '../../case/state.ts';
import type { Organ } from '../../reference/index.ts';
import {
  acceptedDay,
  caseNumberRows,
  common,
  contactRow,
  day,
  type PaperContext,
  sealOf,
  twoCopies,
  withoutStop,
} from './case-parts.ts';
import type { PaperContent } from '../content.ts';
import { paperTitles } from '../titles.ts';

export function terminationNotice(
  state: CaseState,
  { title: ground, reason, document, on }: CasePayload<'case.terminated'>,
  organ: Organ,
  context: PaperContext,
): PaperContent {
  const title = paperTitles.termination(state.item);
  return {
    ...common(state, context),
    kind: '终止通知书',
    title,
    number: document.text,
    blocks: [
      {
        type: 'paragraph',
        text: `你（单位）提出的“${itemTitle(state)}”申请，本机关已于${acceptedDay(state)}受理。因${withoutStop(ground)}，本机关决定自${day(on)}起终止办理该申请。`,
      },
      {
        type: 'fields',
        rows: [
          ...caseNumberRows(state),
          ['收件编号', state.receiptNumber],
          ['终止的具体事实', reason],
          contactRow(organ, context),
          ['监督投诉电话', context.hall.complaintPhone],
        ],
      },
    ],
    closing: {
      organ: organ.name,
      date: day(on),
      seal: sealOf({ number: document.text, title }, state, context),
    },
    ...twoCopies('通知书'),
  };
}
