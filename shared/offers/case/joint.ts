/** 并联与上报, 催办与交接: other bodies in a case, and in whose hands it is. */
import { presentStep } from '../../case/steps.ts';
import { isInForce, isSameDepartment, type StaffMember } from '../../reference/index.ts';
import { dummyId, type Sheet } from '../offer.ts';
import { type CaseAt, day, line, personChoice, same, sheetOf, staffOfCase, words } from './at.ts';

const group = '并联与上报';

export const jointSheets = (at: CaseAt): Sheet[] => [
  sheetOf(at, {
    type: 'forward',
    title: '上报',
    meaning:
      at.state.item.superior === null
        ? '本级审查完毕后，将初步审查意见和全部申请材料直接报送上级机关。'
        : `本级审查完毕后，将初步审查意见和全部申请材料直接报送${at.state.item.superior}。`,
    rule: 'C3 · 许可法35',
    group,
    keys: 'Alt+W',
    fields: [line('document', '上报文号'), day('sentOn', '上报日期', at.today)],
  }),
  sheetOf(at, {
    type: 'record_return',
    title: '登记返回',
    meaning: '登记上级机关对上报件的结果，窗口按结果出具决定；退回的重新上报。',
    rule: 'C3 · 许可法35',
    group,
    keys: 'Alt+F',
    fields: [
      {
        kind: 'choice',
        name: 'result',
        label: '上级机关的结果',
        required: true,
        choices: same(['批准', '不予批准', '退回']),
      },
      line('document', '上级机关文号'),
      day('returnedOn', '返回日期', at.today),
      words('text', '上级机关意见', { phrases: ['同意。', '见批复。'] }),
    ],
  }),
  coNotify(at),
  ...coReplies(at),
  remind(at),
  handOver(at),
];

function coNotify(at: CaseAt): Sheet {
  const { state, context, today } = at;
  const { hall } = context;
  const asked = new Set(state.subCases.map(({ department }) => department));
  const others = hall.departments.filter(
    (one) =>
      isInForce(one, today) &&
      !asked.has(one.name) &&
      !isSameDepartment(hall, one.name, state.item.department, today),
  );
  // Whoever only manages the hall is asked last.
  const last = others.filter(({ mode }) => mode === '管理监督');
  const choices = same([...others.filter((one) => !last.includes(one)), ...last].map(({ name }) => name));
  return sheetOf(at, {
    type: 'co_notify',
    title: '并联抄告',
    meaning: '一窗受理、抄告相关：请其他部门在各自的期限内答复；不答复不视为同意。',
    rule: 'F1 · F2',
    group,
    keys: 'Alt+C',
    fields: [
      {
        kind: 'entries',
        name: 'notices',
        label: '抄告的部门',
        entry: '一个部门',
        ids: ['id'],
        most: 30,
        required: true,
        fields: [
          { kind: 'choice', name: 'department', label: '部门', required: true, choices },
          words('subject', '请其审查的内容', { phrases: [`请就“${state.item.name}”的申请提出意见。`] }),
          {
            kind: 'count',
            name: 'limitDays',
            label: '答复期限',
            unit: '工作日',
            min: 1,
            max: 60,
            initial: 5,
          },
        ],
      },
    ],
  });
}

/** One for each department that has not answered, the person's own first; else the last one, closed. */
function coReplies(at: CaseAt): Sheet[] {
  const { state, context, today } = at;
  const own = (department: string): boolean =>
    isSameDepartment(context.hall, department, context.person.department, today);
  const silent = state.subCases.filter(({ reply }) => reply === null);
  const open = silent.toSorted((one, other) => Number(own(other.department)) - Number(own(one.department)));
  const shown = open.length > 0 ? open : state.subCases.slice(-1);
  const notices = shown.length > 0 ? shown : [{ id: dummyId(9), department: '' }];
  return notices.map(({ id, department }, index) =>
    sheetOf(at, {
      type: 'co_reply',
      of: id,
      title: department === '' ? '抄告答复' : `抄告答复（${department}）`,
      meaning: '被抄告的部门对其职责范围内的事项作出答复。',
      rule: 'F1 · D1',
      group,
      keys: index === 0 ? 'Alt+D' : null,
      fixed: { noticeId: id },
      fields: [
        {
          kind: 'choice',
          name: 'reply',
          label: '答复',
          required: true,
          choices: same(['同意', '不同意', '同意但需转报']),
        },
        words('reason', '说明', { required: false, when: { field: 'reply', is: ['同意'] } }),
        words('reason', '不同意的理由', { when: { field: 'reply', is: ['不同意'] } }),
        words('reason', '转报的说明', { when: { field: 'reply', is: ['同意但需转报'] } }),
      ],
    }),
  );
}

/** Whom the case waits for. */
function awaited({ state }: CaseAt): string {
  const silent = state.subCases.filter(({ reply }) => reply === null).map(({ department }) => department);
  if (silent.length > 0) return silent.join('、');
  const step = presentStep(state);
  if (step !== undefined) return step.signers.map(({ post }) => post).join('、');
  if (state.forwarding !== null && state.forwarding.returnedOn === null) return state.forwarding.superior;
  return '';
}

const remind = (at: CaseAt): Sheet =>
  sheetOf(at, {
    type: 'remind',
    title: '催办',
    meaning: '对没有在期限内办理的部门、人员或者上级机关催办，并留下记录。',
    rule: 'D3',
    group: '催办与交接',
    keys: 'Alt+U',
    fields: [
      line('to', '催办对象', { initial: awaited(at) }),
      words('text', '催办内容', {
        initial: '请在承诺时限内办结。',
        phrases: ['请及时签署意见。', '请及时答复抄告单。', '请及时批复。'],
      }),
    ],
  });

function handOver(at: CaseAt): Sheet {
  const { state, context, today } = at;
  const { hall } = context;
  const isOfWindow = ({ role }: StaffMember): boolean => role === 'clerk' || role === 'window_head';
  const rostered = new Set(
    hall.roster.flatMap(({ counter, staff, from, until }) =>
      counter === hall.counter.id && from <= today && today <= until ? [staff] : [],
    ),
  );
  const people = [...staffOfCase(at), ...hall.staff.filter(({ number }) => rostered.has(number))].filter(
    (person) => isOfWindow(person) && person.number !== state.holder?.staff,
  );
  return sheetOf(at, {
    type: 'hand_over',
    title: '交接',
    meaning: `本件${state.holder === null ? '' : `现由${state.holder.name}承办，`}改由本窗口的其他人员承办。`,
    rule: 'D2 · D3',
    group: '催办与交接',
    keys: 'Alt+O',
    decisive: ['to'],
    fields: [
      {
        kind: 'choice',
        name: 'to',
        label: '接办人员',
        required: true,
        choices: [...new Set(people)].map(personChoice),
      },
      words('reason', '交接的事由', { phrases: ['外出学习', '请假', '轮换岗位', '调整工作量'] }),
    ],
  });
}
