/** The papers that are asked for here, in groups, and what each needs to know. */
import type { PaperRequest } from '#shared/papers/asked/requests.ts';
import type { Refusal } from '#shared/result.ts';

/** Those of a case are made from the case, the sheet of a day from its reconciliation. */
export type AskedKind = Exclude<PaperRequest['paper'], '送达回证' | '审批表' | '日结单'>;
export type Parameter = 'item' | 'month' | 'department' | 'grantee';

export interface AskedPaper {
  readonly paper: AskedKind;
  readonly title: string;
  readonly needs: readonly Parameter[];
}

export const askGroups: readonly { readonly title: string; readonly papers: readonly AskedPaper[] }[] = [
  { title: '公开', papers: [{ paper: '办事指南', title: '办事指南', needs: ['item'] }] },
  {
    title: '月报和通报',
    papers: [
      { paper: '部门月报', title: '部门月报', needs: ['department', 'month'] },
      { paper: '评议通报', title: '一事一评月度统计通报', needs: ['month'] },
    ],
  },
  {
    title: '登记簿',
    papers: [
      { paper: '咨询登记', title: '咨询登记', needs: ['month'] },
      { paper: '替岗登记', title: '替岗、离岗登记', needs: ['month'] },
      { paper: '用印登记', title: '用印登记', needs: ['month'] },
      { paper: '票据登记', title: '票据领用缴销登记', needs: ['month'] },
      { paper: '投诉登记', title: '投诉登记', needs: ['month'] },
    ],
  },
  {
    title: '进驻和授权',
    papers: [
      { paper: '一览表A', title: '一览表A（整体进驻）', needs: ['department'] },
      { paper: '一览表B', title: '一览表B（业务受理进驻）', needs: ['department'] },
      { paper: '授权书', title: '行政审批授权书', needs: ['grantee'] },
    ],
  },
];

/** What the person may ask for; groups of which nothing is left are not shown. */
export const groupsFor = (allowed: readonly string[]): typeof askGroups =>
  askGroups
    .map(({ title, papers }) => ({ title, papers: papers.filter(({ paper }) => allowed.includes(paper)) }))
    .filter(({ papers }) => papers.length > 0);

export interface AskDraft {
  /** `2026-09` */
  readonly month: string;
  readonly department: string;
  /** Staff number. */
  readonly grantee: string;
  readonly item: {
    readonly code: string;
    readonly name: string;
    readonly subItems: readonly { readonly id: string; readonly name: string }[];
  } | null;
  /** Null for the item as a whole. */
  readonly subItem: string | null;
}

const missing = (message: string, next: string, field: Parameter): Refusal => ({
  kind: 'bad_input',
  rule: '',
  message,
  next,
  field,
});

/** As the contract takes it, or what is still missing. */
export function requestOf(paper: AskedKind, draft: AskDraft): PaperRequest | { readonly missing: Refusal } {
  const { month, department, grantee, item } = draft;
  switch (paper) {
    case '办事指南':
      return item === null
        ? { missing: missing('未选择事项。', '请查找并选择事项。', 'item') }
        : { paper, itemCode: item.code, subItem: draft.subItem };
    case '授权书':
      return grantee === ''
        ? { missing: missing('未选择被授权人。', '请选择被授权人。', 'grantee') }
        : { paper, grantee };
    case '部门月报':
    case '一览表A':
    case '一览表B':
      if (department === '') return { missing: missing('未选择部门。', '请选择部门。', 'department') };
      return paper === '部门月报' ? { paper, department, month } : { paper, department };
    default:
      return month === '' ? { missing: missing('未填写月份。', '请选择月份。', 'month') } : { paper, month };
  }
}
