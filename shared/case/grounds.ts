import { ok, type Result, refuse } from '../result.ts';
import { isGeneric, saysMaterialMissing } from './missing-material.ts';
import { checkText } from './text.ts';

/**
 * The lawful grounds of 不予受理 (B3). The list is closed, and missing material is not on it:
 * that is a correction notice (许可法32(4)). What is open to an item, see `openGrounds`.
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

export interface RefusalGround {
  readonly id: GroundId;
  readonly title: string;
  /** Empty where the paper cites none, or the clerk's citation. */
  readonly article: string;
  readonly needsCompetentOrgan: boolean;
  readonly needsCitation: boolean;
}

/** The 行政许可法 governs licences only: papers on other items neither cite it nor are numbered 许…. */
export const isLicence = (item: { readonly category: string }): boolean => item.category === '行政许可';

/** 许可法32(4): silence accepts an application for a licence, where the window is who would have to speak (B7). */
export const isDeemable = (item: { readonly category: string; readonly intakeOnly: boolean }): boolean =>
  isLicence(item) && !item.intakeOnly;

/** The grounds open to an item, with the words its decision will carry. */
export function openGrounds(item: { readonly category: string }): readonly RefusalGround[] {
  if (isLicence(item)) return refusalGrounds;
  return refusalGrounds.flatMap((ground): RefusalGround[] => {
    if (ground.id === 'not_competent')
      return [{ ...ground, title: '申请事项依法不属于本机关职权范围', article: '' }];
    return ground.id === 'statute' ? [ground] : [];
  });
}

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

/** What of the item a refusal is checked against. */
export interface RefusedItem {
  readonly category: string;
  readonly organ: string;
  readonly department: string;
}

const leastCharacters = 8;
const falsehood = /虚假|伪造|变造|隐瞒|不实|冒用/u;

/**
 * B3: a written refusal has a ground from the list and specific reasons; missing material is never one.
 * @param missing names of the materials not handed in.
 */
export function checkIntakeRefusal(
  input: IntakeRefusalReason,
  missing: readonly string[],
  item: RefusedItem,
): Result<CheckedIntakeRefusal> {
  const ground = openGrounds(item).find((candidate) => candidate.id === input.ground);
  if (ground === undefined)
    return refuse(
      'rule',
      'B3',
      '该事项不是行政许可，不能以《行政许可法》规定的这一理由不予受理。',
      '请从该事项可以选用的理由中选择一项。',
      'ground',
    );
  const reason = checkReason(input.reason, ground, missing);
  if (!reason.ok) return reason;
  const competentOrgan = ground.needsCompetentOrgan
    ? checkCompetentOrgan(input.competentOrgan, item)
    : ok('');
  if (!competentOrgan.ok) return competentOrgan;
  const article = ground.needsCitation ? checkCitation(input.citation, item) : ok(ground.article);
  if (!article.ok) return article;
  return ok({
    ground: ground.id,
    title: ground.title,
    article: article.value,
    reason: reason.value,
    competentOrgan: competentOrgan.value,
  });
}

/**
 * 许可法32(1): which law makes the permit unnecessary. It is another act than 不予受理 and no way round it: neither
 * missing material nor words that fit any application.
 * @param missing names of the materials not handed in.
 */
export function checkNotRequired(text: string, missing: readonly string[]): Result<string> {
  const basis = checkText(text, '不需要取得行政许可的依据', 'basis');
  if (!basis.ok) return basis;
  if (saysMaterialMissing(basis.value, missing))
    return refuse(
      'rule',
      '许可法32(1) · 许可法32(4)',
      '缺少材料或者材料不符合法定形式，不是不受理的依据。',
      '请改用“一次性告知补正”。',
      'basis',
    );
  return isGeneric(basis.value.replaceAll(notRequiredWords, ''))
    ? refuse(
        'rule',
        '许可法32(1)',
        '未写明申请事项依法不需要取得行政许可的依据。',
        '请填写规定的名称和条款，如“《××条例》第×条”。',
        'basis',
      )
    : basis;
}

const notRequiredWords = /不(?:需要?|必|用|须)|无[需须]|取得|不属于?/gu;

function checkReason(text: string, ground: RefusalGround, missing: readonly string[]): Result<string> {
  const reason = checkText(text, '具体理由', 'reason');
  if (!reason.ok) return reason;
  const saysFalse = ground.id === 'false_statement' && falsehood.test(reason.value);
  // Before the length: `材料不齐` is short, but what it needs is a notice and not more words.
  if (!saysFalse && saysMaterialMissing(reason.value, missing))
    return refuse(
      'rule',
      'B3 · 许可法32(4)',
      '缺少材料或者材料不符合法定形式，不是不予受理的理由。',
      '请改用“一次性告知补正”。',
      'reason',
    );
  if (Array.from(reason.value).length < leastCharacters || isGeneric(reason.value))
    return refuse(
      'rule',
      'B3',
      '不予受理应当书面说明具体理由，不能为空，也不能只写“不符合规定”。',
      `请写明本次申请的具体事实和不能受理的原因（不少于${leastCharacters}个字）。`,
      'reason',
    );
  if (ground.id === 'false_statement' && !saysFalse)
    return refuse(
      'rule',
      'B3 · 许可法78',
      '以隐瞒情况或者提供虚假材料为由的，应当写明隐瞒了什么、什么是虚假的。',
      '请写明虚假、伪造、变造、隐瞒、不实或者冒用的具体情况，或者改选其他理由。',
      'reason',
    );
  return reason;
}

function checkCompetentOrgan(text: string, item: RefusedItem): Result<string> {
  const organ = checkText(text, '有权受理的机关', 'competentOrgan');
  if (!organ.ok) return organ;
  const rule = isLicence(item) ? '许可法32(2)' : 'B3';
  if (organ.value === '')
    return refuse(
      'rule',
      rule,
      '不属于本机关职权范围的，应当告知申请人向哪个行政机关申请。',
      '请填写有权受理的行政机关。',
      'competentOrgan',
    );
  const name = organ.value.replaceAll(/[\p{P}\s]/gu, '');
  if ([item.organ, item.department, '本机关', '本局', '我局', '本单位'].includes(name))
    return refuse(
      'rule',
      rule,
      `“${organ.value}”就是受理该事项的机关，不能告知申请人再向本机关申请。`,
      '请填写另一个有权受理的行政机关；属于本机关职权的，应当受理。',
      'competentOrgan',
    );
  return organ;
}

function checkCitation(text: string, item: RefusedItem): Result<string> {
  const citation = checkText(text, '依据', 'citation');
  if (!citation.ok) return citation;
  if (citation.value === '')
    return refuse(
      'rule',
      'B3',
      '依据其他规定不予受理的，应当写明规定的名称和条款。',
      '请填写依据，如“《××条例》第×条”。',
      'citation',
    );
  return !isLicence(item) && citation.value.includes('行政许可法')
    ? refuse(
        'rule',
        'B3',
        '该事项不是行政许可，不适用《行政许可法》。',
        '请填写该事项适用的规定的名称和条款。',
        'citation',
      )
    : citation;
}
