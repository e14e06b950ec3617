/** What help says of one screen: short, and with the rule each sentence rests on. */
export interface Topic {
  readonly title: string;
  /** What the screen is for, in one sentence. */
  readonly purpose: string;
  readonly points: readonly Point[];
  /** Keys that work on this screen beside those of every screen. */
  readonly keys: readonly (readonly [keys: string, does: string])[];
}

export interface Point {
  readonly text: string;
  /** Article or requirement it rests on; empty where it is only how the screen works. */
  readonly rule: string;
}

export const point = (text: string, rule = ''): Point => ({ text, rule });

/** Wherever papers are listed. */
export const paperKeys: Topic['keys'] = [
  ['Alt+↑ Alt+↓', '到前一件、后一件文书，以下各键用于所在的一件'],
  ['Ctrl+U', '预览（Ctrl+S 查看凭证）'],
  ['Ctrl+D', '登记签收（Ctrl+Shift+D 请申请人在评价器上签名）'],
  ['Ctrl+Shift+P', '补打（Ctrl+Shift+Delete 作废这一份）'],
];
