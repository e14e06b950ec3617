/** 咨询登记 (row 15, B4): a month of questions, apart from the cases. */
import type { ConsultationState } from '../../registers/consultation.ts';
import {
  begunBy,
  mayReadOf,
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
  ['时间', 9],
  ['咨询人', 12],
  ['咨询内容', 20],
  ['事项', 14],
  ['答复', 20],
  ['经办人', 6],
  ['用时（分钟）', 5],
  ['结果', 10],
] as const;

/** By the month in which it was asked; answered or applied for since, it says so. */
export const consultationRegister: Asked<RequestOf<'咨询登记'>, MonthSource> = ({ month }, source) => {
  const asked = begunBy(source.eventsOf('consultation', monthSpan(month)), 'consultation.opened')
    .flatMap((id) => source.registers.get('consultation', id) ?? [])
    .filter(({ department }) => mayReadOf(department, source));
  const rows = asked.map((state) => rowOf(state, source));
  const blocks = orNothing(monthTable('咨询', columns, rows, totalOf(asked)));
  return registerPaper({ kind: '咨询登记', title: '业务咨询登记簿', month, blocks }, source);
};

const rowOf = (state: ConsultationState, source: MonthSource): string[] => [
  moment(state.opened.at),
  maskedPerson(state.person),
  state.question,
  state.item?.name ?? '—',
  state.answer?.answer ?? '—',
  state.answer?.done.name ?? state.opened.name,
  state.answer === null ? '—' : String(state.answer.minutes),
  resultOf(state, source),
];

const resultOf = ({ result, caseId }: ConsultationState, source: MonthSource): string => {
  const receipt = caseId === null ? undefined : source.caseState(caseId)?.receiptNumber;
  return receipt === undefined ? result : `${result}（${receipt}）`;
};

function totalOf(asked: readonly ConsultationState[]): string {
  const of = (wanted: ConsultationState['result']): number =>
    asked.filter(({ result }) => result === wanted).length;
  const minutes = asked.reduce((sum, { answer }) => sum + (answer?.minutes ?? 0), 0);
  return `咨询${asked.length}次，已答复${of('已答复')}次，转申请${of('转申请')}次，待回复${of('待回复')}次，答复用时${minutes}分钟`;
}
