import { ok, type Result, refuse } from '../result.ts';

/**
 * The lawful grounds of 不予受理 (B3). The list is closed, and missing material is not on it:
 * that is a correction notice (许可法32(4)).
 */
export const refusalGrounds = [
  {
    id: 'not_competent',
    title: '申请事项依法不属于本行政机关职权范围',
    article: '《中华人民共和国行政许可法》第三十二条第一款第（二）项',
    needsCompetentOrgan: true,
    needsCitation: false,
  },
  {
    id: 'false_statement',
    title: '隐瞒有关情况或者提供虚假材料申请行政许可',
    article: '《中华人民共和国行政许可法》第七十八条',
    needsCompetentOrgan: false,
    needsCitation: false,
  },
  {
    id: 'barred_period',
    title: '在法律规定不得再次申请的期限内提出申请',
    article: '《中华人民共和国行政许可法》第七十八条、第七十九条',
    needsCompetentOrgan: false,
    needsCitation: false,
  },
  {
    id: 'statute',
    title: '法律、法规和上级文件规定不能办理',
    article: '',
    needsCompetentOrgan: false,
    needsCitation: true,
  },
] as const;
export type GroundId = (typeof refusalGrounds)[number]['id'];
export const groundIds = refusalGrounds.map((ground) => ground.id) as [GroundId, ...GroundId[]];

/** The ground and every word the decision gives for it. */
export interface IntakeRefusalReason {
  readonly ground: GroundId;
  /** Facts of this application, in the clerk's own sentence. */
  readonly reason: string;
  /** 应向____申请: mandatory for `not_competent`. */
  readonly competentOrgan: string;
  /** Title and article, for `statute`. */
  readonly citation: string;
}

export interface CheckedIntakeRefusal {
  readonly ground: GroundId;
  readonly title: string;
  readonly article: string;
  readonly reason: string;
  readonly competentOrgan: string;
}

/** Sentences that would fit any application say nothing of this one. */
const generic =
  /^(不符合?(有关|相关|法定)?(规定|条件|要求)|不予受理|其他|无|不能办理|按规定办理|材料有误|资格不符)[。.！!]*$/;
const missingMaterial =
  /(材料|资料|证件|证明|复印件|原件|申请表|文本|文件|报告|图纸|方案|照片|签字|签名|盖章)[^。；;，,]{0,12}(不齐|不全|缺|没有|未(提供|提交|带|携带|签|盖)|不完整|不符合法定形式)|(缺少|缺|未(提供|提交|携带|带|附)|没有(提供|提交|带)?)[^。；;，,]{0,20}(材料|资料|证件|证明|复印件|原件|申请表|文本|文件|报告|图纸|方案|照片|身份证|执照|合同)|补正|补齐/;

/**
 * B3: a written refusal has a ground from the list and specific reasons; missing material is never one.
 * @param missing names of the materials not handed in: a reason that names one is about that.
 */
export function checkIntakeRefusal(
  input: IntakeRefusalReason,
  missing: readonly string[],
): Result<CheckedIntakeRefusal> {
  const ground = refusalGrounds.find((candidate) => candidate.id === input.ground);
  if (ground === undefined)
    return refuse('rule', 'B3', '不予受理应当有法定理由。', '请从法定理由中选择一项。', 'ground');
  const reason = input.reason.trim();
  const citation = input.citation.trim();
  const competentOrgan = input.competentOrgan.trim();
  if (reason === '' || generic.test(reason) || Array.from(reason).length < 8)
    return refuse(
      'rule',
      'B3',
      '不予受理应当书面说明具体理由，不能为空，也不能只写“不符合规定”。',
      '请写明本次申请的具体事实和不能受理的原因（不少于8个字）。',
      'reason',
    );
  if (
    ground.id !== 'false_statement' &&
    (missingMaterial.test(reason) || missing.some((name) => reason.includes(name)))
  )
    return refuse(
      'rule',
      'B3 · 许可法32(4)',
      '缺少材料或者材料不符合法定形式，不是不予受理的理由。',
      '请改用“一次性告知补正”。',
      'reason',
    );
  if (ground.needsCompetentOrgan && competentOrgan === '')
    return refuse(
      'rule',
      '许可法32(2)',
      '不属于本机关职权范围的，应当告知申请人向哪个行政机关申请。',
      '请填写有权受理的行政机关。',
      'competentOrgan',
    );
  if (ground.needsCitation && citation === '')
    return refuse(
      'rule',
      'B3',
      '依据其他规定不予受理的，应当写明规定的名称和条款。',
      '请填写依据，如“《××条例》第×条”。',
      'citation',
    );
  return ok({
    ground: ground.id,
    title: ground.title,
    article: ground.needsCitation ? citation : ground.article,
    reason,
    competentOrgan: ground.needsCompetentOrgan ? competentOrgan : '',
  });
}
