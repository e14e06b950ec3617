/**
 * 用印, 开票, 移交: acts of other registers that are done on a case many times a day, offered on its screen with what is
 * known of it filled in. Their sheets and rules are the registers' own.
 */
import { isSameDepartment } from '../../reference/index.ts';
import { refuse } from '../../result.ts';
import type { FormField, Offer } from '../form.ts';
import { type Ask, offerOf, type Sheet } from '../offer.ts';
import { askRegister } from '../register-offers.ts';
import type { OfferContext } from '../registers/at-hand.ts';
import { onBill } from '../registers/bill-sheets.ts';
import { beginTransfer, received } from '../registers/transfer-sheets.ts';
import type { CaseAt, CaseGroup } from './at.ts';
import { type CopiesOf, sealOffers } from './sealing.ts';

export type { CopiesOf } from './sealing.ts';

/** Acts on registers that belong to this case: what is sealed, and what comes after the case's own acts. */
export function registerOffersOn(
  at: CaseAt,
  copiesOf: CopiesOf,
): { readonly sealing: readonly Offer[]; readonly others: readonly Offer[] } {
  const { caseId, state, context } = at;
  const items = context.item === undefined ? [] : [context.item];
  /** Nothing else is there to choose from. */
  const here: OfferContext = { ...context, items, cases: () => [{ caseId, state }] };
  const ask: Ask = (command) => askRegister(command, context);
  return {
    sealing: sealOffers(at, here, ask, copiesOf),
    others: [...billOffers(at, here, ask), ...transferOffers(at, here, ask)],
  };
}

const billGroup: CaseGroup = '收费';
const bill = { title: '开票', group: billGroup, keys: 'Alt+K' } as const;

/** 开票 (H1, H3) from each of the organ's books here; of those that cannot be used only the first says why. */
function billOffers({ caseId, state, context, today }: CaseAt, here: OfferContext, ask: Ask): Offer[] {
  const books = context.registers
    .all('bill')
    .filter(
      ({ state: { organ, counter } }) =>
        counter === context.hall.counter.id && isSameDepartment(context.hall, organ, state.item.organ, today),
    );
  const offers = books.flatMap(({ id, state: book }) =>
    onBill(id, book, here)
      .filter(({ type }) => type === 'bill.use')
      .map((sheet) => {
        const named = books.length > 1 ? `${bill.title}（${book.name}）` : bill.title;
        return offerOf({ ...onlyFor(caseId, sheet), ...bill, title: named, of: id }, today, ask);
      }),
  );
  const open = offers.filter(({ form }) => form !== null);
  const shown = open.length > 0 ? open : offers.slice(0, 1);
  if (shown.length > 0)
    return shown.map((offer, index) => ({ ...offer, keys: index === 0 ? bill.keys : null }));
  return [
    {
      id: 'bill.use',
      on: 'register',
      type: 'bill.use',
      meaning: '银行到账后，按号码顺序为办件开具票据，金额按收费项目确定。',
      rule: 'H1 · H3',
      ...bill,
      grave: false,
      form: null,
      refusal: noBook.refusal,
    },
  ];
}

const noBook = refuse(
  'rule',
  'H2',
  '本窗口没有登记承办机关的票据。',
  '收费办件需要开票的，先在“登记”的票据中登记、领取。',
);

/** The case is no longer to be chosen. */
function onlyFor(caseId: string, sheet: Sheet): Sheet {
  const { form, decisive = [] } = sheet;
  return {
    ...sheet,
    form: {
      ...form,
      fields: form.fields.filter(({ name }) => name !== 'caseId'),
      fixed: { ...form.fixed, caseId },
    },
    decisive: decisive.filter((name) => name !== 'caseId'),
  };
}

/** 移交 (G1, G2): a slip for this case alone, as its materials were counted at intake. */
function transferOffers({ caseId, state, today }: CaseAt, here: OfferContext, ask: Ask): Offer[] {
  const group: CaseGroup = '催办与交接';
  const bundle = { caseId, ...received(state) };
  return beginTransfer(here).map((sheet) => {
    const fields = sheet.form.fields.map((field): FormField =>
      field.kind === 'entries'
        ? { ...field, label: '移交的材料', most: 1, initial: [bundle], fields: listing(field.fields, bundle) }
        : field,
    );
    return offerOf(
      {
        ...sheet,
        title: '移交材料',
        group,
        keys: 'Alt+8',
        form: { ...sheet.form, fields },
        // Whether this case may go at all is not a matter of what is filled in.
        decisive: ['bundles'],
        plausible: { bundles: [{ ...bundle, originals: 1, copies: 1, pages: 1 }] },
      },
      today,
      ask,
    );
  });
}

/** The case stands in its entry, whether or not it may go: the rules say. */
const listing = (fields: readonly FormField[], { caseId }: { readonly caseId: string }): FormField[] =>
  fields.map((field) =>
    field.kind === 'choice' && field.name === 'caseId' && field.choices.length === 0
      ? { ...field, choices: [{ value: caseId, label: '本件' }] }
      : field,
  );
