/**
 * Plausible material lists for items whose plans give none. All of them are marked 示例 on the item, until the
 * department's own list replaces them.
 */
import type { Material } from '../../item.ts';

type Form = Material['form'];

const listed = (
  id: string,
  name: string,
  form: Form,
  copies: number,
  basis: string,
  source: string,
  required = true,
): Material => ({ id, name, form, copies, required, basis, source, shared: false });

/** 许可法33: another organ has it, so it is not asked of the applicant. */
const obtained = (id: string, name: string, basis: string, source: string): Material => ({
  ...listed(id, name, '电子', 1, basis, `由本机关向${source}核查`, false),
  shared: true,
});

/** 许可法29: the organ supplies the form, free (许可法58). */
export const applicationForm = (basis: string): Material =>
  listed('form', '申请书（表）', '原件', 1, basis, '窗口免费提供');
const identity = (basis: string): Material =>
  listed('identity', '申请人身份证件或营业执照', '原件和复印件', 1, basis, '申请人自备');

const road = '《中华人民共和国道路运输条例》';
const workers = '《道路运输从业人员管理规定》';
const vehicles = '《道路运输车辆技术管理规定》';
const highway = '《公路安全保护条例》';
const water = '《中华人民共和国内河交通安全管理条例》';
const tax = '《中华人民共和国税收征收管理法》';
const building = '《中华人民共和国建筑法》';
const penalty = '《中华人民共和国行政处罚法》';

export const exampleMaterials = {
  运输经营: [
    applicationForm(road),
    identity(road),
    listed('vehicles', '拟投入车辆的行驶证、检测合格证明', '复印件', 1, road, '车辆检测机构'),
    listed('drivers', '驾驶人员的驾驶证、从业资格证', '复印件', 1, road, '申请人自备'),
    listed('safety', '安全生产管理制度文本', '原件', 1, road, '申请人自备'),
    listed(
      'site',
      '经营场所使用证明',
      '复印件',
      1,
      '《中华人民共和国行政许可法》第三十一条',
      '申请人自备',
      false,
    ),
  ],
  从业资格: [
    applicationForm(workers),
    identity(workers),
    listed('licence', '机动车驾驶证', '原件和复印件', 1, workers, '公安交通管理部门'),
    listed('photo', '近期免冠照片', '原件', 2, workers, '申请人自备'),
    obtained('record', '无重大以上交通责任事故记录', workers, '公安交通管理部门'),
  ],
  车辆年审: [
    applicationForm(vehicles),
    listed('permit', '道路运输证', '原件', 1, vehicles, '申请人自备'),
    listed('inspection', '车辆综合性能检测报告单', '原件', 1, vehicles, '车辆检测机构'),
  ],
  公路: [
    applicationForm(highway),
    identity(highway),
    listed('plan', '施工方案和设计图纸', '原件', 2, highway, '申请人自备'),
    listed(
      'protection',
      '保障公路及附属设施质量和安全的技术评价报告',
      '原件',
      1,
      highway,
      '有资质的技术服务机构',
    ),
    listed('emergency', '处置施工险情和意外事故的应急方案', '原件', 1, highway, '申请人自备'),
  ],
  海事: [
    applicationForm(water),
    identity(water),
    listed('ship', '船舶国籍证书、检验证书', '原件和复印件', 1, water, '海事管理机构'),
    listed('plan', '作业（活动）方案和安全保障措施', '原件', 1, water, '申请人自备'),
  ],
  涉税: [
    applicationForm(tax),
    identity(tax),
    listed('proof', '涉税（费）事项的合同、协议或其他证明', '复印件', 1, tax, '申请人自备'),
  ],
  建设: [
    applicationForm(building),
    identity(building),
    listed('approval', '项目批准或核准文件', '复印件', 1, building, '发展改革部门'),
    listed('technical', '技术资料和专业人员证明', '复印件', 1, building, '申请人自备'),
    obtained('land', '建设用地规划许可信息', building, '自然资源部门'),
  ],
  简易处罚: [listed('identity', '当事人身份证件或营业执照', '原件', 1, penalty, '当事人自备')],
} satisfies Record<string, Material[]>;
export type ExampleFamily = keyof typeof exampleMaterials;
