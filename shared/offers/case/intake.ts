/** 受理补正: what follows a receipt until the application is accepted or answered otherwise. */
import { openGrounds } from '../../case/grounds.ts';
import { correctionPoints, problemKinds } from '../../case/materials.ts';
import { isInForce } from '../../reference/index.ts';
import type { Sheet } from '../offer.ts';
import { type CaseAt, completeTick, day, line, personChoice, same, sheetOf, tickOf, words } from './at.ts';

const group = '受理补正';

export const intakeSheets = (at: CaseAt): Sheet[] => [
  answer(at),
  sheetOf(at, {
    type: 'correct_on_spot',
    title: '当场更正',
    meaning: '申请材料有可以当场更正的错误，由申请人当场更正，不另发告知书。',
    rule: '许可法32(3)',
    group,
    keys: 'Alt+1',
    fields: [
      words('what', '更正的内容', {
        max: 300,
        phrases: ['补签申请人姓名', '补填申请日期', '更正联系电话', '更正证件号码'],
      }),
    ],
  }),
  supplement(at),
  notifyAgain(at),
  sheetOf(at, {
    type: 'adopt_chain',
    title: '采用审批流程',
    meaning: '收件时部门还没有审批流程的，采用部门现行的审批流程办理本件。',
    rule: 'G4 · D3',
    group,
    keys: 'Alt+5',
  }),
  sheetOf(at, {
    type: 'transmit',
    title: '转送',
    meaning: '仅收件事项的申请材料转送承办单位，按原运行模式办理。',
    rule: 'B7',
    group,
    keys: 'Alt+6',
    fields: [line('to', '承办单位', { initial: at.state.item.organ })],
  }),
  sheetOf(at, {
    type: 'record_outcome',
    title: '登记结果',
    meaning: '承办单位办结后，登记办理结果和结果文书，本件办结。',
    rule: 'B7',
    group,
    keys: 'Alt+4',
    fields: [
      words('result', '办理结果', { phrases: ['准予', '不予办理', '已办结'] }),
      line('document', '结果文书编号', { required: false, note: '没有文书的不填' }),
      day('decidedOn', '办结日期', at.today),
    ],
  }),
];

/** The outcomes of 许可法32, on what the clerk finds in the materials now. */
function answer(at: CaseAt): Sheet {
  const { state, context } = at;
  const complete = correctionPoints(state.materials, context.item).length === 0;
  const kind = 'outcome.kind';
  const refusing = { field: kind, is: ['refuse'] };
  return sheetOf(at, {
    type: 'answer',
    title: '答复申请',
    meaning: '核对收到的材料，受理，或者一次性告知补正、不予受理、不受理。',
    rule: '许可法32 · B1 · B2 · B3',
    group,
    keys: 'Alt+A',
    decisive: [kind],
    plausible: { materials: state.materials.map(completeTick) },
    fields: [
      {
        kind: 'materials',
        name: 'materials',
        label: '申请材料',
        lines: state.materials,
        initial: state.materials.map(tickOf),
      },
      {
        kind: 'choice',
        name: kind,
        label: '答复',
        required: true,
        initial: complete ? 'accept' : 'correct',
        choices: [
          { value: 'accept', label: '受理', note: '材料齐全、符合法定形式，出具受理通知书' },
          { value: 'correct', label: '一次性告知补正', note: '写明需要补正的全部内容，出具补正告知书' },
          { value: 'refuse', label: '不予受理', note: '依法不属于本机关职权范围等情形，出具决定书' },
          { value: 'not_required', label: '不受理', note: '依法不需要取得许可，即时告知' },
        ],
      },
      {
        kind: 'choice',
        name: 'outcome.ground',
        label: '不予受理的情形',
        required: true,
        when: refusing,
        choices: openGrounds(state.item).map(({ id, title, article }) => ({
          value: id,
          label: title,
          note: article,
        })),
      },
      words('outcome.reason', '事实和理由', { note: '写明本次申请的具体事实', when: refusing }),
      line('outcome.competentOrgan', '应当向其申请的行政机关', {
        max: 120,
        when: { field: 'outcome.ground', is: ['not_competent'] },
      }),
      words('outcome.citation', '依据的规定', {
        max: 300,
        note: '名称和条款，如“《××条例》第×条”',
        phrases: (context.item?.grounds ?? []).map(({ citation }) => citation),
        when: { field: 'outcome.ground', is: ['statute'] },
      }),
      words('outcome.basis', '不需要取得许可的依据', { when: { field: kind, is: ['not_required'] } }),
    ],
  });
}

function supplement(at: CaseAt): Sheet {
  const { materials, openPoints } = at.state;
  const told = new Set(openPoints.map(({ materialId }) => materialId));
  const lines = materials.filter(({ materialId }) => told.has(materialId));
  return sheetOf(at, {
    type: 'supplement',
    title: '补正材料',
    meaning: '登记申请人补交的材料；补齐之日起受理，没有补齐的继续等待。',
    rule: 'B2 · 许可法32(5)',
    group,
    keys: 'Alt+B',
    plausible: { materials: lines.map(completeTick) },
    fields: [
      {
        kind: 'materials',
        name: 'materials',
        label: '补交的材料',
        lines,
        initial: lines.map((one) => ({
          ...tickOf(one),
          received: false,
          originals: 0,
          copies: 0,
          pages: 0,
          problem: null,
        })),
      },
    ],
  });
}

function notifyAgain(at: CaseAt): Sheet {
  const { state, context, today } = at;
  const wanting = state.materials.find(({ received, required }) => received || required);
  return sheetOf(at, {
    type: 'notify_again',
    title: '再次补正告知',
    meaning: '首次告知有遗漏、确有必要再次告知的，由监察人员说明理由，并记入监察记录。',
    rule: 'B2 · 许可法32(4)',
    group,
    keys: 'Alt+2',
    grave: true,
    plausible: {
      points: [
        {
          materialId: wanting?.materialId ?? '',
          problem: wanting?.received === true ? '填写有误' : '缺少',
          requirement: '补签日期',
        },
      ],
    },
    fields: [
      {
        kind: 'entries',
        name: 'points',
        label: '需要补正的内容',
        entry: '一项材料',
        most: 200,
        required: true,
        fields: [
          {
            kind: 'choice',
            name: 'materialId',
            label: '材料',
            required: true,
            choices: state.materials.map(({ materialId, name }) => ({ value: materialId, label: name })),
          },
          { kind: 'choice', name: 'problem', label: '问题', required: true, choices: same(problemKinds) },
          words('requirement', '需要补正的内容', { max: 500 }),
        ],
      },
      words('reason', '再次告知的理由'),
      {
        kind: 'choice',
        name: 'supervisor',
        label: '说明理由的监察人员',
        required: true,
        choices: context.hall.staff
          .filter((member) => member.role === 'supervisor' && isInForce(member, today))
          .map(personChoice),
      },
    ],
  });
}
