import { chineseDateTime, civilDateAt } from '../../calendar/civil-date.ts';
import type { SealState, SealStatus } from '../seal-state.ts';
import { mayLookAt } from './readers.ts';
import { byWhom, counterNamed, given, type Tone, type View } from './view.ts';

const tones: Readonly<Record<SealStatus, Tone>> = {
  在用: 'ok',
  入柜: 'still',
  遗失停用: 'danger',
  已销毁: 'still',
};

/** E1–E3. */
export const sealView: View<SealState> = {
  mayRead: ({ department }, context) => mayLookAt(department, context),
  row: (id, { name, kind, organ, status, keeper, registered }) => ({
    id,
    title: name,
    text: `${kind}，${organ}`,
    state: status,
    tone: tones[status],
    open: status !== '已销毁',
    due: null,
    who: keeper.name,
    on: civilDateAt(registered.at),
  }),
  detail: (_id, state, context) => {
    const { kind, organ, department, counters, approval, keeper, registered, deposit, loss, destruction } =
      state;
    const { total, uses, custody } = state;
    return {
      facts: given(
        ['种类', kind],
        ['所属机关', organ === department ? organ : `${organ}（${department}）`],
        ['使用窗口', counters.map((id) => counterNamed(id, context)).join('、')],
        ['保管人', `${keeper.name}（工号${keeper.staff}）`],
        ['启用', `${approval}，${byWhom(registered)}`],
        ['入柜', deposit === null ? '' : `${deposit.safe}，${byWhom(deposit.done)}`],
        ['遗失', loss === null ? '' : `${loss.document}：${loss.circumstances}（${byWhom(loss.done)}）`],
        [
          '销毁',
          destruction === null
            ? ''
            : `${destruction.document}，监销人${destruction.witness.name}，${byWhom(destruction.done)}`,
        ],
        ['累计用印', `${total.uses}次，${total.copies}份`],
      ),
      tables: [
        {
          title: '最近一日用印',
          columns: ['时间', '文书', '办件编号', '份数', '批准人', '用印人'],
          rows: uses
            .toReversed()
            .map(({ done, title, document, caseNumber, copies, approver }) => [
              chineseDateTime(done.at),
              `${title} ${document}`,
              caseNumber,
              String(copies),
              approver.name,
              done.name,
            ]),
        },
        {
          title: '保管交接',
          columns: ['时间', '交出人', '接收人', '原因'],
          rows: custody
            .toReversed()
            .map(({ from, to, reason, done }) => [
              chineseDateTime(done.at),
              from?.name ?? '启用',
              to.name,
              reason,
            ]),
        },
      ].filter(({ rows }) => rows.length > 0),
    };
  },
};
