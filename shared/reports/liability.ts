/** What supervision looks for, and the article that says who answers for it. */

/** 行政许可法 (2019) 72 and 74, 优化营商环境条例36, and the rules of the founding plans. */
export const irregularityKinds = {
  再次告知补正: { rule: 'B2', liability: '《中华人民共和国行政许可法》第七十二条第（四）项' },
  逾期未告知: { rule: '许可法32(4)', liability: '《中华人民共和国行政许可法》第七十二条第（三）项' },
  视为受理: { rule: '许可法32(4)', liability: '《中华人民共和国行政许可法》第七十二条第（三）项' },
  法定超期: { rule: 'C6 · 许可法42', liability: '《中华人民共和国行政许可法》第七十四条第（二）项' },
  承诺超期: { rule: 'C2 · C6', liability: '《优化营商环境条例》第三十六条' },
  环节超期: { rule: 'C6', liability: '' },
  送达超期: { rule: '许可法44', liability: '《中华人民共和国行政许可法》第四十四条' },
  抄告答复超期: { rule: 'F1', liability: '并联审批责任追究' },
  上报超期: { rule: 'C3 · 许可法43', liability: '《中华人民共和国行政许可法》第四十三条' },
  即办件未当日办结: { rule: 'C1', liability: '' },
  特别程序超时: { rule: '许可法45', liability: '《中华人民共和国行政许可法》第四十五条' },
  告知书未送出: { rule: '许可法45', liability: '《中华人民共和国行政许可法》第七十二条第（三）项' },
  应急替岗: { rule: 'D7', liability: '' },
  空岗: { rule: 'D11', liability: '' },
  补录: { rule: 'A5', liability: '' },
  误录作废: { rule: 'C6', liability: '' },
  应当退款: { rule: 'H3', liability: '' },
  代行审批: { rule: 'D5', liability: '' },
  其他: { rule: '', liability: '' },
} as const;
export type IrregularityKind = keyof typeof irregularityKinds;

/** 优化营商环境条例36: past the limit, the body says in public why. */
const explained: readonly IrregularityKind[] = ['法定超期', '承诺超期'];
export const mustExplain = (kind: IrregularityKind): boolean => explained.some((entry) => entry === kind);

/**
 * The kind of what the case itself recorded, by the rule it names. A rule this version does not know is shown as it
 * stands, under 其他.
 */
export function kindOfRule(rule: string): IrregularityKind {
  const [first = ''] = rule.split(' · ');
  const kinds: Readonly<Record<string, IrregularityKind>> = {
    B2: '再次告知补正',
    '许可法32(4)': '视为受理',
    C1: '即办件未当日办结',
    C3: '上报超期',
    C6: '误录作废',
    H3: '应当退款',
    A5: '补录',
    D5: '代行审批',
    D7: '应急替岗',
    D11: '空岗',
    F1: '抄告答复超期',
  };
  return kinds[first] ?? '其他';
}
