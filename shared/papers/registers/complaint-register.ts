/** 投诉登记 (I2, row 17): what was complained of in a month and what became of it. */
import { chineseDate, type CivilDate } from '../../calendar/civil-date.ts';
import { type ComplaintState, complaintKinds, complaintOutcome } from '../../registers/complaint-state.ts';
import { refuse } from '../../result.ts';
import {
  begunBy,
  maskedPerson,
  moment,
  monthSpan,
  monthTable,
  orNothing,
  registerPaper,
} from './register-parts.ts';
import type { RequestOf } from '../asked/requests.ts';
import type { Asked, MonthSource } from '../asked/source.ts';

const columns = [
  ['登记时间', 8],
  ['类别', 6],
  ['投诉人', 12],
  ['被投诉的单位、窗口、人员', 14],
  ['投诉内容', 21],
  ['登记', 9],
  ['办理期限', 8],
  ['办理情况', 18],
] as const;

/** Not for who is complained of in it: of that they may know nothing but that it is there (I2). */
export const complaintRegister: Asked<RequestOf<'投诉登记'>, MonthSource> = ({ month }, source) => {
  const complaints = begunBy(source.eventsOf('complaint', monthSpan(month)), 'complaint.taken_down').flatMap(
    (id) => source.registers.get('complaint', id) ?? [],
  );
  if (complaints.some(({ against }) => against.staff === source.person.number))
    return refuse(
      'not_permitted',
      'I2',
      '该月有对本人的投诉，投诉登记簿不由被投诉人打印。',
      '请由其他监察人员或者大厅管理人员打印。',
    );
  const blocks = orNothing(monthTable('投诉', columns, complaints.map(rowOf), totalOf(complaints)));
  return registerPaper({ kind: '投诉登记', title: '投诉登记簿', month, blocks }, source);
};

const rowOf = (complaint: ComplaintState): string[] => {
  const { kind, text, complainant, against, window, done, limit } = complaint;
  const whom = [against.department, against.counter, against.name].filter((part) => part !== '');
  return [
    moment(done.at),
    kind,
    maskedPerson(complainant),
    whom.join('，'),
    text,
    `${window} ${done.name}`,
    limit.due === null ? `${limit.workingDays}个工作日` : chineseDate(limit.due as CivilDate),
    handling(complaint),
  ];
};

/** Who handled it, what was found, what was done, and when the complainant was told. */
function handling(complaint: ComplaintState): string {
  const { stage, review, answers } = complaint;
  const outcome = complaintOutcome(complaint);
  if (outcome === null) return stage;
  const told = answers.at(-1);
  return [
    stage,
    `${outcome.finding}：${outcome.measure.replace(/。$/u, '')}（${outcome.done.name}）`,
    review === null ? '' : `经复核${review.outcome}`,
    told === undefined ? '尚未反馈' : `${dayText(told.done.at)}${told.manner}反馈`,
  ]
    .filter((part) => part !== '')
    .join('；');
}

const dayText = (at: string): string => moment(at).split(' ')[0] ?? '';

function totalOf(complaints: readonly ComplaintState[]): string {
  const kinds = complaintKinds.flatMap((kind) => {
    const count = complaints.filter((complaint) => complaint.kind === kind).length;
    return count === 0 ? [] : [`${kind}${count}件`];
  });
  const open = complaints.filter(({ answers }) => answers.length === 0).length;
  return [`投诉${complaints.length}件`, ...kinds, `尚未反馈${open}件`].join('，');
}
