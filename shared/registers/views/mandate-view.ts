/** 授权书 (D3): one entry for each person whose authority rests on one, with the mandate that counts today. */
import { todayOf } from '../../act-context.ts';
import { addDays } from '../../calendar/civil-date.ts';
import type { Mandate, StaffMember } from '../../reference/index.ts';
import { isSame, mandateOn, type MandateState } from '../mandate-state.ts';
import { isOwnBody, looksAfterAll } from './readers.ts';
import { byWhom, dayText, given, type Tone, type View } from './view.ts';

export interface Mandated {
  readonly member: StaffMember;
  readonly state: MandateState | null;
}

/** Time to have it signed again. */
const renewalDays = 30;

export const mandateView: View<Mandated> = {
  mayRead: ({ member }, context) =>
    looksAfterAll(context) ||
    (context.person.role === 'clerk'
      ? member.number === context.person.number
      : isOwnBody(member.department, context)),
  row: (id, { member, state }, context) => {
    const today = todayOf(context);
    const mandate = mandateOn(state, member.mandate, today);
    const [standing, tone] = standingOf(mandate, state, today);
    return {
      id,
      title: member.name,
      text: `${mandate.number}${mandate.version > 1 ? `（第${mandate.version}版）` : ''}，${mandate.organ === '' ? member.department : mandate.organ}`,
      state: standing,
      tone,
      open: true,
      due: mandate.until,
      who: member.name,
      on: mandate.from,
    };
  },
  detail: (_id, { member, state }, context) => {
    const mandate = mandateOn(state, member.mandate, todayOf(context));
    const { number, version, organ, items, powers, seals, from, until } = mandate;
    return {
      facts: given(
        ['被授权人', `${member.name}（工号${member.number}）`],
        ['职务', member.post],
        ['授权书', `${number}，第${version}版`],
        ['授权机关', organ === '' ? member.department : organ],
        ['权力', powers.join('、')],
        [
          '事项',
          items === 'all'
            ? '授权机关的全部事项'
            : items.map((code) => context.itemOf(code)?.name ?? code).join('、'),
        ],
        ['印章', seals.join('、')],
        ['期限', `${dayText(from)}至${dayText(until)}`],
      ),
      tables: [
        {
          title: '历次授权',
          columns: ['编号', '期限', '登记', '情况'],
          rows: (state?.history ?? [])
            .toReversed()
            .map(({ mandate: paper, done }) => [
              `${paper.number}（第${paper.version}版）`,
              `${dayText(paper.from)}至${dayText(paper.until)}`,
              byWhom(done),
              state?.revoked.some((entry) => isSame(entry, paper)) === true ? '已撤销' : '',
            ]),
        },
        {
          title: '撤销',
          columns: ['编号', '日期', '事由', '登记'],
          rows: (state?.revoked ?? [])
            .toReversed()
            .map((entry) => [
              `${entry.number}（第${entry.version}版）`,
              dayText(entry.on),
              entry.reason,
              byWhom(entry.done),
            ]),
        },
      ].filter(({ rows }) => rows.length > 0),
    };
  },
};

function standingOf(mandate: Mandate, state: MandateState | null, today: string): [string, Tone] {
  if (state?.revoked.some((entry) => isSame(entry, mandate)) === true) return ['已撤销', 'danger'];
  if (today < mandate.from) return ['未生效', 'warn'];
  if (today > mandate.until) return ['已届满', 'danger'];
  return addDays(today as never, renewalDays) > mandate.until ? ['即将届满', 'warn'] : ['有效', 'ok'];
}
