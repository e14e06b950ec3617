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
