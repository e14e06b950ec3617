/** 替岗离岗 (D6, D7, D11): one entry for each counter. */
import { todayOf } from '../../act-context.ts';
import { chineseDateTime, civilDateAt } from '../../calendar/civil-date.ts';
import type { ShiftState } from '../shift-state.ts';
import { looksAfterAll } from './readers.ts';
import { counterNamed, dayText, given, staffName, type Tone, type View } from './view.ts';

export const shiftView: View<{ readonly counter: string; readonly shift: ShiftState }> = {
  mayRead: ({ counter }, context) => looksAfterAll(context) || counter === context.hall.counter.id,
  row: (id, { shift }, context) => {
    const { person, absence, unmannedSince } = shift;
    const [state, tone] = stateOf(shift);
    const since = absence?.since ?? person?.since ?? unmannedSince ?? context.now;
    return {
      id,
      title: counterNamed(id, context),
      text: textOf(shift),
      state,
      tone,
      open: absence !== null,
      due: null,
      who: person?.name ?? '',
      on: civilDateAt(since),
    };
  },
  detail: (_id, { shift }, context) => {
    const { person, absence, unmannedSince, consents } = shift;
    const since = (at: string | null): string => (at === null ? '' : `，${chineseDateTime(at)}起`);
    return {
      facts: given(
        ['在岗人员', person === null ? '无人签到' : `${person.name}（${person.as}）${since(person.since)}`],
        ['替岗', person?.standsInFor == null ? '' : `替${staffName(person.standsInFor, context)}在岗`],
        ['无人在岗', person === null && unmannedSince !== null ? `${chineseDateTime(unmannedSince)}起` : ''],
        [
          '离岗申请',
          absence === null
            ? ''
            : `${absence.name}，${absence.reason}，由${absence.standInName}替岗${since(absence.since)}`,
        ],
        [
          '离岗时间',
          absence === null
            ? ''
            : absence.releasedAt === null
              ? `等待${absence.standInName}签到，尚未离岗`
              : chineseDateTime(absence.releasedAt),
        ],
      ),
      tables:
        consents.length === 0
          ? []
          : [
              {
                title: '替岗同意',
                columns: ['替岗人员', '被替岗人员', '期间', '同意', '现在'],
                rows: consents
                  .toReversed()
                  .map(({ staff, standsInFor, from, until, by, emergency }) => [
                    staffName(staff, context),
                    standsInFor === null ? '本窗口任何离岗人员' : staffName(standsInFor, context),
                    `${dayText(from)}至${dayText(until)}`,
                    emergency ? `凭应急码，${by}录入` : by,
                    periodNow(from, until, todayOf(context)),
                  ]),
              },
            ],
    };
  },
};

function stateOf({ person, absence }: ShiftState): [string, Tone] {
  if (absence !== null && absence.releasedAt === null) return ['等待替岗', 'warn'];
  if (person === null) return ['无人在岗', 'danger'];
  return absence === null ? ['在岗', 'ok'] : ['替岗中', 'warn'];
}

function textOf({ absence, consents }: ShiftState): string {
  const parts = [
    absence === null ? '' : `${absence.name}离岗：${absence.reason}`,
    consents.length === 0 ? '' : `替岗同意${consents.length}项`,
  ];
  return parts.filter((part) => part !== '').join('，');
}

export const periodNow = (from: string, until: string, today: string): string =>
  today < from ? '未开始' : today <= until ? '有效' : '已过';
