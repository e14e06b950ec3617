/** I1: for who may act on it, and never for the person rated; neither the grade nor who rated is known here. */
import { todayOf } from '../../act-context.ts';
import {
  followUpLimit,
  followUpStage,
  type FollowUpState,
  isOpenFollowUp,
  mayFollowUp,
} from '../follow-up.ts';
import { byWhom, dayText, dueOf, type FactTable, given, limitText, staffName, type View } from './view.ts';

export const followUpView: View<FollowUpState> = {
  mayRead: (state, { person }) => mayFollowUp(state, person),
  row: (id, state, context) => {
    const { department, window, staff, openedOn, closed } = state;
    const stage = followUpStage(state, todayOf(context), context.calendar);
    const late = stage === '整改超期';
    return {
      id,
      title: `${window}的服务`,
      text: department,
      state: closed === null ? stage : `${stage}，已办结`,
      tone: late ? 'danger' : closed !== null ? 'still' : isOpenFollowUp(state) ? 'warn' : 'ok',
      open: closed === null,
      due: isOpenFollowUp(state) ? dueOf(followUpLimit(state), context) : null,
      who: staffName(staff, context),
      on: openedOn,
    };
  },
  detail: (_id, state, context) => {
    const { department, window, staff, named, openedOn, extension, rectified, examinationRequest } = state;
    return {
      facts: given(
        ['服务的窗口', `${window}（${department}）`],
        ['被评价人', staffName(staff, context)],
        ['评价方式', named ? '实名，可以联系回访' : '匿名，没有联系方式'],
        ['收到日期', dayText(openedOn)],
        [isOpenFollowUp(state) ? '现在的期限' : '期限', limitText(followUpLimit(state))],
        ['延期', extension === null ? '' : `${extension.reason}（${byWhom(extension.done)}）`],
        ['整改措施', rectified === null ? '' : `${rectified.measure}（${byWhom(rectified.done)}）`],
        [
          '提请核定',
          examinationRequest === null
            ? ''
            : `${examinationRequest.kind}：${examinationRequest.reason}（${byWhom(examinationRequest.done)}）`,
        ],
      ),
      tables: tablesOf(state),
    };
  },
};

const tablesOf = ({ contacts, examinations, revisits }: FollowUpState): FactTable[] =>
  [
    {
      title: '联系',
      columns: ['方式', '是否联系上', '情况', '难易', '登记'],
      rows: contacts.map(({ manner, reached, words, complexity, done }) => [
        manner,
        reached ? '已联系上' : '未联系上',
        words,
        complexity,
        byWhom(done),
      ]),
    },
    {
      title: '核定',
      columns: ['事由', '结果', '意见', '核定人'],
      rows: examinations.map(({ kind, upheld, words, done }) => [
        kind,
        upheld ? '成立' : '不成立',
        words,
        byWhom(done),
      ]),
    },
    {
      title: '回访',
      columns: ['结果', '情况', '性质', '回访'],
      rows: revisits.map(({ result, words, sample, done }) => [
        result,
        words,
        sample ? '抽查' : '整改回访',
        byWhom(done),
      ]),
    },
  ].filter(({ rows }) => rows.length > 0);
