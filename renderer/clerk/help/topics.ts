import type { PageId } from '../workstation/pages.tsx';

/** What help says of one screen: short, and with the rule each sentence rests on. */
export interface Topic {
  readonly title: string;
  /** What the screen is for, in one sentence. */
  readonly purpose: string;
  readonly points: readonly Point[];
  /** Keys that work on this screen beside those of every screen. */
  readonly keys: readonly (readonly [keys: string, does: string])[];
}

export interface Point {
  readonly text: string;
  /** Article or requirement it rests on; empty where it is only how the screen works. */
  readonly rule: string;
}

const point = (text: string, rule = ''): Point => ({ text, rule });

/** Everything that F1 can be pressed on. */
export type TopicId = PageId | 'case';

export const topics: Readonly<Record<TopicId, Topic>> = {
  intake: {
    title: '收件',
    purpose: '读证、选事项、核对材料，当场作出受理、补正、不予受理或者不受理的处理。',
    points: [
      point('材料齐全、符合法定形式的，应当受理，并出具加盖专用印章和注明日期的书面凭证。', '许可法32(5)'),
      point(
        '材料不齐全或者不符合法定形式的，当场或者五个工作日内一次告知需要补正的全部内容；逾期不告知的，自收到材料之日起即为受理。',
        '许可法32(4)',
      ),
      point('仅仅缺少材料的，不得不予受理，应当告知补正。', 'B2 · B3'),
      point(
        '依法不需要取得行政许可的，即时告知“不受理”；不属于本机关职权的，即时作出“不予受理”的决定。',
        '许可法32(1)(2)',
      ),
      point('可以当场更正的错误，应当允许申请人当场更正。', '许可法32(3)'),
      point('不得要求提供与申请事项无关的材料。', '许可法31'),
      point('未进驻大厅的事项不在窗口受理，画面写明到哪里办理。', 'A2'),
    ],
    keys: [
      ['F4', '读取申请人证件（Shift+F4 读代理人证件）'],
      ['F5', '个人和单位切换'],
      ['Ctrl+D', '沿用登记过的申请人资料'],
      ['Ctrl+G', '沿用以前的代理人'],
      ['Ctrl+E', '打开该申请人以前的办件'],
      ['Alt+1…9', '常用事项'],
      ['Ctrl+H', '办事指南'],
      ['F6', '材料全部收到'],
      ['F7', '更换事项'],
      ['F9', '受理（Shift+F9 只收件，暂不答复）'],
      ['F10', '补正告知'],
      ['F11', '不予受理（Shift+F11 不受理）'],
      ['Ctrl+B', '其他情形'],
      ['Ctrl+Enter', '按所填内容办理'],
      ['Ctrl+M', '即办件：改作另一种处理'],
      ['F12', '清空（Ctrl+Z 撤回清空）'],
      ['Alt+0', '继续没有办完的收件（Alt+Delete 不再保留）'],
      ['F2', '办完以后：下一件（Ctrl+O 打开办件，Ctrl+P 补打）'],
    ],
  },
  board: {
    title: '办件',
    purpose: '查找办件，看哪些今日到期、临期、超期或者暂停计时。',
    points: [
      point('每件有两个时限：法定时限和承诺时限，分别计算，承诺时限不得长于法定时限。', 'C2 · C5'),
      point('时限以工作日计算，不含法定节假日。', '许可法82'),
      point(
        '听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审所需时间不计入法定时限，应当书面告知申请人。',
        '许可法45',
      ),
      point('用扫描枪扫收件凭证上的条码，在任何画面都打开该办件。'),
    ],
    keys: [
      ['F3', '查找'],
      ['Enter', '打开所选办件'],
      ['↑ ↓ PageUp PageDown', '移动'],
      ['Alt+Q…O', '常用筛选，再按一次取消'],
      ['Alt+1…9', '保存的视图'],
      ['Alt+S', '保存现在的筛选'],
      ['Alt+0', '取消筛选'],
    ],
  },
  case: {
    title: '办件详情',
    purpose: '一件事的全部经过、材料、文书、意见和时限，以及现在能办什么、不能办什么、为什么。',
    points: [
      point('没有受理编号的，不得签署意见、用印、制证。', 'B6'),
      point('承诺件由领导意见决定，窗口按意见出具决定；即办件由窗口在授权范围内决定。', 'G3 · D3'),
      point('延期应当经机关负责人批准，并把理由告知申请人。', '许可法42'),
      point('不予许可的，应当说明理由，并告知申请复议和提起诉讼的权利。', '许可法38(2)'),
      point('十个工作日内送达；送达以签收之日为准。', '许可法44'),
      point('已经发生的事不能删除；误录的，由窗口负责人和第二人作废，编号不再使用。', 'B2'),
    ],
    keys: [
      ['1…5', '经过、材料、文书、意见、时限（Ctrl+← Ctrl+→ 前后移动）'],
      ['Alt+字母', '办理右侧标有该键的事项；不能办的，写明为什么'],
      ['Alt+G', '用印（另一枚等待用印的，Alt+0）'],
      ['Ctrl+Enter', '办理所填的表单'],
      ['Alt+1…9', '表单中的常用语'],
      ['Alt+N', '表单中添加一项'],
      ['F4', '邀请评价'],
      ['F5', '打印失败的，重试'],
      ['F6', '登记补正材料（登记时：全部收齐，F9 登记）'],
      ['F7', '中心回执'],
      ['F9', '显示证件和电话'],
      ['F10', '已经打出（F11 没有打出，F12 改用另一种打印）'],
      ['Ctrl+D', '登记签收'],
    ],
  },
  opinions: {
    title: '审批',
    purpose: '轮到本人签署意见的办件，可以逐件签署，也可以选多件批量签署。',
    points: [
      point('A领导出差或者请假期间由B领导签署，意见注明“B角代A”；A在岗的，B不能代签。', 'D5'),
      point('意见应当写明姓名、职务、意见和日期，只有签名的不算。', 'G3'),
      point('未经窗口受理的，不得签署。', 'B6'),
      point('抄告部门答复不同意的，应当说明理由；沉默不等于同意。', 'F1'),
    ],
    keys: [
      ['↑ ↓', '移动（写意见时 Ctrl+↑ Ctrl+↓）'],
      ['空格', '选中'],
      ['Ctrl+1', '回到清单'],
      ['Alt+1', '同意'],
      ['Alt+2', '不同意'],
      ['Alt+3', '退回；答复抄告时，同意但需转报'],
      ['F4', '换常用语'],
      ['Ctrl+Enter', '签署，答复'],
      ['F6', '待签办件（F7 抄告答复）'],
      ['Enter', '打开办件'],
    ],
  },
  registers: {
    title: '登记',
    purpose: '咨询、投诉、印章、票据、移交、替岗、送达等登记簿。',
    points: [
      point('咨询登记与办件分开，可以转为申请。', 'B4'),
      point('投诉由监察部门和大厅管理机构处理，窗口只登记、转交，不得改动。', 'I2'),
      point('没有文书编号的不得用印；印章交接双方签字。', 'E2'),
      point('票据按号顺序使用；上一批没有缴销的，不得领取下一批。', 'H2'),
      point('材料移交由部门人员送取，不得要求窗口人员往返。', 'G1'),
    ],
    keys: [
      ['Ctrl+PageDown', '下一个登记簿（Ctrl+PageUp 上一个）'],
      ['Insert', '新增（也可以按 Ctrl+N）'],
      ['Ctrl+F', '查找'],
      ['Ctrl+O', '只看未了结的，看全部'],
      ['Alt+字母', '办理所选一条标有该键的事项'],
      ['Alt+S', '咨询转为申请'],
      ['Alt+O', '打开所涉办件'],
      ['Alt+N', '表单中添加一项'],
      ['Ctrl+P', '到文书画面生成登记簿'],
      ['Ctrl+Enter', '办理所填的表单'],
    ],
  },
  live: {
    title: '监察',
    purpose: '各窗口在岗、离岗、空岗的情况，快到期和超期的办件，差评、投诉和红黄牌。',
    points: [
      point('上班时间窗口没有人签到的，是空岗。', 'D11'),
      point('离岗应当在替岗人员签到之后。', 'D6'),
      point('对不及时审批的予以通报，部门应当报送处理结果。', 'C6 · I3'),
    ],
    keys: [
      ['Alt+1…9', '各部分'],
      ['F5', '刷新'],
      ['Ctrl+Enter', '改派，发出通报'],
      ['Enter', '打开所选数字背后的办件'],
    ],
  },
  reports: {
    title: '统计',
    purpose: '日报、部门月报、评议通报、考核、时限、即办率和国家交换表，每个数字都能打开背后的办件。',
    points: [
      point('部门每月书面报送办理情况。', 'I4'),
      point('评议结果每月统计、通报；公布之前，被评议人看不到。', 'I1'),
      point('默认的、未评价的与实际评价分开统计。', 'I1'),
    ],
    keys: [
      ['F9', '生成'],
      ['Alt+1…9', '打开所选一行背后的办件，按表的顺序'],
      ['Ctrl+E', '导出Excel'],
      ['Ctrl+P', '导出PDF'],
      ['Ctrl+D', '导出CSV'],
    ],
  },
  manage: {
    title: '管理',
    purpose: '替岗同意、授权、领导离岗、号段，以及大厅的人员、窗口、事项、日历和设置。',
    points: [
      point('窗口负责人的职级不得低于规定。', 'D2'),
      point('临时顶岗换人，应当事前征得大厅管理机构同意。', 'D7'),
      point('承诺时限不得长于法定时限。', 'C2'),
      point('各窗口的号段互不重叠，离线时也不会重号。', 'A4'),
    ],
    keys: [
      ['Alt+1…9 Alt+0', '各部分'],
      ['F6', '事项目录中查找；登记簿中只看未了结的；导入一览表B'],
      ['F5', '导入一览表A（F7 进驻方案）'],
      ['Alt+O', '打开所涉办件'],
      ['PageUp PageDown', '工作日历的上一年、下一年'],
      ['Ctrl+Enter', '保存、导入'],
      ['Ctrl+Shift+R', '向中心再次提交尚未生效的修改'],
      ['Alt+字母', '办理标有该键的事项（表单中 Alt+N 添加一项）'],
    ],
  },
  papers: {
    title: '文书',
    purpose: '生成没有办理环节带出的文书：办事指南、登记簿、月报、通报、一览表、送达回证、审批表、授权书。',
    points: [
      point('先归档、预览，说打印才打印。'),
      point(
        '应当公示事项、依据、条件、数量、程序、期限、材料目录和示范文本，申请人要求说明的应当说明。',
        '许可法30',
      ),
      point('补打的文书注明第几次、时间和人员；作废的编号不再使用。'),
    ],
    keys: [
      ['F9', '生成'],
      ['Ctrl+P', '打印'],
    ],
  },
  post: {
    title: '岗位',
    purpose: '今天能办什么，离岗和替岗，上线检查和设备自检。',
    points: [
      point('离岗先申请，指定的替岗人员在本窗口签到以后才算离开。', 'D6'),
      point('授权书过期或者撤销的，不得再办理。', 'D3'),
      point('上线检查：事项、人员、授权、窗口位置和打印机。', 'A8'),
    ],
    keys: [
      ['F4', '重新自检'],
      ['Alt+P', '小票打印机已试（Alt+D 文书打印机，Alt+R 评价器）'],
      ['F9', '申请离岗'],
      ['F10', '撤回离岗申请'],
      ['Alt+Q', '离岗事由：参加会议（Alt+W 送取材料，Alt+E 用餐，Alt+T 就医）'],
      ['Alt+1…9', '打开今日待办'],
    ],
  },
  'day-end': {
    title: '日结',
    purpose: '下班前核对编号、文书、印章、票据、没有上传的记录和应当移交的材料。',
    points: [
      point('作废和跳过的编号逐个列出。'),
      point('印章入柜，票据核对。', 'E2 · H2'),
      point('材料应当当日或者次日中午前移交。', 'G2'),
    ],
    keys: [
      ['F9', '生成日结单'],
      ['Alt+← Alt+→', '前一日、后一日'],
      ['Alt+1…9', '去办理未了结的一项'],
      ['Ctrl+D', '登记签收'],
    ],
  },
  settings: {
    title: '设置',
    purpose: '本窗口的打印机、中心地址和部门用语，由窗口负责人设置。',
    points: [
      point('各窗口的打印机可以不同，逐台设置并打印测试页。', 'K1'),
      point('部门可以改写自己的用语，法律固定的内容不变。'),
    ],
    keys: [
      ['F8', '打印机和其他设置之间切换'],
      ['F9', '保存'],
      ['F5', '重新查找打印机，重新读取用语文件'],
      ['Ctrl+P', '打印小票测试页（Ctrl+Shift+P 文书测试页）'],
    ],
  },
};

/** Of those that work everywhere, what also works while a case lies on top. */
export const keysOverCase: ReadonlySet<string> = new Set(['F1', 'Ctrl+K', 'Ctrl+Shift+L', 'Esc']);

/** Keys that work everywhere in the work place. */
export const commonKeys: readonly (readonly [keys: string, does: string])[] = [
  ['F1', '帮助'],
  ['Ctrl+I', '连接和设备'],
  ['Ctrl+J', '打印'],
  ['Ctrl+K', '按编号打开办件'],
  ['Ctrl+L', '签退'],
  ['Ctrl+Shift+L', '锁定'],
  ['Esc', '返回、取消'],
];
