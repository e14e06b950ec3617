/** 结束: the ways a case ends without a decision. */
import { chineseDate } from '../../calendar/civil-date.ts';
import { terminationGrounds } from '../../case/closing-events.ts';
import { isInForce } from '../../reference/index.ts';
import type { Sheet } from '../offer.ts';
import { type CaseAt, line, personChoice, sheetOf, staffOfCase, words } from './at.ts';

const group = '结束';

export const endingSheets = (at: CaseAt): Sheet[] => [
  sheetOf(at, {
    type: 'withdraw',
    title: '撤回',
    meaning: '申请人在决定作出前书面要求撤回申请，退还申请材料。',
    rule: 'C6',
    group,
    keys: 'Alt+Q',
    grave: true,
    fields: [
      words('reason', '撤回的说明', { initial: '申请人书面要求撤回申请。' }),
      line('request', '申请人的书面撤回申请', { initial: `撤回申请书（${chineseDate(at.today)}）` }),
    ],
  }),
  sheetOf(at, {
    type: 'terminate',
    title: '终止办理',
    meaning: '出现法定的终止情形、不需要再作出决定的，终止办理并书面告知。',
    rule: 'C6 · D3',
    group,
    keys: 'Alt+E',
    grave: true,
    fields: [
      {
        kind: 'choice',
        name: 'ground',
        label: '终止的情形',
        required: true,
        choices: terminationGrounds.map(({ id, title }) => ({ value: id, label: title })),
      },
      words('reason', '具体事实'),
    ],
  }),
  voiding(at),
];

/** Two people: whoever looks it over is of the department, or runs or supervises the hall. */
function voiding(at: CaseAt): Sheet {
  const { context, today } = at;
  const above = context.hall.staff.filter(
    ({ role, ...member }) => (role === 'centre_manager' || role === 'supervisor') && isInForce(member, today),
  );
  const others = [...staffOfCase(at), ...above].filter(({ number }) => number !== context.person.number);
  return sheetOf(at, {
    type: 'void',
    title: '作废',
    meaning: '误录的办件由两人作废：保留记录、编号不再使用，并记入监察记录。',
    rule: 'C6',
    group,
    keys: 'Alt+V',
    grave: true,
    fields: [
      words('reason', '作废的原因', { phrases: ['重复录入同一申请', '选错办理事项', '申请人信息录入错误'] }),
      {
        kind: 'second',
        name: 'second',
        flag: 'secondConfirmed',
        label: '复核人',
        required: true,
        choices: [...new Set(others)].map(personChoice),
      },
    ],
  });
}
