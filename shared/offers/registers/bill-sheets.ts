import { todayOf } from '../../act-context.ts';
import type { CaseState } from '../../case/state.ts';
import { nextBill } from '../../registers/bill-numbers.ts';
import type { BillBookState } from '../../registers/bill-state.ts';
import type { FormField } from '../form.ts';
import type { Sheet } from '../offer.ts';
import {
  caseChoices,
  dayField,
  isAtWindow,
  type OfferContext,
  organChoices,
  orNone,
  reasonField,
  servedChoices,
  sheetOf,
  staffChoices,
} from './at-hand.ts';

const sheet = sheetOf('票据');

const line = (name: string, label: string, max = 300, initial = ''): FormField => ({
  kind: 'text',
  name,
  label,
  max,
  required: true,
  ...(initial === '' ? {} : { initial }),
});
const number = (name: string, label: string, initial = ''): FormField => line(name, label, 20, initial);
const count = (name: string, label: string): FormField => ({
  kind: 'count',
  name,
  label,
  min: 0,
  max: 1_000_000,
  unit: '份',
});

/** H2. */
export const beginBill = (context: OfferContext): Sheet[] => {
  const organs = organChoices(context);
  const departments = servedChoices(context);
  return [
    sheet('bill.open', {
      title: '登记票据',
      keys: 'Alt+N',
      meaning: '登记本窗口使用的一种票据，登记后领取。',
      rule: 'H2 · H4',
      ids: ['bookId'],
      fields: [
        line('name', '票据名称', 300, '行政事业性收费统一票据'),
        {
          kind: 'choice',
          name: 'organ',
          label: '收费机关',
          required: true,
          choices: organs,
          ...firstOf(organs),
        },
        {
          kind: 'choice',
          name: 'department',
          label: '部门',
          required: true,
          choices: departments,
          ...firstOf(departments),
        },
        { kind: 'count', name: 'sheets', label: '联数', min: 1, max: 9, unit: '联', initial: 3 },
      ],
    }),
  ];
};

const firstOf = ([choice]: readonly { readonly value: string }[]): { initial?: string } =>
  choice === undefined ? {} : { initial: choice.value };

/** The bank has been paid and no bill was written: who comes for one. */
const awaitsBill = ({ charge }: CaseState): boolean => charge !== null && charge.payment !== null;

export const onBill = (bookId: string, book: BillBookState, context: OfferContext): Sheet[] => {
  const fixed = { bookId };
  const next = book.lot === null ? '' : (nextBill(book.lot) ?? '');
  const today = todayOf(context);
  return [
    sheet('bill.receive_lot', {
      title: '领取',
      keys: 'Alt+L',
      meaning: '登记从财政部门领取的一批票据；上一批缴销以后才能领取。',
      rule: 'H2',
      fixed,
      fields: [
        { kind: 'text', name: 'code', label: '票据代码', note: '没有代码的不填', max: 20 },
        number('from', '起始号码', following(book)),
        number('to', '终止号码'),
        line('issuer', '发放票据的财政部门', 300, treasury(context)),
        line('document', '领取单号'),
        dayField('receivedOn', '领取日期', today),
        {
          kind: 'second',
          name: 'receiver',
          label: '领取人',
          flag: 'receiverConfirmed',
          required: true,
          self: context.person.number,
          choices: staffChoices(context, isAtWindow),
          initial: context.person.number,
        },
      ],
    }),
    sheet('bill.use', {
      title: '开具',
      keys: 'Alt+K',
      meaning: '银行到账后，按号码顺序为办件开具票据，金额按收费项目确定。',
      rule: 'H1 · H3',
      fixed,
      fields: [
        {
          kind: 'choice',
          name: 'caseId',
          label: '办件',
          required: true,
          choices: orNone(
            caseChoices(context, awaitsBill),
            'H3',
            '没有已经到账、可以开票的办件。',
            '银行到账登记以后，在这里开具票据。',
          ),
        },
        number('number', '票据号码', next),
      ],
      decisive: ['caseId'],
    }),
    sheet('bill.void', {
      title: '作废',
      keys: 'Alt+Z',
      meaning: '写错或者损坏的票据，收回各联后作废。',
      rule: 'H2',
      grave: true,
      fixed,
      fields: [
        number('number', '票据号码', next),
        {
          kind: 'count',
          name: 'sheetsKept',
          label: '收回',
          min: 0,
          max: 9,
          unit: '联',
          initial: book.sheets,
        },
        reasonField('作废原因', 300, ['填写错误', '打印损坏', '污损']),
      ],
    }),
    sheet('bill.report_loss', {
      title: '报告遗失',
      keys: 'Alt+S',
      meaning: '遗失的空白票据，书面报告后登记。',
      rule: 'H2',
      grave: true,
      fixed,
      fields: [
        number('from', '起始号码', next),
        number('to', '终止号码', next),
        line('document', '书面报告的文号'),
        { kind: 'words', name: 'circumstances', label: '遗失经过', max: 2000, required: true },
      ],
    }),
    sheet('bill.reconcile', {
      title: '缴销',
      keys: 'Alt+X',
      meaning: '到财政窗口缴销本批，逐份清点，与登记相符才能缴销。',
      rule: 'H2',
      fixed,
      fields: [
        line('document', '缴销单号'),
        line('acceptedBy', '财政窗口经办人'),
        dayField('on', '缴销日期', today),
        count('counted.used', '清点：使用'),
        { kind: 'money', name: 'counted.amount', label: '清点：金额' },
        count('counted.voided', '清点：作废'),
        count('counted.lost', '清点：遗失'),
        count('counted.returned', '清点：未使用'),
      ],
    }),
  ];
};

/** The number after the last lot's, as it would be printed. */
function following({ closed }: BillBookState): string {
  const last = closed.at(-1);
  if (last === undefined) return '';
  const next = String(Number(last.to) + 1);
  return next.length > last.to.length ? '' : next.padStart(last.to.length, '0');
}

/** The finance body of this level, where the hall's government is named as one. */
function treasury({ hall }: OfferContext): string {
  const { name } = hall.government;
  return name.endsWith('人民政府') ? name.replace(/人民政府$/u, '财政局') : '';
}
