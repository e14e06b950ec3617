/** The registers as a screen names them. Free of schemas: a screen loads it whole. */

export const shelfKinds = [
  'consultation',
  'complaint',
  'follow_up',
  'seal',
  'bill',
  'transfer',
  'delivery',
  'shift',
  'leave',
  'mandate',
  'penalty',
  'notice',
  'numbers',
] as const;
/** A register, or `delivery`: what was served, which is read from the cases. */
export type ShelfKind = (typeof shelfKinds)[number];

interface ShelfWords {
  readonly title: string;
  /** What stands in it, in one sentence. */
  readonly about: string;
  /** What to do where nothing is in it yet; empty where others fill it. */
  readonly begin: string;
  /** What a row's last column of people names. */
  readonly who: string;
  /** Its printed form among the papers that are asked for; null where there is none. */
  readonly paper: '咨询登记' | '投诉登记' | '用印登记' | '票据登记' | '替岗登记' | '授权书' | null;
}

export const shelfWords: Readonly<Record<ShelfKind, ShelfWords>> = {
  consultation: {
    title: '咨询登记',
    about: '来人来电咨询，答复后可以转为申请（B4）。',
    begin: '有人咨询时，按 Insert 登记。',
    who: '咨询人',
    paper: '咨询登记',
  },
  complaint: {
    title: '投诉登记',
    about: '窗口登记后封存，由监察机关和大厅管理机构处理（I2）。',
    begin: '有人投诉时，按 Insert 登记。',
    who: '被投诉人',
    paper: '投诉登记',
  },
  follow_up: {
    title: '差评整改',
    about: '联系核实、整改、回访、办结；不显示评价人，被评价人不参与（I1）。',
    begin: '收到差评时自动登记，无需录入。',
    who: '被评价人',
    paper: null,
  },
  seal: {
    title: '印章',
    about: '每一枚印章的保管、交接、使用和停用（E1、E2、E3）。',
    begin: '印章启用时，由窗口负责人按 Insert 登记。',
    who: '保管人',
    paper: '用印登记',
  },
  bill: {
    title: '票据',
    about: '票据的领取、使用、作废、遗失和缴销（H2）。',
    begin: '窗口第一次领用票据时，按 Insert 登记。',
    who: '领取人',
    paper: '票据登记',
  },
  transfer: {
    title: '移交',
    about: '材料移交单：部门派人取送，双方签字（G1、G2）。',
    begin: '有材料要移交部门时，按 Insert 开具移交单。',
    who: '移交人',
    paper: null,
  },
  delivery: {
    title: '送达登记',
    about: '已经送达的文书，由办件的送达记录生成（J1）。',
    begin: '在办件中登记送达后，这里自动列出。',
    who: '受送达人',
    paper: null,
  },
  shift: {
    title: '替岗离岗',
    about: '各窗口在岗人员、离岗申请和替岗同意（D6、D7）。',
    begin: '需要离岗或者登记替岗同意时，按 Insert。',
    who: '在岗人员',
    paper: '替岗登记',
  },
  leave: {
    title: '领导离岗带班',
    about: 'A角、B角的离岗期间，领导带班、巡视、现场办公（D5）。',
    begin: '领导出差、请假或者带班时，按 Insert 登记。',
    who: '领导',
    paper: null,
  },
  mandate: {
    title: '授权书',
    about: '行政审批授权书：授予、续签、撤销（D3）。',
    begin: '签订授权书时，按 Insert 登记。',
    who: '被授权人',
    paper: '授权书',
  },
  penalty: {
    title: '当场处罚',
    about: '简易处罚决定和罚款缴纳（B9）。',
    begin: '当场作出处罚决定时，按 Insert 登记。',
    who: '当事人',
    paper: null,
  },
  notice: {
    title: '监察通报',
    about: '监察通报和处理结果备案，评议结果通报（I1、I3）。',
    begin: '需要通报时，按 Insert 登记。',
    who: '发出人',
    paper: null,
  },
  numbers: {
    title: '号段',
    about: '本窗口各编号系列的号段、余量、退回和作废（A4）。',
    begin: '需要另行分配号段时，由大厅管理人员按 Insert 登记。',
    who: '窗口',
    paper: null,
  },
};
