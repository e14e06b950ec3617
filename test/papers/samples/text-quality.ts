/** What is hard to set: rare characters, long names and numbers, tables over several pages, copies made again. */
import type { PaperContent } from '#shared/papers/content.ts';
import type { PaperSample } from './index.ts';

const number43 = '11440232MB2D06811W4000117051000202009300008';
const rare = '欧阳䶮㛃𠮷㐂';
const minority = '买买提·阿不都热合曼·伊敏江';
const company =
  '凤道县东方希望新能源汽车零部件循环再制造与智能装备技术研究开发综合服务（集团）股份有限责任公司第二分公司驻县政务服务大厅联络处筹备组';
const item =
  '外商投资旅游娱乐场所、营业性演出场所以及含有互联网上网服务营业场所的综合性文化旅游项目建设工程规划、消防设计审查、特种设备使用登记、公共场所卫生许可、食品经营许可（含新增、变更、延续、补证、注销）和“一照多址”“证照分离”改革试点告知承诺联合办理事项（限县级行政区域内总投资额不超过人民币3,000万元、建筑面积不超过5,000㎡且不涉及生态保护红线、永久基本农田、一级水源保护区及文物保护单位建设控制地带的项目）申请受理与核准';

const common: PaperContent = {
  kind: '受理通知书',
  title: '行政许可受理通知书',
  number: '凤道运许受〔2026〕第10001号',
  training: false,
  addressee: rare,
  blocks: [],
  closing: { organ: '凤道县交通运输局', date: '2026年9月30日', seal: '行政受理专用章' },
  handler: '张凤（工号1002）',
  signatures: ['申请人（代理人）签收'],
  footer: '本通知书一式两份，一份交申请人，一份存档。',
  copies: 2,
  qr: null,
  barcode: null,
};

const materialHead = [
  { title: '序号', share: 8 },
  { title: '材料名称', share: 58 },
  { title: '份数', share: 22 },
  { title: '页数', share: 12 },
];
const materials = (count: number): string[][] =>
  Array.from({ length: count }, (_, index) => {
    const name = [
      '道路旅客运输站经营申请表',
      '法定代表人、经办人身份证明（居民身份证、护照、港澳居民来往内地通行证）',
      `${company}出具的委托书`,
      '竣工验收证明，消防、环评、安评、能评、水保意见，《建设工程规划许可证》及附图',
    ][index % 4];
    return [
      String(index + 1),
      name ?? '',
      index % 3 === 0 ? '原件1 复印件1' : '复印件2',
      `${index * 3 + 1}页`,
    ];
  });

const names: PaperContent = {
  ...common,
  blocks: [
    {
      type: 'paragraph',
      text: `${company}（代理人：${minority}、${rare}）于2026年9月28日向本机关提出的“${item}”申请，材料齐全、符合法定形式。根据《中华人民共和国行政许可法》第三十二条第一款第（五）项，本机关决定予以受理。`,
    },
    {
      type: 'fields',
      rows: [
        ['办件编号', number43],
        ['申请人', rare],
        ['代理人', minority],
        ['单位名称', company],
        ['事项', item],
        ['统一社会信用代码', '91440232MA4W81L1X0'],
        ['电子邮箱', 'zhangfeng.transport-bureau@fengdao-county.example.gov.cn'],
        ['费用', '￥1,200.00（人民币壹仟贰佰元整）'],
      ],
    },
    {
      type: 'statement',
      text: '行首行末规则：一二三四五六七八九十一二三四五六七八九十一二三四五六七八，“引号”不在行末；（括号）……省略号——破折号，不在行首。',
    },
    {
      type: 'table',
      caption: '窄栏中的长编号和西文',
      head: [
        { title: '序号', share: 7 },
        { title: '办件编号', share: 18 },
        { title: '申请人', share: 16 },
        { title: '事项', share: 33 },
        { title: '备注', share: 16 },
        { title: '页数', share: 10 },
      ],
      rows: [
        ['1', number43, rare, item.slice(0, 60), 'GB/T 9704—2012 ISO 9001:2015', '128页'],
        ['2', number43, minority, '㛃𠮷㐂䶮·Ⅲ类①℃％‰', 'https://zwfw.example.gov.cn/q?n=0010001274', '1页'],
      ],
    },
  ],
};

const longList: PaperContent = {
  ...common,
  addressee: company,
  blocks: [
    { type: 'paragraph', text: `你（单位）提出的申请，本机关决定予以受理。办件编号${number43}。` },
    { type: 'table', caption: '附：申请材料清单', head: materialHead, rows: materials(44) },
  ],
};

/** A list that ends with the page: the closing has to take rows with it. */
const fullPage = (rows: number): PaperContent => ({
  ...common,
  addressee: minority,
  blocks: [
    { type: 'paragraph', text: '你（单位）提出的申请，材料齐全、符合法定形式，本机关决定予以受理。' },
    {
      type: 'table',
      caption: '附：申请材料清单',
      head: materialHead,
      rows: Array.from({ length: rows }, (_, index) => [
        String(index + 1),
        '道路旅客运输站经营申请表',
        '原件1',
        '3页',
      ]),
    },
  ],
});

