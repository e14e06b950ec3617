/** 决定与证照 (许可法38, 39). */
import { itemTitle } from '../../case/state.ts';
import { decisionOfChain } from '../../case/steps.ts';
import type { Sheet } from '../offer.ts';
import { type CaseAt, line, sheetOf, words } from './at.ts';

const group = '决定与证照';
const granted = { field: 'result', is: ['准予'] } as const;
const denied = { field: 'result', is: ['不予'] } as const;

export const decisionSheets = (at: CaseAt): Sheet[] => [
  decide(at),
  sheetOf(at, {
    type: 'make_certificate',
    title: '制证',
    meaning: '准予后登记制作的证件；以缴费为条件的，银行到账后制证。',
    rule: '许可法39 · H3',
    group,
    keys: 'Alt+Z',
    fields: [
      line('name', '证件名称', { initial: certificateName(at) }),
      line('number', '证件编号'),
      {
        kind: 'day',
        name: 'validUntil',
        label: '有效期至',
        nullable: true,
        note: '不填的与决定书一致',
        ...(at.state.decision?.validUntil == null ? {} : { initial: at.state.decision.validUntil }),
      },
    ],
  }),
];

function decide(at: CaseAt): Sheet {
  const { state, context } = at;
  const { applicant, forwarding } = state;
  const against = decisionOfChain(state) === '不同意' || forwarding?.result === '不予批准';
  const basis = context.item?.guide.basis ?? '';
  return sheetOf(at, {
    type: 'decide',
    title: '作出决定',
    meaning: '出具准予或者不予的决定书；经审批流程的，按审批意见出具。',
    rule: '许可法38 · D3 · G3',
    group,
    keys: 'Alt+J',
    grave: true,
    decisive: ['result'],
    fields: [
      {
        kind: 'choice',
        name: 'result',
        label: '决定',
        required: true,
        initial: against ? '不予' : '准予',
        choices: [
          { value: '准予', label: '准予' },
          { value: '不予', label: '不予', note: '应当说明理由，并告知救济途径' },
        ],
      },
      words('content', '准予的内容', {
        initial: `准予${applicant.name}的“${itemTitle(state)}”申请。`,
        note: '内容、范围和条件',
        when: granted,
      }),
      words('content', '事实', { note: '写明本次申请的具体事实', when: denied }),
      words('reasons', '不予的理由', { note: '不符合哪一项法定条件、标准', when: denied }),
      words('basis', '依据', { initial: basis, note: '名称和条款，如“《××条例》第×条”' }),
      {
        kind: 'day',
        name: 'validUntil',
        label: '有效期至',
        nullable: true,
        note: '没有期限的不填',
        when: granted,
      },
      line('secret', '不公开的依据', {
        required: false,
        nullable: true,
        note: '涉及国家秘密、商业秘密或者个人隐私、依法不公开的填写；一般不填',
      }),
    ],
  });
}

/** As most certificates are called; the clerk puts it right where the item's is called otherwise. */
function certificateName({ state: { item } }: CaseAt): string {
  const { name } = item;
  if (name.endsWith('证')) return name;
  return name.endsWith('许可') ? `${name}证` : '';
}
