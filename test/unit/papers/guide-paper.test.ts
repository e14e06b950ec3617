import { describe, expect, test } from 'vitest';
import { serviceItem } from '#shared/reference/index.ts';
import { itemNamed } from '../../support/hall.ts';
import { made } from '../../support/paper-source.ts';
import { refusalOf } from '../rules/results.ts';
import { guide } from './asked-cases.ts';
import { freight } from './intake-cases.ts';
import { linesOf, textOf } from './paper-text.ts';

describe('A10 · 许可法30: 办事指南', () => {
  test('says what the law wants posted, part by part, and that its figures are examples', () =>
    expect(linesOf(made(guide(freight.code)))).toEqual([
      '县行政区域内道路货物运输经营许可办事指南',
      '11520327MB0000001H4000118001000',
      '',
      '本指南的时限、材料和收费为示例，尚未经实施机关核定，以实施机关公布的内容为准。',
      '一、设定依据',
      '《中华人民共和国道路运输条例》；《中华人民共和国行政许可法》。',
      '二、申请条件',
      '（一）有与经营业务相适应并经检测合格的车辆；',
      '（二）有符合规定条件的驾驶人员；',
      '（三）有健全的安全生产管理制度。',
      '三、数量',
      '没有数量限制。',
      '四、申请材料目录',
      '除下列材料外，不要求提供其他材料。',
      '',
      '序号｜材料名称｜形式｜份数｜必要性｜依据｜来源渠道',
      '1｜申请书（表）｜原件｜1｜必要｜《中华人民共和国道路运输条例》｜窗口免费提供',
      '2｜申请人身份证件或营业执照｜原件和复印件｜1｜必要｜《中华人民共和国道路运输条例》｜申请人自备',
      '3｜拟投入车辆的行驶证、检测合格证明｜复印件｜1｜必要｜《中华人民共和国道路运输条例》｜车辆检测机构',
      '4｜驾驶人员的驾驶证、从业资格证｜复印件｜1｜必要｜《中华人民共和国道路运输条例》｜申请人自备',
      '5｜安全生产管理制度文本｜原件｜1｜必要｜《中华人民共和国道路运输条例》｜申请人自备',
      '6｜经营场所使用证明｜复印件｜1｜非必要｜《中华人民共和国行政许可法》第三十一条｜申请人自备',
      '五、办理程序',
      '申请人提交申请—交通窗口受理—窗口组长审查，要件录入行政审批网络传送到部门—法规股会签—单位领导网上审查要件后审批—交通窗口按签批意见办理，通知申请人领取',
      '六、办理时限',
      '法定时限：20个工作日',
      '承诺时限：12个工作日',
      '依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的，所需时间不计算在内，另行书面告知。',
      '七、收费依据和标准',
      '不收费。',
      '八、申请方式',
      '可以委托代理人提出申请，代理人提交委托书和身份证件。',
      '九、申请书示范文本',
      '县行政区域内道路货物运输经营许可申请书示范文本（窗口免费提供）',
      '申请书格式文本由窗口免费提供（《中华人民共和国行政许可法》第二十九条、第五十八条）。',
      '十、办理地点和时间',
      '办理地点：凤冈县政务服务中心，凤冈县龙泉镇政务服务中心一楼（示例），一楼A区01号窗口（交通窗口1号）',
      '办理时间：工作日 9:00—12:00，13:00—17:00',
      '十一、咨询和投诉',
      '咨询电话：0852-0000001',
      '投诉电话：0852-0000110',
      '凤冈县道路运输管理所 2026年9月30日 不盖章',
      '经办 余姮（工号1001）',
      '本指南免费提供。申请人要求说明、解释的，由窗口说明、解释（《中华人民共和国行政许可法》第三十条）。',
    ]));

  test('what nobody has written yet is said before all else', () => {
    const bare = serviceItem.parse({
      ...freight,
      example: false,
      guide: { ...freight.guide, conditions: '', modelForm: '' },
    });
    const text = textOf(made(guide(bare.code, null, [bare])));
    expect(text).toContain('本指南尚未写明：申请条件、申请书示范文本。请向窗口咨询。\n一、设定依据');
    expect(text).not.toContain('为示例，尚未');
  });

  test('of a variant, with its own materials and limits', () => {
    const yearly = itemNamed('道路运输车辆年审');
    const [kept] = yearly.materials;
    const own = serviceItem.parse({
      ...yearly,
      subItems: [{ id: '01', name: '客运', materials: [kept?.id], legalDays: 10, promisedDays: 0 }],
    });
    const paper = made(guide(own.code, '01', [own]));
    expect(paper.title).toBe(`${own.name}（客运）办事指南`);
    const list = paper.blocks.find((block) => block.type === 'table');
    expect(list?.type === 'table' ? list.rows.map(([, name]) => name) : []).toEqual([kept?.name]);
    expect(textOf(paper)).toContain('法定时限：10个工作日');
  });

  test('cites no 行政许可法 for what is no licence, and says of an empty list that there is nothing', () => {
    const other = serviceItem.parse({
      ...freight,
      category: '公共服务',
      guide: { ...freight.guide, basis: '' },
    });
    const text = textOf(made(guide(other.code, null, [{ ...other, materials: [] }])));
    expect(text).toContain('申请书格式文本由窗口免费提供。');
    expect(text).toContain('除下列材料外，不要求提供其他材料。\n无。\n');
    expect(text).not.toContain('行政许可法');
  });

  test('neither of an item nor of a variant that the catalogue does not have', () => {
    expect(refusalOf(guide('x')).field).toBe('itemCode');
    expect(refusalOf(guide(freight.code, '99')).field).toBe('subItem');
  });
});
