/** S1: how many items go where. S2 丰顺: 45 bodies and how each is in the hall (A6). */
import { type Department, department, type enteringModes } from '../../hall.ts';
import { type FoundingJson, type PlanLine, titled } from './founding-json.ts';

export interface PlanCounts {
  /** 常设窗口 31 部门, 综合窗口 11 部门, 政务服务分厅 4 个. */
  readonly place: '常设窗口' | '综合窗口' | '政务服务分厅';
  readonly bodies: number;
  readonly items: number;
}

export function readS1(plan: FoundingJson['plan1']): { counts: PlanCounts[]; report: PlanLine[] } {
  const counts: PlanCounts[] = [
    { place: '常设窗口', bodies: plan.常设窗口.部门, items: plan.常设窗口.事项 },
    { place: '综合窗口', bodies: plan.综合窗口.部门, items: plan.综合窗口.事项 },
    { place: '政务服务分厅', bodies: plan.政务服务分厅.分厅, items: plan.政务服务分厅.事项 },
  ];
  const sum = counts.reduce((total, { items }) => total + items, 0);
  const parts = counts.map(({ place, items }) => `${place}${items}项`).join('、');
  return {
    counts,
    report: [
      sum === plan.sum_items
        ? { plan: 'S1', level: '注意', text: `${parts}，合计${sum}项，与总数相符；方案没有列出事项名称。` }
        : { plan: 'S1', level: '错误', text: `${parts}，合计${sum}项，总数写作${plan.sum_items}项。` },
    ],
  };
}

const modes = {
  整体进驻单位: '整体进驻',
  业务受理进驻单位: '业务受理进驻',
  公共服务单位: '公共服务',
  管理监督单位: '管理监督',
} as const satisfies Record<keyof FoundingJson['plan2'], (typeof enteringModes)[number]>;

/** Bodies that a later reform renamed or merged (1M.12); those of national lines stand under a higher body (E1). */
const reformed = /国税|地税|工商|质监|食药监|计生|监察|国土资源|环保|安监|公安消防|文广|卫生局/u;
const vertical = /国税|地税|烟草|盐务|气象/u;

export function readS2(plan: FoundingJson['plan2']): { departments: Department[]; report: PlanLine[] } {
  const report: PlanLine[] = [];
  const departments: Department[] = [];
  for (const [list, mode] of Object.entries(modes) as [keyof typeof modes, Department['mode']][]) {
    for (const name of plan[list])
      departments.push(department.parse({ name: titled(name), mode, vertical: vertical.test(name) }));
  }
  const names = departments.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) report.push({ plan: 'S2', level: '错误', text: `${twice.join('、')}列了两次。` });
  const counts = Object.values(modes).map(
    (mode) => `${mode}${departments.filter((entry) => entry.mode === mode).length}个`,
  );
  report.push({ plan: 'S2', level: '注意', text: `${counts.join('、')}，共${departments.length}个单位。` });
  const old = names.filter((name) => reformed.test(name));
  if (old.length > 0)
    report.push({
      plan: 'S2',
      level: '注意',
      text: `${old.join('、')}的名称照录；机构改革后更名或者合并的，请填写现名称和起止日期。`,
    });
  return { departments, report };
}
