import type { CaseState } from '../../case/state.ts';
import { mayGo, transfersDue } from '../../registers/transfer-due.ts';
import { restKinds, type TransferBundle, type TransferState } from '../../registers/transfer-state.ts';
import type { FormField } from '../form.ts';
import type { Sheet } from '../offer.ts';
import { caseChoices, choiceOf, type OfferContext, plain, reasonField, sheetOf } from './at-hand.ts';

const sheet = sheetOf('移交');

const count = (name: string, label: string, unit: string, initial: number, max = 9999): FormField => ({
  kind: 'count',
  name,
  label,
  min: 0,
  max,
  unit,
  initial,
});
const counts: readonly FormField[] = [
  count('originals', '原件', '份', 0),
  count('copies', '复印件', '份', 0),
  count('pages', '共', '页', 0, 99_999),
];

/** As counted at intake. */
export const received = ({ materials }: CaseState) => {
  const lines = materials.filter((line) => line.received);
  const sum = (of: 'originals' | 'copies' | 'pages'): number =>
    lines.reduce((total, line) => total + line[of], 0);
  return { originals: sum('originals'), copies: sum('copies'), pages: sum('pages') };
};

/** G2: what waits for the courier is on the slip already, one organ's. */
export const beginTransfer = (context: OfferContext): Sheet[] => {
  const slips = context.registers.all('transfer');
  const cases = context.cases();
  const listed = new Set(
    slips
      .filter(({ state }) => state.status === '待移交')
      .flatMap(({ state }) => state.bundles.map(({ caseId }) => caseId)),
  );
  const due = transfersDue(cases, slips, context).filter(({ caseId }) => !listed.has(caseId));
  const stateOf = (caseId: string) => cases.find((entry) => entry.caseId === caseId)?.state;
  const organ = stateOf(due[0]?.caseId ?? '')?.item.organ;
  const initial = due.flatMap(({ caseId }) => {
    const state = stateOf(caseId);
    return state === undefined || state.item.organ !== organ ? [] : [{ caseId, ...received(state) }];
  });
  return [
    sheet('transfer.prepare', {
      title: '开具移交单',
      keys: 'Alt+N',
      meaning: '列明移交部门的办件和材料份数、页数，打印后等部门派人来取。',
      rule: 'G1 · G2',
      ids: ['slipId'],
      fields: [
        { kind: 'text', name: 'office', label: '承办股室', max: 300, required: true },
        {
          kind: 'entries',
          name: 'bundles',
          label: '移交的办件',
          entry: '办件',
          most: 200,
          initial,
          fields: [
            {
              kind: 'choice',
              name: 'caseId',
              label: '办件',
              required: true,
              choices: caseChoices(context, mayGo),
            },
            ...counts,
          ],
        },
        { kind: 'text', name: 'reason', label: '补充移交的原因', note: '材料已经移交过的填写', max: 300 },
      ],
      plausible: initial.length > 0 ? {} : { reason: '补充材料' },
    }),
  ];
};

const carrier = ({ department, organ }: TransferState): FormField[] => {
  const bodies = plain([...new Set([department, organ])]);
  return [
    { kind: 'text', name: 'carrier.name', label: '取送件人', max: 80, required: true },
    {
      kind: 'choice',
      name: 'carrier.department',
      label: '取送件人单位',
      required: true,
      choices: bodies,
      initial: department,
    },
    { kind: 'text', name: 'carrier.number', label: '工号', note: '没有工号的不填', max: 12, nullable: true },
    { kind: 'check', name: 'carrierConfirmed', label: '签字', text: '取送件人已当面清点并在移交单上签字' },
  ];
};
/** A name nobody of the hall has, and no number. */
const stranger = { 'carrier.name': '取送件人', 'carrier.number': null };

const outstanding = ({ caseId, originals, copies, pages, returned }: TransferBundle) => ({
  caseId,
  originals: originals - returned.originals,
  copies: copies - returned.copies,
  pages: pages - returned.pages,
  rest: '无',
  missing: '',
  damage: '',
});

export const onTransfer = (slipId: string, slip: TransferState): Sheet[] => {
  const fixed = { slipId };
  const out = slip.bundles.filter(({ rest }) => rest === null || rest === '后续返回');
  return [
    sheet('transfer.hand_over', {
      title: '移交',
      keys: 'Alt+Y',
      meaning: '部门派人来取，当面清点，双方签字。',
      rule: 'G1 · G2',
      fixed,
      fields: [
        ...carrier(slip),
        { kind: 'day', name: 'returnBy', label: '返回期限', note: '没有约定的不填', nullable: true },
      ],
      plausible: stranger,
    }),
    sheet('transfer.return', {
      title: '返回',
      keys: 'Alt+F',
      meaning: '部门送还材料，逐件清点；缺失、损坏或者留存的写明。',
      rule: 'G2',
      fixed,
      fields: [
        ...carrier(slip),
        {
          kind: 'entries',
          name: 'bundles',
          label: '返回的办件',
          entry: '办件',
          most: 200,
          initial: out.map(outstanding),
          fields: [
            {
              kind: 'choice',
              name: 'caseId',
              label: '办件',
              required: true,
              choices: out.map(({ caseId, receiptNumber, item }) =>
                choiceOf(caseId, `${receiptNumber} ${item}`),
              ),
            },
            ...counts,
            { kind: 'choice', name: 'rest', label: '其余', choices: plain(restKinds), initial: '无' },
            { kind: 'text', name: 'missing', label: '缺少或者留存的', max: 300 },
            { kind: 'text', name: 'damage', label: '损坏', max: 300 },
          ],
        },
      ],
      plausible: stranger,
    }),
    sheet('transfer.cancel', {
      title: '作废',
      keys: 'Alt+Z',
      meaning: '尚未移交的移交单开错了，作废后另行开具。',
      rule: 'G2',
      grave: true,
      fixed,
      fields: [reasonField('作废原因')],
    }),
  ];
};
