/** E1, E3: which kind of seal goes on which paper. */

export const sealKinds = ['行政审批专用章', '行政受理专用章', '单位行政章', '收费专用章'] as const;
export type SealKind = (typeof sealKinds)[number];

/** What of a case and its department the choice depends on. */
export interface SealCircumstances {
  /** 转报: decided by the organ above (C3). */
  readonly forwarded: boolean;
  /** A body under its own line above the county or city, with seal rules of its own (E1, 丰顺). */
  readonly vertical: boolean;
  /** The paper is the certificate itself (许可法39). */
  readonly licence: boolean;
  /** E1, 厦门: what is not forwarded carries no 单位行政章. */
  readonly unitSealOnlyForForwarding: boolean;
}

export interface SealRule {
  /** The usual one first; empty for papers that carry none. */
  readonly kinds: readonly SealKind[];
  readonly rule: string;
  /** A paper given out before anything was accepted: B6 does not hold it back. */
  readonly intake: boolean;
}

const unsealed = /领取通知|送达回证|移交单/u;
const intake = /接收凭证|收件|受理通知书|补正.*告知书|不受理告知书|不予受理决定书/u;
const cancelling = /(撤销|注销).*决定书/u;
const upward = /上报|转报|请示/u;
const charging = /缴款通知书|票据/u;

/** Title under which an upward submission of a case is known here: its number is the organ's own. */
export const submissionTitle = '上报文件';
/** Title under which the fiscal bill of a case is known here. */
export const billTitle = '收费票据';

/** @param title the paper's, as issued on the case. */
export function sealFor(title: string, circumstances: SealCircumstances): SealRule {
  const { forwarded, vertical, licence, unitSealOnlyForForwarding } = circumstances;
  const approval = (kinds: readonly SealKind[], rule: string): SealRule => ({ kinds, rule, intake: false });
  if (!licence) {
    if (unsealed.test(title)) return approval([], 'E2');
    if (charging.test(title)) return approval(['收费专用章'], 'E1');
    // 许可法32, last paragraph: its vouchers carry the organ's special seal. 1M.6: the plans have one or two such seals,
    // under either name; which of them goes on is no matter of a setting.
    if (intake.test(title))
      return { kinds: ['行政受理专用章', '行政审批专用章'], rule: 'E1 · 许可法32', intake: true };
    if (cancelling.test(title) || upward.test(title)) return approval(['单位行政章'], 'E3');
  }
  if (vertical) return approval(['行政审批专用章', '单位行政章'], 'E1');
  if (forwarded) return approval(['单位行政章'], 'E1');
  // 许可法39 asks for the organ's seal; the one for approvals has its force (E1), and cannot displace it.
  if (licence) return approval(['行政审批专用章', '单位行政章'], 'E1 · 许可法39');
  return approval(unitSealOnlyForForwarding ? ['行政审批专用章'] : ['行政审批专用章', '单位行政章'], 'E1');
}
