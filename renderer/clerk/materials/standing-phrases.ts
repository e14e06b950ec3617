import { askedCounts } from '#shared/case/counts.ts';
import type { MaterialTick } from '#shared/case/materials.ts';
import type { Material } from '#shared/reference/index.ts';
import { unreachable } from '#shared/result.ts';
import { askedText } from './ticks.ts';

type Kind = NonNullable<MaterialTick['problem']>['kind'];

/**
 * What is usually wrong with such a material, in the words of a correction notice (许可法32(4)): each says what the
 * applicant is to do. Made from what the item asks for; any other words may be typed instead.
 */
export function standingPhrases(
  material: Pick<Material, 'name' | 'form' | 'copies'>,
  kind: Kind,
): readonly string[] {
  const { name } = material;
  const asked = askedText(material);
  switch (kind) {
    case '缺少':
      return [`请提交${name}${asked}`];
    case '不符合法定形式':
      return [
        `应当提交${asked}，请按此重新提交`,
        ...(askedCounts(material).copies > 0 ? ['复印件请注明“与原件一致”并签名或者盖章'] : []),
        `${name}已过有效期，请提交在有效期内的`,
        '没有签名或者盖章，请补签或者补盖',
        '字迹或者影像不清，请重新提交清晰的',
      ];
    case '填写有误':
      return [
        '与身份证件或者营业执照记载不一致，请更正为一致',
        '有漏填的项目，请补填完整',
        '涂改处没有签名或者盖章，请补签、补盖或者重新填写',
        '日期填写有误，请更正',
      ];
    default:
      return unreachable(kind);
  }
}
