/**
 * Does a sentence say that material is missing or not in legal form? Then it is no ground of 不予受理 (B3): such an
 * application gets a correction notice (许可法32(4)). A material's name alone says nothing, nor does a bare 没有, 少 or 缺:
 * `没有核发该类证件的职权` is a lawful reason. Words can be put in many ways; what the window ticked is asked besides.
 */
const noun =
  '(?:材料|资料|手续|要件|证件|证明|证书|资格证|许可证|驾驶证|行驶证|运输证|身份证|结婚证|产权证|房产证|登记证|毕业证|户口[本簿页]|存折|执照|副本|正本|复印件|影印件|扫描件|原件|申请书|申请表|(?<!代)表|表格|文本|文件|报告|图纸|方案|照片|相片|合同|协议|章程|决议书?|制度|票据|发票|收据|委托书|授权书|承诺书|声明书?|介绍信|公证书|说明书?|清单|名单|批文|批复|单据)';
const number = '[一二两三四五六七八九十几\\d]+';
const sheet = '(?:份|张|页|本|枚|联)';
/** A noun that ends its phrase: `缺少审批该方案的人员` is not about paper. */
const endingNoun = `${noun}(?=$|[、）)]|和|及|与|或|等|${number}${sheet}|所以|因此|因而|导致|无法|不能|不予|没法)`;
const adverb =
  '(?:能够?|及时|按[时期]|如期|按(?:规定|要求)|依[法规]|一并|同时|完整|全部|如实|有效|再|向.{1,12}|在.{1,10}内)';
const not = `(?:未|没有?|不|无法|忘记?了?)${adverb}{0,3}`;
const handIn =
  '(?:提供|提交|递交|出具|出示|上交|交来|交齐|交全|携带|带来|带齐|带(?![动领])|拿来|拿齐|拿(?![到出])|附(?![近属加])|补交|补齐|补充|补正)';
const lack = '(?:缺少|缺失|欠缺|短缺|缺(?![陷口水席]))';
/** What the applicant fills in, signs or has made for the application. */
const form = '(?:申请[书表]|表格|(?<!代)表|照片|相片|复印件|影印件|扫描件|委托书|承诺书|声明书?)';

/** Each is looked for in one clause. */
const patterns: Readonly<Record<string, RegExp>> = {
  notHandedIn: new RegExp(`${not}${handIn}.{0,24}?${noun}|${noun}.{0,12}?${not}${handIn}`, 'u'),
  notHandedInAtAll: new RegExp(
    `${not}(?:${handIn}|交|备齐)[了过]?$|${not}(?:交来|交齐|带来|带齐|备齐|拿来|补交|补齐|补正)`,
    'u',
  ),
  leftBehind:
    /(?:落|忘|放|丢|留)在(?:了)?(?:家|车|单位|公司|办公室|宿舍|店)|(?:落|丢|遗)在家|下次(?:再|带|补|拿)|(?:改天|明天|过后|回头)(?:再)?(?:带|拿|送|交|补)/u,
  lacking: new RegExp(`${lack}.{0,20}?${endingNoun}`, 'u'),
  fewer: new RegExp(
    `(?<![至减不多年])[少差缺](?:了|交了?|带了?|拿了?|提供了?|提交了?)?${number}${sheet}|(?:份数|页数|张数).{0,4}?(?:不够|不足|不对|不符|少|缺)`,
    'u',
  ),
  onlySome: new RegExp(
    `(?:只|仅)(?:有|带|交|拿|提供|提交|收到)(?:来)?了?.{0,6}?(?:复印件|影印件|扫描件|电子版|${number}${sheet})|(?:不是|并非|未见|没见到?|没看到|没有)原件`,
    'u',
  ),
  incomplete: new RegExp(
    `${noun}.{0,8}?(?:不齐|不全|不够|不完整|不完备|缺项|有缺|没齐|未齐|没准备好|没弄好|${lack})|${noun}(?:都|也|还)?没有?$`,
    'u',
  ),
  wrongForm: new RegExp(
    `${noun}.{0,12}?(?:不符合?法定形式|(?:未|没有?)(?:签(?![订约发批])|加?盖|填)|填写(?:有误|错误|不))`,
    'u',
  ),
  badlyMade: new RegExp(
    `${form}.{0,8}?(?:涂改|(?:规格|尺寸|大小|底色|格式|版本|样式).{0,3}?(?:不[对符合]|有误|错误)|模糊|不清|潦草)|字迹.{0,4}?(?:模糊|不清|潦草)`,
    'u',
  ),
  badlyFilled:
    /(?:填|写|签|盖)(?:错|漏|得?不[清全齐完])|漏(?:填|签|盖|写)|(?:没有?|未)(?:填写?|签[字名]?|盖章?)(?:完|全|齐|好)|(?:公章|印章|签章)(?:没有?|未)|(?:没有?|未|少|漏|缺)(?:签[字名]|盖公?章|加盖公?章|按手印|捺印)(?!.{0,4}(?:批准|发布|同意))/u,
  askedForMore: new RegExp(
    `请.{0,6}?(?:补正|补齐|补交|补充|备齐|带齐)|(?:补正|补齐|备齐|带齐)(?:后|再)|下次再?来|(?:需要?|须|应当?|要|得|请).{0,4}?(?:重新(?:填|打印|复印|签|盖)|重填|重写|补交|补签|补盖|补材料)|重新(?:提交|提供|准备).{0,12}?${endingNoun}`,
    'u',
  ),
};
const missingVerb = new RegExp(`${not}${handIn}|${lack}`, 'u');
/** `没有向申请人出具该类证明的职权` speaks of the organ and not of what was handed in. */
const aboutPower = /(?:职权|权限|权力|职责|管辖权)$/u;

