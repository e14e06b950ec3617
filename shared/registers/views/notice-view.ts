import type { NoticeState, SupervisionNotice } from '../notice-state.ts';
import { chineseMonth } from '../../reports/blocks.ts';
import { isOwnBody, looksAfterAll } from './readers.ts';
import { byWhom, dayText, dueOf, given, isPast, limitText, type EntryDetail, type View } from './view.ts';

/** I1, I3. */
export const noticeView: View<NoticeState> = {
  mayRead: (state, context) =>
    looksAfterAll(context) || state.type === '评议统计通报' || isOwnBody(state.department, context),
  row: (id, state, context) => {
    if (state.type === '评议统计通报')
      return {
        id,
        title: `${chineseMonth(state.month)}一事一评统计通报`,
        text: `抄送${state.copiedTo.join('、')}`,
        state: '已通报',
        tone: 'ok',
        open: false,
        due: null,
        who: state.done.name,
        on: state.publishedOn,
      };
    const due = state.filing === null ? dueOf(state.limit, context) : null;
    const late = isPast(due, context);
    return {
      id,
      title: state.subject,
      text: `${state.number === '' ? '' : `${state.number}，`}${state.department}`,
      state: state.filing !== null ? '已备案' : late ? '逾期未备案' : '待备案',
      tone: state.filing !== null ? 'ok' : late ? 'danger' : 'warn',
      open: state.filing === null,
      due,
      who: state.done.name,
      on: state.issuedOn,
    };
  },
  detail: (_id, state) =>
    state.type === '监察通报'
      ? supervision(state)
      : {
          facts: given(
            ['月份', chineseMonth(state.month)],
            ['抄送', state.copiedTo.join('、')],
            ['通报日期', dayText(state.publishedOn)],
            ['通报人', byWhom(state.done)],
          ),
          tables: [],
        },
};

const supervision = (state: SupervisionNotice): EntryDetail => {
  const { number, department, subject, facts, issuedOn, limit, done, filing } = state;
  return {
    facts: given(
      ['文号', number === '' ? '没有文号' : number],
      ['被通报的部门', department],
      ['事由', subject],
      ['通报', `${dayText(issuedOn)}，${byWhom(done)}`],
      ['备案期限', limitText(limit)],
      [
        '处理结果',
        filing === null
          ? ''
          : `${filing.result}（${dayText(filing.handledOn)}处理，${byWhom(filing.done)}备案）`,
      ],
    ),
    tables: [
      {
        title: '通报的事实',
        columns: ['依据', '日期', '事实', '办件'],
        rows: facts.map(({ rule, text, on, number: of }) => [rule, on, text, of]),
      },
    ],
  };
};
