/** Which reports a person may have, of which days and bodies. */
import type { z } from 'zod';
import { todayOf } from '#shared/act-context.ts';
import { mayDo } from '#shared/authority/index.ts';
import type { ReportChoices, reportInputs } from '#shared/contract/reports.ts';
import { mayReadOf, readsAll } from '#shared/papers/registers/register-parts.ts';
import { departmentOn } from '#shared/reference/index.ts';
import type { ReportAsked } from '#shared/reports/build/context.ts';
import { reportKinds, reportProfiles } from '#shared/reports/kinds.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { periodOf } from './period.ts';

/** Who asks, when, and of which hall. */
export type Where = Parameters<typeof mayDo>[2];

/** 1M.12: a body under the name it has today. */
const nameOf = (name: string, where: Where): string =>
  departmentOn(where.hall, name, todayOf(where))?.name ?? name;

export function reportChoices(where: Where): Result<ReportChoices> {
  const allowed = reportKinds.map((kind) => ({ kind, may: mayDo(reportProfiles[kind].act, null, where) }));
  const kinds = allowed.flatMap(({ kind, may }) => (may.ok ? [kind] : []));
  const refused = allowed.find(({ may }) => !may.ok)?.may;
  if (kinds.length === 0 && refused !== undefined && !refused.ok) return refused;
  const departments = new Set(where.hall.departments.map(({ name }) => nameOf(name, where)));
  return ok({
    kinds,
    wholeHall: readsAll(where),
    departments: [...departments].filter((name) => mayReadOf(name, where)),
    ownDepartment: nameOf(where.person.department, where),
  });
}

type Asked = Omit<z.output<(typeof reportInputs)['makeReport']>, 'jobId'>;

/** D1: a body's figures are for its own people and for those who look after all. */
export function reportAsked(request: Asked, where: Where): Result<ReportAsked> {
  const { kind } = request;
  const profile = reportProfiles[kind];
  const allowed = mayDo(profile.act, null, where);
  if (!allowed.ok) return allowed;
  const period = periodOf(profile, request, todayOf(where));
  if (!period.ok) return period;
  if (!profile.byDepartment || request.department === '') {
    if (!readsAll(where))
      return refuse(
        'not_permitted',
        'D1',
        '全大厅的统计由大厅管理机构和监察机关查看。',
        '请选择本部门。',
        'department',
      );
    return ok({ kind, department: null, period: period.value });
  }
  const department = departmentOn(where.hall, request.department, todayOf(where));
  if (department === undefined)
    return refuse(
      'not_found',
      'I4',
      `大厅资料中没有${request.department}。`,
      '请重新选择部门。',
      'department',
    );
  if (!mayReadOf(department.name, where))
    return refuse(
      'not_permitted',
      'D1',
      `${department.name}的统计由该部门、大厅管理机构和监察机关查看。`,
      '请选择本部门。',
      'department',
    );
  return ok({ kind, department: department.name, period: period.value });
}
