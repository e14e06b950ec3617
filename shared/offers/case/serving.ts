/** 送达 (J1, 许可法44). */
import { paperTitles } from '../../papers/titles.ts';
import type { Choice, FormField } from '../form.ts';
import type { Sheet } from '../offer.ts';
import { type CaseAt, day, line, same, sheetOf } from './at.ts';

const group = '用印与送达';
/** Somebody takes it; with the others nobody does. */
const handedOver = { field: 'manner', is: ['直接送达', '邮寄送达', '电子送达'] } as const;

export const servingSheets = (at: CaseAt): Sheet[] => [
  sheetOf(at, {
    type: 'notify_collection',
    title: '领取通知',
    meaning: '决定作出后通知申请人领取，并登记通知的方式和情况。',
    rule: 'J1',
    group,
    keys: 'Alt+L',
    fields: [
      {
        kind: 'choice',
        name: 'via',
        label: '通知方式',
        required: true,
        initial: '电话',
        choices: same(['当面', '电话', '短信', '书面']),
      },
      line('note', '通知情况', { required: false, initial: `已通知${at.state.applicant.name}领取` }),
    ],
  }),
  serve(at),
];

/** What can go out now: each paper once; those already served only where there is nothing else to show. */
function papers({ state }: CaseAt): Choice[] {
  const served = new Set(state.served.flatMap((entry) => entry.papers.map(({ number }) => number)));
  const left = state.documents.filter(({ number }) => !served.has(number));
  const shown = left.length > 0 ? left : state.documents;
  return shown.map(({ number, title }) => ({ value: number, label: title, note: number }));
}

function serve(at: CaseAt): Sheet {
  const { state, context, today } = at;
  const choices = papers(at);
  // The bank's slip goes to the applicant at once; it is not what one comes back for.
  const initial = choices.filter(({ label }) => label !== paperTitles.payment).map(({ value }) => value);
  return sheetOf(at, {
    type: 'serve',
    title: '送达',
    meaning: '登记文书由谁、以什么方式收到；受送达人在签名屏或者送达回证上签名。',
    rule: 'J1 · 许可法44',
    group,
    keys: 'Alt+S',
    decisive: ['papers'],
    fields: [
      {
        kind: 'choices',
        name: 'papers',
        label: '送达的文书',
        as: 'number',
        required: true,
        choices,
        initial,
      },
      {
        kind: 'choice',
        name: 'manner',
        label: '方式',
        required: true,
        initial: '直接送达',
        choices: same(['直接送达', '留置送达', '邮寄送达', '电子送达', '公告送达']),
      },
      day('servedOn', '送达日期', today),
      ...recipient(at),
      line('place', '送达地点', {
        initial: context.hall.counter.name,
        when: { field: 'manner', is: ['直接送达', '留置送达'] },
      }),
      line('refusal', '拒收事由', { when: { field: 'manner', is: ['留置送达'] } }),
      line('refusal', '其他方式不能送达的原因', { when: { field: 'manner', is: ['公告送达'] } }),
      {
        kind: 'lines',
        name: 'witnesses',
        label: '见证人',
        required: true,
        max: 10,
        when: { field: 'manner', is: ['留置送达'] },
      },
      line('reference', '邮件编号', { when: { field: 'manner', is: ['邮寄送达'] } }),
      line('reference', '受送达人确认的电子地址', {
        initial: state.applicant.phone,
        when: { field: 'manner', is: ['电子送达'] },
      }),
      line('reference', '公告的载体和日期', { when: { field: 'manner', is: ['公告送达'] } }),
    ],
  });
}

/** Who takes it: mostly whom it is for, and then the name is known. */
function recipient({ state: { applicant, agent } }: CaseAt): FormField[] {
  const own = applicant.kind === 'person' ? '本人' : '法定代表人';
  const as = (kind: string) => ({ field: 'recipient.kind', is: [kind] });
  const name = (when: FormField['when'], initial: string): FormField =>
    line('recipient.name', '收件人姓名', { max: 120, initial, ...(when === undefined ? {} : { when }) });
  return [
    {
      kind: 'choice',
      name: 'recipient.kind',
      label: '收件人',
      required: true,
      initial: agent === null ? own : '代理人',
      choices: same([own, '代理人', '代收人']),
      when: handedOver,
    },
    name(as(own), applicant.kind === 'person' ? applicant.name : ''),
    name(as('代理人'), agent?.name ?? ''),
    name(as('代收人'), ''),
    line('recipient.relation', '与受送达人的关系', { max: 80, when: as('代收人') }),
    {
      kind: 'check',
      name: 'recipient.identityChecked',
      label: '身份证件',
      text: '已核对收件人的身份证件',
      when: { field: 'manner', is: ['直接送达'] },
    },
    {
      kind: 'check',
      name: 'recipient.letterOfAuthority',
      label: '授权委托书',
      text: '已核对并留存授权委托书',
      initial: agent?.letterOfAuthority ?? false,
      when: as('代理人'),
    },
  ];
}
