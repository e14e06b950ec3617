import type { MandatePower, PipelineStage, Role } from '../reference/index.ts';

/** What an act needs of the person who does it. Everything not said here is open to whoever is signed in. */
export interface ActRule {
  /** Link of the case it belongs to (B8): an item's window may be barred from it (B10). */
  readonly stage?: PipelineStage;
  readonly roles?: readonly Role[];
  /**
   * One of the mandate's three powers (D3); `null` asks for a mandate in force, whatever its powers. Asked of the window's
   * people: reviewers and leaders act by their office.
   */
  readonly power?: MandatePower | null;
  /** Done for an applicant at a window, and nowhere else (A5). */
  readonly atWindow?: true;
  /** Decides: not open to a window of 业务受理 mode (A6). */
  readonly decides?: true;
  /** F2: for items of weight the centre itself does it, for whichever department. */
  readonly ledByCentre?: true;
  /** D3: of what the window may not decide itself it is not for its clerks. */
  readonly endsForOrgan?: true;
}

const window: readonly Role[] = ['clerk', 'window_head'];
const intake = { stage: '受理', roles: window, power: '受理决定权', atWindow: true } as const;

/** Every act in the product that concerns a person's authority. One table, read by {@link mayDo} alone. */
export const actRules = {
  收件: intake,
  受理: intake,
  补正告知: intake,
  不予受理: intake,
  不受理: intake,
  当场更正: intake,
  再次补正告知: intake,
  扫描材料: { roles: window, power: null },
  转送: { roles: window, power: null, atWindow: true },
  结果登记: { roles: window, power: null },
  核查: { stage: '审查', roles: [...window, 'reviewer', 'leader'], power: null },
  环节登记: { stage: '审查', roles: [...window, 'reviewer', 'leader'], power: null },
  采用审批流程: { roles: ['window_head'], power: '协调催办和管理权' },
  审批意见: { stage: '审查', roles: ['window_head', 'reviewer', 'leader'], power: null },
  窗口决定: { stage: '审批', roles: window, power: '即办类最终许可权', atWindow: true, decides: true },
  出具决定: { roles: window, power: null },
  特别程序: { roles: [...window, 'reviewer'], power: null },
  延期: { roles: window, power: null },
  上报: { roles: window, power: '协调催办和管理权' },
  抄告: { roles: [...window, 'centre_manager'], power: '协调催办和管理权', ledByCentre: true },
  抄告答复: { roles: ['window_head', 'reviewer', 'leader'], power: null },
  催办: { roles: window, power: '协调催办和管理权' },
  // D3: who has a case in hand gives it on; any other's is the head's to give.
  交接办件: { roles: window, power: null },
  指派办件: { roles: ['window_head'], power: '协调催办和管理权' },
  缴款通知: { stage: '缴费', roles: window, power: null },
  到账确认: { stage: '缴费', roles: window, power: null },
  制证: { stage: '制证', roles: [...window, 'reviewer'], power: null },
  用印: { stage: '盖章', roles: window, power: null, atWindow: true },
  印章保管: { roles: window, power: null },
  领取通知: { roles: window, power: null },
  送达: { stage: '发证', roles: window, power: null, atWindow: true },
  撤回: { roles: window, power: null },
  终止: { roles: [...window, 'leader'], power: '协调催办和管理权', endsForOrgan: true },
  作废: { roles: ['window_head'], power: null },
  当场处罚: { roles: window, power: null, atWindow: true },
  票据: { roles: window, power: null },
  移交: { roles: window, power: null },
  叫号: { roles: window, atWindow: true },
  咨询登记: { roles: [...window, 'centre_manager'] },
  投诉登记: {},
  投诉处理: { roles: ['centre_manager', 'supervisor'] },
  差评处理: { roles: ['window_head', 'centre_manager', 'supervisor'] },
  差评核定: { roles: ['centre_manager', 'supervisor'] },
  替岗同意: { roles: ['centre_manager'] },
  授权: { roles: ['leader', 'centre_manager'] },
  领导离岗: { roles: ['leader', 'centre_manager'] },
  领导带班: { roles: ['leader', 'centre_manager'] },
  // A window head looks at the own department only.
  监察查看: { roles: ['window_head', 'centre_manager', 'supervisor'] },
  监察通报: { roles: ['supervisor', 'centre_manager'] },
  处理备案: { roles: ['leader', 'centre_manager', 'supervisor'] },
  号段管理: { roles: ['centre_manager'] },
  查看大厅资料: { roles: ['window_head', 'leader', 'centre_manager'] },
  大厅资料: { roles: ['centre_manager'] },
  设备设置: { roles: ['window_head'] },
  打印办件文书: { atWindow: true },
  打印办事指南: {},
  打印授权书: { roles: ['window_head', 'leader', 'centre_manager'] },
  打印登记簿: { roles: ['window_head', 'centre_manager', 'supervisor'] },
  // I2: the window takes complaints down, and does not read them.
  打印投诉登记簿: { roles: ['centre_manager', 'supervisor'] },
  打印统计报表: { roles: ['window_head', 'leader', 'centre_manager', 'supervisor'] },
  // I1: by 监察 and the centre; the persons rated are in it.
  打印评议通报: { roles: ['centre_manager', 'supervisor'] },
  // I5: the tables name every applicant, and leave the hall.
  导出交换数据: { roles: ['centre_manager'] },
  日结: { roles: [...window, 'centre_manager', 'supervisor'] },
} as const satisfies Record<string, ActRule>;
export type Act = keyof typeof actRules;

/** Who sits at a window, and is bound by its powers, its mandates and its posts. */
export const isWindowRole = (role: Role): boolean => window.includes(role);

export const roleTitles: Readonly<Record<Role, string>> = {
  clerk: '窗口工作人员',
  window_head: '窗口负责人',
  reviewer: '审查人员',
  leader: '机关领导',
  centre_manager: '大厅管理人员',
  supervisor: '监察人员',
};
