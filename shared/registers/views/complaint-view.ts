/** I2: shown to who handles complaints, and never to the one complained of. */
import { maskPersonName } from '../../checks/masking.ts';
import { type ComplaintState, mayReadComplaint } from '../complaint.ts';
import { byWhom, dayText, dueOf, type FactTable, given, isPast, limitText, type View } from './view.ts';

/** The complainant was told, or the file is closed: no limit runs. */
const isSettled = ({ stage }: ComplaintState): boolean => stage === '已归档';
const awaitsAnswer = ({ stage }: ComplaintState): boolean => stage !== '已反馈' && stage !== '已归档';

export const complaintView: View<ComplaintState> = {
  mayRead: (state, { person }) => mayReadComplaint(state, person),
  row: (id, state, context) => {
    const { kind, against, text, limit, receivedOn, stage } = state;
    const due = awaitsAnswer(state) ? dueOf(limit, context) : null;
    const late = isPast(due, context);
    return {
      id,
      title: `${kind}：${text}`,
      text: [against.department, against.counter].filter((part) => part !== '').join('，'),
      state: late ? `${stage}，超期` : stage,
      tone: late ? 'danger' : isSettled(state) ? 'still' : awaitsAnswer(state) ? 'warn' : 'ok',
      open: !isSettled(state),
      due,
      who: against.name === '' ? '' : maskPersonName(against.name),
      on: receivedOn,
    };
  },
  detail: (_id, state) => {
    const { kind, text, complainant, against, window, receivedOn, limit, done, investigation } = state;
    const { disposal, review, reviewRequest } = state;
    return {
      facts: given(
        ['类别', kind],
        ['投诉内容', text],
        ['投诉人', complainant === null ? '匿名' : complainant.name],
        ['联系电话', complainant?.phone ?? ''],
        ['被投诉的部门', against.department],
        ['被投诉的窗口', against.counter],
        ['被投诉人', against.staff === null ? '' : `${against.name}（工号${against.staff}）`],
        ['登记', `${window}，${dayText(receivedOn)}，${byWhom(done)}`],
        ['办理期限', limitText(limit)],
        ['调查情况', investigation?.findings ?? ''],
        ['处置', disposal === null ? '' : `${disposal.finding}：${disposal.measure}`],
        ['申请复核', reviewRequest === null ? '' : `${reviewRequest.by}：${reviewRequest.reason}`],
        [
          '复核',
          review === null
            ? ''
            : `${review.outcome}，${review.finding}：${review.measure}（${review.reason}）`,
        ],
      ),
      tables: answersTable(state),
      caseId: state.caseId,
    };
  },
};

const answersTable = ({ answers }: ComplaintState): FactTable[] =>
  answers.length === 0
    ? []
    : [
        {
          title: '反馈',
          columns: ['方式', '反馈内容', '反馈人'],
          rows: answers.map(({ manner, words, done }) => [manner, words, byWhom(done)]),
        },
      ];