const approval: PaperContent = {
  ...common,
  kind: '审批表',
  title: '行政许可审批表',
  number: '001-000127-4',
  addressee: '',
  blocks: [
    { type: 'heading', text: '一、申请' },
    {
      type: 'fields',
      rows: [
        ['申请人', company],
        ['事项', item],
        ['办件编号', number43],
        ['收到材料日期', '2026年9月28日'],
        ['受理日期', '2026年9月30日'],
        ['法定期限', '2026年11月4日'],
        ['承诺期限', '2026年10月14日'],
      ],
    },
    { type: 'heading', text: '二、审查和决定' },
    { type: 'blank', label: '审查人意见', text: '材料与原件核对一致，建议准予。', lines: 3 },
    { type: 'blank', label: '现场核查', text: '', lines: 4 },
    { type: 'blank', label: '领导（B角）审批意见', text: '', lines: 4 },
    { type: 'statement', text: '只签姓名、没有意见和日期的无效。' },
  ],
  closing: { organ: '凤道县交通运输局', date: '2026年9月30日', seal: null },
  signatures: ['审查人', '批准人（行政机关负责人）'],
  footer: '本表随案卷归档。',
  copies: 1,
};

const register: PaperContent = {
  ...common,
  kind: '用印登记',
  title: '行政审批专用章用印登记表',
  number: '2026年9月',
  addressee: '',
  blocks: [
    {
      type: 'paragraph',
      text: '登记范围：2026年9月1日至2026年9月30日，凤道县政务服务大厅交通运输综合窗口。',
    },
    {
      type: 'table',
      caption: '',
      head: [
        { title: '序号', share: 5 },
        { title: '时间', share: 12 },
        { title: '文书', share: 20 },
        { title: '文号', share: 16 },
        { title: '办件编号', share: 18 },
        { title: '申请人', share: 17 },
        { title: '用印人', share: 6 },
        { title: '批准人', share: 6 },
      ],
      rows: Array.from({ length: 34 }, (_, index) => [
        String(index + 1),
        '2026年9月30日 09:05',
        ['行政许可受理通知书', '补正行政许可申请有关材料告知书', '准予行政许可决定书'][index % 3] ?? '',
        `凤道运许受〔2026〕第${10001 + index}号`,
        number43,
        [rare, minority, company][index % 3] ?? '',
        '张凤',
        '李䶮',
      ]),
    },
  ],
  closing: { organ: '凤道县交通运输局驻县政务服务大厅窗口', date: '2026年9月30日', seal: null },
  signatures: ['窗口组长'],
  footer: '',
  copies: 1,
};

const slip: PaperContent = {
  ...common,
  kind: '收件凭证',
  title: '申请材料收件凭证',
  number: '001-000127-4',
  addressee: rare,
  blocks: [
    {
      type: 'fields',
      rows: [
        ['申请人', rare],
        ['代理人', minority],
        ['单位名称', company],
        ['事项', item],
        ['办件编号', number43],
        ['收件窗口', '交通运输综合窗口（二楼A区12号）'],
        ['收件人', '张凤（工号1002）'],
        ['费用', '￥1,200.00'],
      ],
    },
    { type: 'heading', text: '一、收到的材料' },
    { type: 'table', caption: '', head: materialHead, rows: materials(5) },
    { type: 'blank', label: '申请人补充说明', text: '以下由交件人填写。', lines: 2 },
    { type: 'statement', text: '本凭证不是受理凭证。2026年10月14日（5个工作日）前告知是否需要补正。' },
  ],
  signatures: ['交件人签名', '委托代理人（附授权委托书和身份证明）签名'],
  footer: '请妥善保管本凭证，凭收件编号查询办理情况。热敏纸字迹会消退，法定文书以A4纸文书为准。',
  copies: 1,
  qr: '001-000127-4',
  barcode: '0010001274',
};

const again = { printedAt: '2026年9月30日 09:05', by: '张凤（工号1002）' };

export const samples: readonly PaperSample[] = [
  { name: '难字长名', content: names },
  { name: '长清单', content: { ...longList, training: true }, copy: { ...again, reprint: 1 } },
  ...[9, 10].map((rows) => ({ name: `满页清单${rows}行`, content: fullPage(rows) })),
  { name: '手填表', content: approval },
  { name: '长登记', content: register, copy: { ...again, by: `${minority}（工号1003）`, reprint: 2 } },
  { name: '难字凭证', content: slip },
  {
    name: '补打凭证',
    content: {
      ...slip,
      training: true,
      qr: 'https://zwfw.example.gov.cn/q?n=001-000127-4',
      barcode: number43,
    },
    copy: { reprint: 12, printedAt: '2026年12月30日 09:05', by: `${minority}（工号1003）` },
  },
];
