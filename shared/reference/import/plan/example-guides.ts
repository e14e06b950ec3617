/** Plausible texts for the guides (许可法30) of items whose plans give none; marked 示例 on the item. */
import type { ServiceItem } from '../../item.ts';
import type { ExampleFamily } from './example-materials.ts';

interface GuideTexts {
  readonly basis: string;
  readonly conditions: string;
}

const texts: Readonly<Record<ExampleFamily, GuideTexts>> = {
  运输经营: {
    basis: '《中华人民共和国道路运输条例》；《中华人民共和国行政许可法》。',
    conditions:
      '一、有与经营业务相适应并经检测合格的车辆；\n二、有符合规定条件的驾驶人员；\n三、有健全的安全生产管理制度。',
  },
  从业资格: {
    basis: '《中华人民共和国道路运输条例》；《道路运输从业人员管理规定》。',
    conditions:
      '一、取得相应的机动车驾驶证；\n二、年龄符合规定；\n三、掌握相关法规、安全和机动车维修基本知识。',
  },
  车辆年审: {
    basis: '《道路运输车辆技术管理规定》。',
    conditions:
      '一、车辆技术状况符合国家标准；\n二、道路运输证在有效期内；\n三、没有未处理完毕的违法违章行为。',
  },
  公路: {
    basis: '《中华人民共和国公路法》；《公路安全保护条例》。',
    conditions:
      '一、工程建设确需实施；\n二、方案符合有关技术标准和规范；\n三、有保障公路质量、安全和通行的措施。',
  },
  海事: {
    basis: '《中华人民共和国内河交通安全管理条例》。',
    conditions:
      '一、船舶、设施持有有效的证书；\n二、活动水域符合安全航行条件；\n三、有保障安全和防治污染的措施。',
  },
  涉税: {
    basis: '《中华人民共和国税收征收管理法》及其实施细则。',
    conditions: '依法负有登记、申报、缴纳义务，或者符合减免、退还条件的纳税人、缴费人。',
  },
  建设: {
    basis: '《中华人民共和国建筑法》；《中华人民共和国行政许可法》。',
    conditions: '一、项目依法批准或者核准；\n二、技术资料符合有关标准；\n三、专业人员和资金符合规定。',
  },
  简易处罚: {
    basis: '《中华人民共和国行政处罚法》；《中华人民共和国税收征收管理法》。',
    conditions: '违法事实确凿并有法定依据，符合当场作出处罚决定的条件。',
  },
};

/** @param chain what happens, link by link. */
export function exampleGuide(
  family: ExampleFamily,
  name: string,
  chain: readonly string[],
): ServiceItem['guide'] {
  return {
    ...texts[family],
    procedure: chain.join('—'),
    modelForm: family === '简易处罚' ? '' : `${name}申请书示范文本（窗口免费提供）`,
  };
}
