/** Cases as a city's window has them, for papers that people look at; hall, people and cases are invented. */
import type { Applicant } from '#shared/case/applicant.ts';
import type { ServiceItem } from '#shared/reference/index.ts';
import { decision, feeOf, itemOf, Life, lifeHall } from './case-life.ts';

const hall = {
  ...lifeHall,
  training: false,
  address: '示范市民族路88号',
  hours: '工作日 9:00—12:00，13:30—17:00',
  complaintPhone: '0745-12345',
  bank: { window: '农业银行窗口（一楼A区3号）', account: '示范市财政专户' },
  counter: { ...lifeHall.counter, name: '住建综合窗口', position: '二楼B区12号窗口' },
};

const material = (id: string, name: string, form: string, source: string, basis: string) => ({
  id,
  name,
  form,
  copies: 1,
  required: true,
  basis,
  source,
});
export const permitMaterials = [
  material('form', '建筑工程施工许可申请表', '原件', '窗口免费提供', '《建筑工程施工许可管理办法》第五条'),
  material('land', '建设工程用地批准手续', '复印件', '自然资源主管部门', '《建筑法》第八条第（一）项'),
  material('plan', '建设工程规划许可证', '复印件', '自然资源主管部门', '《建筑法》第八条第（二）项'),
  material(
    'drawing',
    '施工图设计文件审查合格书',
    '原件和复印件',
    '施工图审查机构',
    '《建筑法》第八条第（五）项',
  ),
  material('safety', '保证工程质量和安全的具体措施', '原件', '申请人自备', '《建筑法》第八条第（六）项'),
];
export const permit = itemOf({
  code: '11430000MB0000001H4000117018000',
  name: '建筑工程施工许可证核发',
  materials: permitMaterials,
  fee: { ...feeOf(true), name: '证照工本费', basis: '《××条例》第×条' },
});
export const superior = itemOf({
  code: '11430000MB0000001H4000117019000',
  name: '建筑业企业资质认定（总承包二级）',
  handling: '上报件',
  superior: '示范省住房和城乡建设厅',
  materials: permitMaterials.slice(0, 3),
});
export const passedOn = itemOf({
  code: '11430000MB0000001H4000717020000',
  name: '建筑业劳保基金缴纳',
  category: '其他行政权力',
  intakeOnly: true,
  template: null,
  materials: permitMaterials.slice(0, 2),
});

const company: Applicant = {
  kind: 'organisation',
  name: '示范市东方希望建设投资开发集团有限责任公司',
  creditCode: '91110000101623741K',
  creditCodeConfirmed: false,
  phone: '0745-2200000',
};
export const citizen: Applicant = {
  kind: 'person',
  name: '欧阳䶮𠮷',
  idNumber: '520327198812314510',
  phone: '13800000000',
  source: 'card',
};

export const begun = (item: ServiceItem, change: object = {}): Life =>
  new Life(item, hall).accept({ applicant: company, ...change });
export const decided = (result: '准予' | '不予'): Life =>
  begun(permit).signed(result === '准予' ? '同意' : '不同意');
export const grant = {
  ...decision('准予'),
  content:
    '准予示范一期安置房（1#至6#楼）工程施工，建筑面积48600平方米；应当自领取施工许可证之日起三个月内开工，并接受质量安全监督',
  basis: '《中华人民共和国建筑法》第八条',
  validUntil: '2027-10-11',
};
export const denial = {
  ...decision('不予'),
  content:
    '申请的工程位于已划定的永久基本农田范围内，用地范围与规划许可证载明的范围不一致，超出红线1260平方米',
  reasons: '用地不符合法律规定的施工许可条件，且超出规划许可的范围',
  basis: '《中华人民共和国建筑法》第八条第（一）项、第（二）项',
};
export const toServe = (): Life => {
  const life = decided('准予').do('1001', grant).do('1002', { type: 'charge', quantity: 1 });
  return life
    .do('1002', { type: 'confirm_payment', bankReceipt: '农行0001', amount: 10_000, paidOn: life.today })
    .do('1002', {
      type: 'make_certificate',
      name: '建筑工程施工许可证',
      number: '示建施字〔2026〕第0012号',
      validUntil: null,
    })
    .sealResult();
};
