/** What an organ's decision waits for. Asked of the leader's opinion and of the paper drawn up after it. */
import { ok, type Result, refuse } from '../result.ts';
import { unheard } from './parties.ts';
import { type CaseState, openSuspension } from './state.ts';

/** 许可法45, F1: no special procedure goes on, and every department asked by 抄告 has answered. */
export function nothingWaitedFor(state: CaseState, act: string): Result<true> {
  const pause = openSuspension(state);
  if (pause !== undefined)
    return refuse('rule', '许可法45', `“${pause.kind}”尚未结束，不能${act}。`, '请先登记特别程序结束。');
  const silent = state.subCases.filter(({ reply }) => reply === null);
  return silent.length > 0
    ? refuse(
        'rule',
        'F1',
        `${namesOf(silent)}尚未答复抄告单，不能${act}；不答复不视为同意。`,
        '请催办，全部答复后统一回复。',
      )
    : ok(true);
}

/** F1: one department's 不同意 stands in the way of a grant. */
export function nobodyObjects(state: CaseState, act: string): Result<true> {
  const against = state.subCases.filter(({ reply }) => reply?.reply === '不同意');
  return against.length > 0
    ? refuse(
        'rule',
        'F1',
        `${namesOf(against)}答复不同意，不能${act}。`,
        '请按答复意见统一回复申请人。',
        'result',
      )
    : ok(true);
}

/** F2: what is of weight is not decided by one body alone. Asked for before the leader signs: afterwards nobody is asked. */
export function othersAsked(state: CaseState, act: string): Result<true> {
  return state.item.major && !state.subCases.some(({ reply }) => reply !== null)
    ? refuse(
        'rule',
        'F2',
        `“${state.item.name}”是重大事项，没有相关部门的抄告答复，不能${act}。`,
        '请先抄告相关部门，全部答复后统一审核、批准。',
        'result',
      )
    : ok(true);
}

/** 许可法36: whoever was told of the matter is heard, or has waived. */
export function partiesHeard(state: CaseState, act: string): Result<true> {
  const waiting = unheard(state);
  return waiting.length > 0
    ? refuse(
        'rule',
        '许可法36',
        `尚未听取利害关系人${waiting.map(({ name }) => name).join('、')}的意见，不能${act}。`,
        '请听取其陈述和申辩，或者登记其放弃。',
        'result',
      )
    : ok(true);
}

const namesOf = (subCases: CaseState['subCases']): string =>
  subCases.map(({ department }) => department).join('、');
