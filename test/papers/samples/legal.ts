/** The legal papers of a case, from receipt to service (domain 4, rows 1 to 12 and 14). */
import type { PaperContent } from '#shared/papers/content.ts';
import {
  environment,
  extension,
  type Life,
  type LifeCommand,
  type LifeCommandOf,
  notice,
  serving,
  suspension,
  transport,
} from '../../support/case-life.ts';
import { askedReceipt, duePapers, papersAfter } from '../../support/life-papers.ts';
import {
  begun,
  citizen,
  decided,
  denial,
  grant,
  passedOn,
  permit,
  permitMaterials,
  superior,
  toServe,
} from '../../support/sample-cases.ts';
import type { PaperSample } from './index.ts';

/** Of the papers that an act made due, the one with this title. */
function titled(title: RegExp, papers: readonly PaperContent[]): PaperContent {
  const found = papers.find((paper) => title.test(paper.title));
  if (found === undefined) throw new Error(`no ${title.source}`);
  return found;
}
const after = (life: Life, by: string, command: LifeCommand, title = /./u): PaperContent =>
  titled(title, papersAfter(life, by, command));
/** Given out with the answer at the window. */
function answered(title: RegExp, life: Life): PaperContent {
  const papers = duePapers(life, life.events);
  if (!papers.ok) throw new Error(papers.refusal.message);
  return titled(title, papers.value);
}

const ticks = (problems: Readonly<Record<string, string | null>>) =>
  permitMaterials
    .filter(({ id }) => problems[id] !== null)
    .map(({ id, form }) => ({
      materialId: id,
      received: true,
      originals: form === '复印件' ? 0 : 1,
      copies: form === '原件' ? 0 : 1,
      pages: 6,
      problem: problems[id] === undefined ? null : { kind: '填写有误' as const, detail: problems[id] ?? '' },
    }));
const wanting = (): Life =>
  begun(permit, {
    materials: ticks({ form: '第2页“建设规模”与规划许可证不一致，请改正并盖章', land: null, safety: null }),
    outcome: { kind: 'correct' },
  });
const supplied = (): PaperContent =>
  after(
    wanting().on('2026-10-15'),
    '1001',
    {
      type: 'supplement',
      materials: ticks({ plan: null, drawing: null, safety: '缺少施工现场应急预案，请补充' }),
    },
    /补正材料收件凭证/u,
  );
const again = (): PaperContent =>
  after(wanting().on('2026-10-14'), '1001', {
    type: 'notify_again',
    points: [
      { materialId: 'drawing', problem: '不符合法定形式', requirement: '提交审查机构盖章的合格书原件1份' },
    ],
    reason: '首次告知时合格书的附页尚未核对，现发现附页没有审查机构盖章',
    supervisor: '9001',
  });
const silent = (): PaperContent =>
  after(begun(permit, { applicant: citizen, outcome: { kind: 'receive' } }).on('2026-10-20'), '1001', {
    type: 'deem_accepted',
  });
const refused = (): Life =>
  begun(permit, {
    applicant: citizen,
    outcome: {
      kind: 'refuse',
      ground: 'not_competent',
      reason: '申请的工程位于邻县行政区域内，由工程所在地的住房和城乡建设主管部门审批',
      competentOrgan: '邻县住房和城乡建设局',
      citation: '',
    },
  });
const unneeded = (): Life =>
  begun(permit, {
    applicant: citizen,
    outcome: {
      kind: 'not_required',
      basis: '《建筑工程施工许可管理办法》第二条：工程投资额在30万元以下的建筑工程，可以不申请办理施工许可证',
    },
  });

const asking: LifeCommand = {
  type: 'co_notify',
  notices: [
    notice(601, transport, { subject: '施工期间占用道路和临时出入口的设置' }),
    notice(602, environment, { subject: '施工扬尘和夜间噪声的防治措施', limitDays: 7 }),
  ],
};
const testing = suspension('检测', '2026-10-13', {
  statute: '《建设工程质量管理条例》第三十一条',
  reason: '主体结构所用的商品混凝土需要由检测机构检测强度',
  expectedDays: 8,
});
const charging = { type: 'charge', quantity: 3 } as const;
const forwarding = { type: 'forward', document: '示建呈〔2026〕1号', sentOn: '2026-10-12' } as const;
const collecting = { type: 'notify_collection', via: '当面', note: '' } as const;
const ending = {
  type: 'terminate',
  ground: 'applicant_gone',
  reason: '申请单位已于2026年10月9日办理注销登记，没有承继其权利义务的单位',
} as const;
const unpaid = (): Life =>
  begun(permit, { applicant: citizen }).signed().do('1001', grant).do('1002', charging);
type ServiceChange = Partial<LifeCommandOf<'serve'>>;
const served = (change: ServiceChange): PaperContent => {
  const life = toServe();
  return after(life, '1002', serving(life.case, { servedOn: life.today, ...change }));
};
const left = {
  manner: '留置送达',
  place: '示范市人民路1号希望大厦8层',
  refusal: '法定代表人在场，以对许可条件有异议为由拒绝签收',
  witnesses: ['刘居委', '王物业'],
} satisfies ServiceChange;
const posted = {
  manner: '邮寄送达',
  place: '',
  reference: 'EMS1000000000001',
  recipient: {
    kind: '代收人',
    name: '陈收发',
    relation: '单位收发室工作人员',
    identityChecked: false,
    letterOfAuthority: false,
  },
} satisfies ServiceChange;

const extended = papersAfter(begun(permit), '1001', extension());

export const samples: readonly PaperSample[] = [
  // Rows 1 to 5
  {
    name: '收件凭证',
    content: answered(/收件凭证/u, begun(permit, { applicant: citizen, outcome: { kind: 'receive' } })),
  },
  { name: '受理通知书', content: answered(/受理通知书/u, begun(permit)) },
  { name: '视为受理的受理通知书', content: silent() },
  { name: '补正告知书', content: answered(/补正.*告知书/u, wanting()) },
  { name: '再次补正告知书', content: again() },
  { name: '补正材料收件凭证', content: supplied() },
  { name: '不受理告知书', content: answered(/不受理告知书/u, unneeded()) },
  { name: '不予受理决定书', content: answered(/不予受理决定书/u, refused()) },
  // Rows 6 to 9, and the end without a decision
  { name: '特别程序告知书', content: after(begun(permit), '1001', testing) },
  { name: '延期通知书', content: titled(/通知书/u, extended) },
  { name: '延期办理审批单', content: titled(/审批单/u, extended) },
  { name: '准予决定书', content: after(decided('准予'), '1001', grant) },
  { name: '不予决定书', content: after(decided('不予'), '1001', denial) },
  { name: '终止通知书', content: after(begun(permit), '1001', ending) },
  // Rows 10 to 12
  { name: '缴款通知书', content: after(decided('准予').do('1001', grant), '1002', charging) },
  { name: '领取通知', content: after(toServe(), '1002', collecting) },
  { name: '领取通知（个人，尚未缴款）', content: after(unpaid(), '1002', collecting) },
  { name: '送达回证', content: askedReceipt(toServe()) },
  { name: '留置送达的送达回证', content: served(left) },
  { name: '邮寄送达的送达回证', content: served(posted) },
  // Row 14
  { name: '抄告单', content: after(begun(permit), '1001', asking) },
  {
    name: '转办单',
    content: after(begun(passedOn, { outcome: { kind: 'receive' } }), '1001', {
      type: 'transmit',
      to: '建筑业科',
    }),
  },
  { name: '上报的转办单', content: after(begun(superior).signed(), '1001', forwarding) },
];
