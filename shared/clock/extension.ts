import { ok, type Result, refuse } from '../result.ts';
import type { ClockRun } from './clock.ts';

/** Who may be named as having approved an extension; 机关负责人 is the 主要领导 or 分管领导, or B acting for them (D5). */
export const extensionApprovers = ['机关负责人', '政府负责人', '窗口负责人', '其他人员'] as const;
export type ExtensionApprover = (typeof extensionApprovers)[number];

/** 许可法42: at most 10 working days, 15 where handling is unified, joint or centralised. */
export const maxExtensionDays = (joint: boolean): 10 | 15 => (joint ? 15 : 10);

/** 许可法42: who alone may approve it. */
export const extensionApprover = (joint: boolean): ExtensionApprover => (joint ? '政府负责人' : '机关负责人');

export interface ExtensionRequest {
  /** Working days asked for. */
  readonly days: number;
  readonly alreadyExtended: boolean;
  /** The legal clock today, without this extension: it has to be told before the limit runs out. */
  readonly clock: Pick<ClockRun, 'state'>;
  /** Null where nobody has approved it yet. */
  readonly approver: ExtensionApprover | null;
  /** Unified, joint or centralised handling (许可法26), where the limit is 45 working days. */
  readonly joint: boolean;
}

/** 许可法42: once, before the limit has run out (its last day included), approved by the one the law names. */
export function checkExtension(request: ExtensionRequest): Result<number> {
  const { days, alreadyExtended, clock, approver, joint } = request;
  if (alreadyExtended)
    return refuse(
      'already_done',
      '许可法42',
      '该办件已经延期一次，不得再次延期。',
      '请在延长后的期限内作出决定。',
    );
  const open = stillRunning(clock.state);
  if (!open.ok) return open;
  const most = maxExtensionDays(joint);
  if (!Number.isInteger(days) || days < 1 || days > most)
    return refuse(
      'bad_input',
      '许可法42',
      `${joint ? '统一办理、联合办理或者集中办理的' : '由一个行政机关办理的'}，延长的期限为1至${most}个工作日。`,
      `请填写1至${most}之间的整数。`,
      'days',
    );
  return approvedBy(approver, joint) ?? ok(days);
}

function stillRunning(state: ClockRun['state']): Result<null> {
  if (state === '超期')
    return refuse(
      'rule',
      '许可法42',
      '法定期限已经届满，不能再延长。',
      '请尽快作出决定，并向申请人说明超期的原因。',
    );
  if (state === '停止')
    return refuse('rule', '许可法42', '该办件已经作出决定，不需要延长期限。', '无需操作。');
  return state === '待定'
    ? refuse(
        'rule',
        '许可法42 · 许可法82',
        '现有工作日历没有覆盖到今日，无法确认法定期限是否届满。',
        '请更新工作日历后再办理延期。',
      )
    : ok(null);
}

function approvedBy(approver: ExtensionApprover | null, joint: boolean): ReturnType<typeof refuse> | null {
  const needed = joint ? '本级人民政府负责人' : '本行政机关负责人';
  if (approver === null)
    return refuse(
      'bad_input',
      '许可法42',
      `延长期限应当经${needed}批准，没有填写批准人。`,
      `请报${needed}批准后填写批准人。`,
      'approver',
    );
  return approver === extensionApprover(joint)
    ? null
    : refuse(
        'not_permitted',
        '许可法42',
        `延长期限应当经${needed}批准，${approver}无权批准。`,
        `请报${needed}批准。`,
        'approver',
      );
}