/** Sentences and their parts; what follows a colon stands for itself. */
const clausesOf = (reason: string): string[] => reason.split(/[，。；！：,;!:]/u);

const isMissing = (clause: string, missing: readonly string[]): boolean =>
  !aboutPower.test(clause) &&
  (Object.values(patterns).some((pattern) => pattern.test(clause)) ||
    (missingVerb.test(clause) && missing.some((name) => clause.includes(name))));

/** @param missing names of the materials not handed in: one counts where its clause also says it was not handed in. */
export const saysMaterialMissing = (reason: string, missing: readonly string[]): boolean =>
  clausesOf(reason).some((clause) => isMissing(clause, missing));

/** Whether a clause with facts of its own, other than that something is missing, says what `test` looks for. */
export const saysOtherwise = (
  reason: string,
  missing: readonly string[],
  test: (clause: string) => boolean,
): boolean =>
  clausesOf(reason).some((clause) => !isMissing(clause, missing) && !isGeneric(clause) && test(clause));

/** Words that fit any application, the titles of the grounds among them. Longer ones come first. */
const filler = `
  法律法规 申请事项 申请人 行政机关 行政许可 本窗口 本机关 本单位 我单位
  不符合 不满足 不具备 不属于 不可以 不予 不能 不得 不宜 不符 无法 不够
  审查 审核 核查 研究 按照 依照 依据 根据 有关 相关 法律 法规 法定
  规章 政策 文件 上级 国家 规定 要求 条件 标准 情形 情况 资格 具体
  符合 属于 职权 权限 范围 受理 办理 许可 批准 审批 核准 准予 通过
  申请 申办 事项 项目 业务 材料 手续 原因 理由 其他 问题 存在 有误
  隐瞒 虚假 提供 提出 再次 期限 由于 因为 因此 所以 特此 应当 予以
  决定 依法 谅解 告知 或者 以及 我局 本局 本次 此次 机关 行政 目前
  经 按 依 的 了 和 与 及 或 该 此 本 这 对 所 因 故 现 等 请 您 你 无 内 在 于 其`;
const fillers = new RegExp(`${filler.trim().split(/\s+/u).join('|')}|[\\p{P}\\p{S}\\s]`, 'gu');

/** Fewer characters than this besides the filler tell no fact of this application. */
const leastSpecific = 4;

/** Sentences that would fit any application say nothing of this one: `经审查，不符合相关规定和要求。` */
export const isGeneric = (reason: string): boolean =>
  Array.from(reason.replaceAll(fillers, '')).length < leastSpecific;
