/** 审查审批: looking at the application, hearing whom it touches, and the department's opinions. */
import { presentStep } from '../../case/steps.ts';
import { unheard } from '../../case/parties.ts';
import { linksOutsideHall } from '../../clock/pauses.ts';
import { departmentOn } from '../../reference/index.ts';
import { dummyId, type Sheet } from '../offer.ts';
import { type CaseAt, day, line, personChoice, same, sheetOf, staffOfCase, words } from './at.ts';

const group = '审查审批';

export const reviewSheets = (at: CaseAt): Sheet[] => [
  opinion(at),
  verify(at),
  sheetOf(at, {
    type: 'record_link',
    title: '环节登记',
    meaning: '登记依法可以在大厅以外办理的环节；登记环节不停止计时。',
    rule: 'C4',
    group,
    keys: 'Alt+7',
    fields: [
      {
        kind: 'choice',
        name: 'link',
        label: '离厅环节',
        required: true,
        choices: same(linksOutsideHall),
        initial: at.state.item.outsideLinks[0] ?? linksOutsideHall[0],
      },
      day('from', '开始日期', at.today),
      day('to', '结束日期', at.today),
      line('place', '办理地点'),
      words('note', '办理情况'),
    ],
  }),
  sheetOf(at, {
    type: 'inform_party',
    title: '告知利害关系人',
    meaning: '申请事项直接关系他人重大利益的，登记已经告知该利害关系人，其有权陈述和申辩。',
    rule: '许可法36',
    group,
    keys: 'Alt+I',
    ids: ['partyId'],
    fields: [
      line('name', '利害关系人', { max: 120 }),
      line('relation', '利害关系', { note: '如相邻权人、竞争申请人' }),
      day('on', '告知日期', at.today),
    ],
  }),
  ...hearings(at),
];

function opinion(at: CaseAt): Sheet {
  const { state, context, today } = at;
  const step = presentStep(state);
  const { number } = context.person;
  const isDeputy = departmentOn(context.hall, state.item.department, today)?.leaders?.b === number;
  const said = (result: string) => ({ field: 'result', is: [result] });
  return sheetOf(at, {
    type: 'give_opinion',
    title: step === undefined ? '签署审批意见' : `签署审批意见（${step.name}）`,
    meaning: '在现在应当签署的一步写明意见；退回的，由上一步重新签署。',
    rule: 'G3 · G4 · D5',
    group,
    keys: 'Alt+Y',
    decisive: ['result'],
    // Where none is due the rules say so of whatever is named.
    fixed: { step: step?.id ?? '-' },
    fields: [
      {
        kind: 'choice',
        name: 'result',
        label: '意见',
        required: true,
        initial: '同意',
        choices: [
          { value: '同意', label: '同意' },
          { value: '不同意', label: '不同意' },
          { value: '退回', label: '退回', note: '由上一步重新签署' },
        ],
      },
      words('text', '意见内容', {
        initial: '同意。',
        phrases: ['同意。', '经审查，申请材料真实、符合法定条件，同意。', '拟同意，请领导审批。'],
        when: said('同意'),
      }),
      words('text', '不同意的理由', {
        phrases: ['经审查，申请不符合法定条件，不同意。'],
        when: said('不同意'),
      }),
      words('text', '退回的理由', {
        phrases: ['请补充审查情况后重新签署。', '请核实后重新签署。'],
        when: said('退回'),
      }),
      ...(isDeputy
        ? [
            line('reason', '代签事由', {
              required: false,
              nullable: true,
              note: 'A角没有登记离岗的，写明由B角审批的事由',
            }),
          ]
        : []),
    ],
  });
}

function verify(at: CaseAt): Sheet {
  const { organ } = at.state.item;
  const people = staffOfCase(at).filter(({ organs }) => organs.length === 0 || organs.includes(organ));
  const { number } = at.context.person;
  const numbers = people.map((person) => person.number);
  return sheetOf(at, {
    type: 'verify',
    title: '核查',
    meaning: '登记对申请材料的书面审查，或者由两名以上工作人员进行的实地核查。',
    rule: '许可法34',
    group,
    keys: 'Alt+H',
    plausible: { verifiers: numbers.slice(0, 2) },
    fields: [
      {
        kind: 'choice',
        name: 'form',
        label: '方式',
        required: true,
        initial: '书面审查',
        choices: [
          { value: '书面审查', label: '书面审查' },
          { value: '实地核查', label: '实地核查', note: '应当两名以上工作人员' },
        ],
      },
      {
        kind: 'choices',
        name: 'verifiers',
        label: '核查人员',
        required: true,
        choices: people.map(personChoice),
        initial: numbers.filter((one) => one === number),
      },
      day('on', '核查日期', at.today),
      words('findings', '核查情况', { phrases: ['申请材料与实际情况一致。', '符合法定条件、标准。'] }),
    ],
  });
}

/** One for each whom it touches and who has not spoken; else the act itself, closed. */
function hearings(at: CaseAt): Sheet[] {
  const { parties } = at.state;
  const waiting = unheard(at.state);
  const shown = waiting.length > 0 ? waiting : parties.slice(-1);
  const people = shown.length > 0 ? shown : [{ id: dummyId(9), name: '' }];
  return people.map(({ id, name }, index) =>
    sheetOf(at, {
      type: 'hear_party',
      of: id,
      title: name === '' ? '听取意见' : `听取${name}的意见`,
      meaning: '登记利害关系人的陈述和申辩，或者其放弃。',
      rule: '许可法36',
      group,
      keys: index === 0 ? 'Alt+T' : null,
      fixed: { partyId: id },
      fields: [
        { kind: 'check', name: 'waived', label: '放弃', text: '放弃陈述和申辩', initial: false },
        words('words', '陈述和申辩的内容', { when: { field: 'waived', is: [false] } }),
        words('words', '放弃的说明', { required: false, when: { field: 'waived', is: [true] } }),
      ],
    }),
  );
}
