/** 用印 on the case itself (E1, E2): each seal with the papers of the case that wait for it. */
import { isSameDepartment } from '../../reference/index.ts';
import type { SealState } from '../../registers/seal-state.ts';
import { ruleFor, sealablePapers } from '../../registers/seal-use.ts';
import { refuse } from '../../result.ts';
import { fieldKey } from '../command.ts';
import type { FormField, Offer } from '../form.ts';
import { type Ask, offerOf, type Sheet } from '../offer.ts';
import type { OfferContext } from '../registers/at-hand.ts';
import { anApprover, papersFor, useOf } from '../registers/seal-sheets.ts';
import type { CaseAt, CaseGroup } from './at.ts';

const group: CaseGroup = '用印与送达';
/** G as in 盖章; the second seal, where two wait, has one of its own. */
const keys = ['Alt+G', 'Alt+0'] as const;
const title = '用印';

/** In how many copies a paper was issued, by its number. */
export type CopiesOf = (document: string) => number;

interface Sealing {
  /** Numbers of the papers that wait for this seal. */
  readonly papers: readonly string[];
  readonly offer: Offer;
}

/**
 * One for each seal of the organ that papers wait for, open ones first. A seal that is not at hand is left out where
 * another can be used instead; where none can, each says why.
 */
export function sealOffers(at: CaseAt, here: OfferContext, ask: Ask, copiesOf: CopiesOf): Offer[] {
  const { state, context, today } = at;
  const sealed = new Set(state.seals.map(({ document }) => document));
  const waiting = sealablePapers(state).filter(({ number }) => !sealed.has(number));
  const kindsOf = waiting
    .map((paper) => ({ ...paper, kinds: ruleFor(paper, state, context).kinds }))
    .filter(({ kinds }) => kinds.length > 0);
  /** The usual seal of a paper comes before the one that may stand in for it. */
  const rank = ({ kind }: SealState): number =>
    Math.min(...kindsOf.map(({ kinds }) => kinds.indexOf(kind)).filter((place) => place >= 0));
  const seals = context.registers
    .all('seal')
    .filter(({ state: seal }) => isSameDepartment(context.hall, seal.organ, state.item.organ, today))
    .filter(({ state: { kind } }) => kindsOf.some(({ kinds }) => kinds.includes(kind)))
    .toSorted((one, other) => rank(one.state) - rank(other.state));
  const offers = seals.map(({ id, state: seal }): Sealing => {
    const sheet = sealingSheet(at, id, seal, here, copiesOf);
    const papers = kindsOf.filter(({ kinds }) => kinds.includes(seal.kind)).map(({ number }) => number);
    return { papers, offer: offerOf(sheet, today, ask) };
  });
  const open = offers.filter(({ offer }) => offer.form !== null);
  const within = new Set(open.flatMap(({ papers }) => papers));
  const shut = offers.filter(
    ({ offer, papers }) => offer.form === null && papers.some((number) => !within.has(number)),
  );
  const without = kindsOf.find(({ number }) => !offers.some(({ papers }) => papers.includes(number)));
  const shown = [...open, ...shut].map(({ offer }) => offer);
  if (without !== undefined) shown.push(closed(noSeal(state.item.organ, without.kinds), 'none'));
  return (shown.length > 0 ? shown : [closed(nothingWaits)]).map((offer, index) => ({
    ...offer,
    keys: keys[index] ?? null,
  }));
}

/** The seal book's own sheet, for this case, its papers without a seal, in as many copies as were issued. */
function sealingSheet(
  { caseId, state }: CaseAt,
  sealId: string,
  seal: SealState,
  here: OfferContext,
  copiesOf: CopiesOf,
): Sheet {
  const sheet = useOf(sealId, seal, here);
  const papers = papersFor(seal, state, here).filter(({ isSealed }) => !isSealed);
  const approver = anApprover(seal, here);
  const plausible: Record<string, unknown> = {};
  const fields = sheet.form.fields.flatMap((field): FormField[] => {
    const { name } = field;
    if (name === 'caseId' || name === 'reason') return [];
    if (name === 'document' && field.kind === 'choice') {
      const { when: _, ...paper } = field;
      const choices = field.choices.filter(({ value }) => papers.some(({ number }) => number === value));
      return [{ ...paper, choices, ...(choices[0] === undefined ? {} : { initial: choices[0].value }) }];
    }
    // Of each paper its own: how many copies there are, and whose approval it takes.
    return papers.map(({ number }): FormField => {
      const own = papers.length === 1 ? field : { ...field, when: { field: 'document', is: [number] } };
      if (own.kind === 'second') plausible[fieldKey(own)] = approver;
      return own.kind === 'count'
        ? { ...own, initial: Math.min(Math.max(copiesOf(number), 1), own.max) }
        : own;
    });
  });
  return {
    ...sheet,
    of: sealId,
    title: `${title}（${seal.name}）`,
    group,
    form: { ...sheet.form, fields, fixed: { ...sheet.form.fixed, caseId } },
    decisive: ['document', 'approver'],
    plausible,
  };
}

const closed = (refused: ReturnType<typeof refuse>, of?: string): Offer => ({
  id: of === undefined ? 'seal.use' : `seal.use:${of}`,
  on: 'register',
  type: 'seal.use',
  title,
  meaning: '在办件已编号的文书上用印，逐份登记。',
  rule: 'E1 · E2',
  group,
  keys: null,
  grave: false,
  form: null,
  refusal: refused.refusal,
});

const nothingWaits = refuse(
  'rule',
  'E2',
  '该办件没有等待用印的文书。',
  '已用印的文书确需增加份数的，在“登记”的印章中办理。',
);

const noSeal = (organ: string, kinds: readonly string[]) =>
  refuse(
    'rule',
    'E1 · E2',
    `本窗口没有登记${organ}的${kinds.join('或者')}，文书不能用印。`,
    '请由窗口负责人在“登记”的印章中启用印章后用印。',
  );
