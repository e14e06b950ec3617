/** What is asked of a written 不予受理 (B3, 许可法32(2)) and of a 不受理 (许可法32(1)) before it can be given. */
import { ok, type Result, refuse } from '../result.ts';
import { citesRule } from './citation.ts';
import { checkCompetentOrgan, type RefusedItem } from './competent-organ.ts';
import { type GroundId, isLicence, openGrounds, type RefusalGround } from './grounds.ts';
import { isGeneric, saysMaterialMissing, saysOtherwise } from './missing-material.ts';
import { checkText } from './text.ts';

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

/** The materials as the window found them, by name. */
export interface HandedIn {
  readonly received: readonly string[];
  /** Not handed in. */
  readonly missing: readonly string[];
  /** Of what a correction notice would have to tell: missing, too few, or with a problem. */
  readonly open: readonly string[];
}

const leastCharacters = 8;
const falsehood = /虚假|虚报|谎报|瞒报|伪造|变造|编造|篡改|涂改|隐瞒|不实|冒用|冒充|假冒|造假|假的|系假/u;
/** A day, a year, or the number of a document. */
const dated = /\d{4}[年〕\]］)）./-]|[〇零一二三四五六七八九]{4}年/u;

/** B3: a written refusal has a ground from the list and specific reasons; missing material is never one. */
export function checkIntakeRefusal(
  input: IntakeRefusalReason,
  handed: HandedIn,
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
  const reason = checkReason(input.reason, ground, handed);
  if (!reason.ok) return reason;
  const told = correctionFirst(ground, reason.value, handed);
  if (!told.ok) return told;
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
  const cited = citesRule(basis.value) && !isGeneric(basis.value.replaceAll(notRequiredWords, ''));
  return cited
    ? basis
    : refuse(
        'rule',
        '许可法32(1)',
        '未写明申请事项依法不需要取得行政许可的依据。',
        '请填写规定的名称和条款，如“《××条例》第×条”。',
        'basis',
      );
}

const notRequiredWords = /不(?:需要?|必|用|须)|无[需须]|取得|不属于?/gu;

function checkReason(text: string, ground: RefusalGround, { missing }: HandedIn): Result<string> {
  const reason = checkText(text, '具体理由', 'reason');
  if (!reason.ok) return reason;
  // That something is false is said in a sentence of its own: `提供虚假材料：户口本没有带来` says only what is missing.
  const saysFalse =
    ground.id === 'false_statement' &&
    saysOtherwise(reason.value, missing, (clause) => falsehood.test(clause));
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
  if (ground.id === 'barred_period' && !dated.test(reason.value))
    return refuse(
      'rule',
      'B3 · 许可法78',
      '以不得再次申请为由的，应当写明是哪一次决定或者处罚。',
      '请写明该决定或者处罚的日期、文号，以及不得再次申请的期限。',
      'reason',
    );
  return reason;
}

/**
 * 许可法32(4): what is incomplete is told first, whatever else is thought of the application; whether a rule stands in its
 * way is for the decision (38). Not so where no material could help: another organ has the power (32(2)), the law bars
 * the applicant for a time (78, 79), or what was handed in is itself the falsehood (78).
 */
function correctionFirst(
  { id }: RefusalGround,
  reason: string,
  { received, missing, open }: HandedIn,
): Result<true> {
  if (open.length === 0 || id === 'not_competent' || id === 'barred_period') return ok(true);
  const isOfPaper = (clause: string) => received.some((name) => mentions(clause, name));
  if (id === 'false_statement' && saysOtherwise(reason, missing, isOfPaper)) return ok(true);
  const names = open.map((name) => `“${name}”`).join('、');
  return refuse(
    'rule',
    'B3 · 许可法32(4)',
    `${names}尚待补正，请先一次性告知补正，不能不予受理。`,
    id === 'false_statement'
      ? '请改用“一次性告知补正”；已经收到的材料有虚假的，请写明是哪一项材料。'
      : '请改用“一次性告知补正”，补齐以后再依法办理。',
    'reason',
  );
}

/** Whether a clause speaks of a material: it has three characters of its name in a row, or all of a shorter one. */
function mentions(clause: string, name: string): boolean {
  const own = Array.from(name.replaceAll(/[\p{P}\s]|申请人|行政许可|复印件|原件|材料/gu, ''));
  const length = Math.min(3, own.length);
  if (length < 2) return false;
  return own.some(
    (_character, at) => at + length <= own.length && clause.includes(own.slice(at, at + length).join('')),
  );
}

function checkCitation(text: string, item: RefusedItem): Result<string> {
  const citation = checkText(text, '依据', 'citation');
  if (!citation.ok) return citation;
  if (!citesRule(citation.value))
    return refuse(
      'rule',
      'B3',
      '依据其他规定不予受理的，应当写明规定的名称和条款，或者文件的文号。',
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
