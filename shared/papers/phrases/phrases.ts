/**
 * The standing phrases of the papers, by paper and place. A department may put its own in their stead (see
 * `phrase-file.ts`); what stands in braces is filled in by the paper.
 */
export const phraseTable = {
  '受理通知书.除外时间':
    '依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在上述期限内，本机关将另行书面告知（《中华人民共和国行政许可法》第四十五条）。',
  '受理通知书.领取': '办结后通知你（单位）到{窗口}领取',
  '补正告知书.提交': '补正材料请提交至{大厅}{窗口}（{地址}），办公时间{办公时间}，联系电话{电话}。',
  '收件凭证.页脚': '请妥善保管本凭证，凭收件编号查询办理情况。热敏纸字迹会消退，法定文书以A4纸文书为准。',
  '领取通知.个人携带': '请携带本人有效身份证件原件；委托他人领取的，另带授权委托书和代理人有效身份证件原件。',
  '领取通知.单位携带': '请携带领取人有效身份证件原件；不是法定代表人本人领取的，另带单位授权委托书。',
  '领取通知.缴款': '凭缴款通知书（{通知书编号}）到银行窗口缴款。',
  '领取通知.页脚': '请凭本通知或者收件编号领取。热敏纸字迹会消退，请及时领取。',
  '缴款通知书.缴款': '请持本通知书到{大厅}的银行窗口缴款，款项直接缴入国库或者财政专户。',
  '缴款通知书.有效期': '缴款前有效，由窗口作废的除外',
  '缴款通知书.页脚': '缴款后请将银行回单交{窗口}登记，并领取票据。',
  '转办单.办理': '请按原运行模式办理，办结后将办理结果和结果文书交由{窗口}登记。',
  '转办单.上报': '请将审查决定和批复文书交由{窗口}登记。',
} as const;
export type PhraseKey = keyof typeof phraseTable;
export const phraseKeys = Object.keys(phraseTable) as PhraseKey[];
export const isPhraseKey = (key: string): key is PhraseKey => Object.hasOwn(phraseTable, key);

/** What a department may leave out of its own wording; whatever else stands in braces has to stay. */
const mayBeLeftOut: Readonly<Partial<Record<PhraseKey, readonly string[]>>> = {
  '补正告知书.提交': ['大厅', '办公时间'],
};

/** The names that stand in half-width braces, each once. */
export const bracedNames = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(/\{([^{}]*)\}/gu), ([, name]) => name ?? '')),
];

/** What stands in braces in the built-in phrase, and which of it no wording may lack: the reader needs it. */
export function placeholdersOf(key: PhraseKey): { readonly known: string[]; readonly required: string[] } {
  const known = bracedNames(phraseTable[key]);
  return { known, required: known.filter((name) => mayBeLeftOut[key]?.includes(name) !== true) };
}

/** Gives a phrase with its braces filled in. */
export type Phrases = (key: PhraseKey, values?: Readonly<Record<string, string>>) => string;

/** @param own a department's phrases; a place left out keeps the built-in one */
export const phrasesOf =
  (own: Partial<Readonly<Record<PhraseKey, string>>> = {}): Phrases =>
  (key, values = {}) =>
    (own[key] ?? phraseTable[key]).replaceAll(/\{([^{}]+)\}/gu, (whole, name: string) =>
      Object.hasOwn(values, name) ? (values[name] ?? whole) : whole,
    );

export const builtInPhrases: Phrases = phrasesOf();
