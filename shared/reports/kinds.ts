/** The reports of the page 统计: what each needs to be asked with, and whose they are. Zod-free: the screen reads it. */
import type { Act } from '../authority/acts.ts';

export const reportKinds = [
  'daily',
  'monthly',
  'items',
  'timeliness',
  'instant',
  'appraisal',
  'ratings',
  'exchange',
] as const;
export type ReportKind = (typeof reportKinds)[number];

export interface ReportProfile {
  readonly title: string;
  /** What it tells, in one line. */
  readonly about: string;
  readonly rule: string;
  /** One day, one month, or from one day to another. */
  readonly period: 'day' | 'month' | 'days';
  /** Whether it may be of one department alone. */
  readonly byDepartment: boolean;
  /** Who may have it is what the table of authority says of this act. */
  readonly act: Act;
}

export const reportProfiles: Readonly<Record<ReportKind, ReportProfile>> = {
  daily: {
    title: '日报',
    about: '当日收件、受理、办结和在办',
    rule: 'I4',
    period: 'day',
    byDepartment: true,
    act: '打印统计报表',
  },
  monthly: {
    title: '部门月报',
    about: '审批服务事项办理情况',
    rule: 'I4',
    period: 'month',
    byDepartment: true,
    act: '打印统计报表',
  },
  items: {
    title: '事项办件量',
    about: '按事项、部门和日期',
    rule: 'I4',
    period: 'days',
    byDepartment: true,
    act: '打印统计报表',
  },
  timeliness: {
    title: '办理时限',
    about: '按期、超期、暂停与红黄牌',
    rule: 'C2 · C6',
    period: 'days',
    byDepartment: true,
    act: '打印统计报表',
  },
  instant: {
    title: '即办率',
    about: '受理当日办结的比例',
    rule: 'C1',
    period: 'days',
    byDepartment: true,
    act: '打印统计报表',
  },
  appraisal: {
    title: '个人考核',
    about: '办件、时限、评价和在岗',
    rule: 'D10',
    period: 'days',
    byDepartment: true,
    act: '打印统计报表',
  },
  ratings: {
    title: '一事一评统计',
    about: '每月按人员、窗口和部门',
    rule: 'I1',
    period: 'month',
    byDepartment: false,
    act: '打印评议通报',
  },
  exchange: {
    title: '国家交换表',
    about: 'up_pro_* 各表，导出 CSV',
    rule: 'I5',
    period: 'days',
    byDepartment: false,
    act: '导出交换数据',
  },
};
