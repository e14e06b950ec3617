/** The heads of the windows, from the columns of their own (D2, D3). */
import type { CivilDate } from '../../../calendar/civil-date.ts';
import { checkAppointment } from '../../appointments.ts';
import type { SiteSettings } from '../../hall.ts';
import type { Rank } from '../../people.ts';
import { dayOf } from './cells.ts';
import { type ListKind, titleOf } from './columns.ts';
import type { ImportReport } from './report.ts';
import { cited } from './row-words.ts';
import type { SheetRow } from './sheet-rows.ts';
import { rankOf } from './words.ts';

/** The head of a department's window, from the head's own columns. */
export interface HeadRow {
  readonly row: number;
  readonly department: string;
  readonly counter: string;
  readonly name: string;
  readonly post: string;
  readonly rank: Rank;
  readonly mandate: {
    readonly number: string;
    readonly from: CivilDate | null;
    readonly until: CivilDate | null;
  };
}

/** `余姮`, `余姮/股长` or `余姮（股长）`, and the post in a column of its own. Undefined when wrong. */
export function readHead(
  row: SheetRow,
  list: ListKind,
  settings: SiteSettings,
  report: ImportReport,
): HeadRow | undefined {
  const column = titleOf('headName');
  const [, name = '', inName = ''] =
    /^([^/／（(]+?)\s*(?:[/／（(]\s*([^）)]*)[）)]?)?$/u.exec(row.text('headName')) ?? [];
  const post = row.text('headPost') || inName;
  const title = settings.headTitle;
  if (name === '') {
    report.error(row.number, column, `没有填写${title}。`, `请填写${title}的姓名和职务。`);
    return undefined;
  }
  const rank = rankOf(post);
  if (rank === undefined) {
    report.error(
      row.number,
      titleOf('headPost'),
      post === '' ? `没有填写${title}${name}的职务。` : `${title}${name}的职务“${post}”不能识别。`,
      '请填写能够对应职级的职务，如股长、科长、主任。',
    );
    return undefined;
  }
  // What else D9 asks of them stands in the row of the staff.
  const fits = checkAppointment(
    { name, role: 'window_head', rank, establishment: '其他在编', yearsOfWork: null },
    settings,
  );
  if (!fits.ok) {
    report.error(row.number, titleOf('headPost'), cited(fits.refusal), fits.refusal.next);
    return undefined;
  }
  const number = row.text('mandateNumber');
  if (list === 'A' && number === '') {
    report.error(
      row.number,
      titleOf('mandateNumber'),
      `${title}${name}没有授权书编号（D3）。`,
      '请填写已签订的行政审批授权书编号。',
    );
    return undefined;
  }
  const from = mandateDay(row, 'mandateFrom', report);
  const until = mandateDay(row, 'mandateUntil', report);
  if (from === undefined || until === undefined) return undefined;
  if (from !== null && until !== null && from > until) {
    report.error(
      row.number,
      titleOf('mandateUntil'),
      `授权书${number}的止日早于起日（D3）。`,
      '请核对两个日期。',
    );
    return undefined;
  }
  const place = { department: row.text('department'), counter: row.text('counter') };
  return { row: row.number, ...place, name, post, rank, mandate: { number, from, until } };
}

function mandateDay(
  row: SheetRow,
  key: 'mandateFrom' | 'mandateUntil',
  report: ImportReport,
): CivilDate | null | undefined {
  const text = row.text(key);
  if (text === '') return null;
  const day = dayOf(text);
  if (day === undefined)
    report.error(
      row.number,
      titleOf(key),
      `${titleOf(key)}“${text}”不是存在的日期。`,
      '请写作“2026-09-01”。',
    );
  return day;
}
