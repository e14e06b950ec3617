/** 特别程序与期限: what stops the legal limit, and what moves it once. */
import { staffNumbered } from '../../act-context.ts';
import { extensionApprover, maxExtensionDays } from '../../clock/extension.ts';
import { earliestHearing } from '../../clock/limits.ts';
import { pauseKinds } from '../../clock/pauses.ts';
import { departmentOn } from '../../reference/index.ts';
import { dummyId, type Sheet } from '../offer.ts';
import { type CaseAt, day, line, personChoice, same, sheetOf, words } from './at.ts';

const group = '特别程序与期限';

export const limitSheets = (at: CaseAt): Sheet[] => [suspend(at), ...resumptions(at), extend(at)];

function suspend(at: CaseAt): Sheet {
  const { state, context, today } = at;
  const listed = pauseKinds.filter((kind) => state.item.outsideLinks.some((link) => link === kind));
  const named = listed.find((kind) => kind !== '听证') ?? listed[0];
  return sheetOf(at, {
    type: 'suspend',
    title: '启动特别程序',
    meaning: '依法需要听证、检验、检测等的，书面告知申请人所需时间，法定期限停止计算。',
    rule: '许可法45',
    group,
    keys: 'Alt+P',
    decisive: ['procedure'],
    ids: ['suspensionId'],
    fields: [
      {
        kind: 'choice',
        name: 'procedure',
        label: '程序',
        required: true,
        initial: named ?? '检验',
        choices: same(pauseKinds),
      },
      line('statute', '依据的法律、法规', {
        required: named === undefined,
        nullable: true,
        note: '名称和条款，如“《××法》第×条”；事项目录列明该程序的可以不填',
      }),
      words('reason', '启动的理由'),
      day('from', '开始日期', today, { note: '今日或者以后' }),
      {
        kind: 'count',
        name: 'expectedDays',
        label: '预计需要',
        unit: '工作日',
        min: 1,
        max: 365,
        required: true,
      },
      {
        kind: 'part',
        name: 'hearing',
        label: '听证日期',
        open: true,
        when: { field: 'procedure', is: ['听证'] },
        fields: [
          day('requestedOn', '申请日期', today),
          day('noticeOn', '通知日期', today),
          day('heldOn', '举行日期', earliestHearing(context.calendar, today) ?? today, {
            note: '通知七个工作日以后，申请二十个工作日以内',
          }),
        ],
      },
    ],
  });
}

/** One for each that goes on; else the act itself, closed. */
function resumptions(at: CaseAt): Sheet[] {
  const open = at.state.suspensions.filter(({ to }) => to === null);
  const shown = open.length > 0 ? open : [{ id: dummyId(9), kind: '', from: at.today as string }];
  return shown.map(({ id, kind }, index) =>
    sheetOf(at, {
      type: 'resume',
      of: id,
      title: kind === '' ? '结束特别程序' : `结束特别程序（${kind}）`,
      meaning: '登记特别程序的结束日期和结果，法定期限从次日起继续计算。',
      rule: '许可法45',
      group,
      keys: index === 0 ? 'Alt+R' : null,
      fixed: { suspensionId: id },
      fields: [
        day('to', '结束日期', at.today),
        words('result', '结果', { phrases: ['合格', '不合格', '已形成书面意见'] }),
      ],
    }),
  );
}

function extend(at: CaseAt): Sheet {
  const { state, context, today } = at;
  const { hall } = context;
  const { department, joint } = state.item;
  const heads = departmentOn(hall, department, today)?.heads ?? [];
  const kind = 'approver.kind';
  return sheetOf(at, {
    type: 'extend',
    title: '延期',
    meaning: '法定期限内不能作出决定的，经负责人批准延长一次，并将理由告知申请人。',
    rule: '许可法42',
    group,
    keys: 'Alt+X',
    decisive: [kind],
    fields: [
      {
        kind: 'count',
        name: 'days',
        label: '延长',
        unit: '工作日',
        min: 1,
        max: maxExtensionDays(joint),
        initial: maxExtensionDays(joint),
        required: true,
      },
      words('reason', '延期的理由', { note: '将写入延期告知书' }),
      {
        kind: 'choice',
        name: kind,
        label: '批准人',
        required: true,
        initial: extensionApprover(joint),
        choices: [
          { value: '机关负责人', label: '本机关负责人' },
          { value: '政府负责人', label: `${hall.government.name}负责人` },
          { value: '窗口负责人', label: hall.settings.headTitle },
        ],
      },
      {
        kind: 'choice',
        name: 'approver.who',
        label: '姓名',
        required: true,
        when: { field: kind, is: ['机关负责人'] },
        ...firstOf(
          heads
            .flatMap((number) => staffNumbered({ hall, now: context.now }, number) ?? [])
            .map(personChoice),
        ),
      },
      {
        kind: 'choice',
        name: 'approver.who',
        label: '姓名',
        required: true,
        when: { field: kind, is: ['政府负责人'] },
        ...firstOf(same(hall.government.heads)),
      },
      day('approvedOn', '批准日期', today),
      line('approvalDocument', '批准文书编号'),
    ],
  });
}

/** Where there is only one, it is that one. */
const firstOf = (choices: ReturnType<typeof same>) => ({
  choices,
  ...(choices.length === 1 && choices[0] !== undefined ? { initial: choices[0].value } : {}),
});
