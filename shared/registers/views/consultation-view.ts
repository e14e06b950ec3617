import { civilDateAt } from '../../calendar/civil-date.ts';
import { maskPersonName } from '../../checks/masking.ts';
import type { ConsultationState } from '../consultation.ts';
import { mayLookAt } from './readers.ts';
import { byWhom, given, type Tone, type View } from './view.ts';

const tones: Readonly<Record<ConsultationState['result'], Tone>> = {
  待回复: 'warn',
  已答复: 'ok',
  转申请: 'still',
};

/** B4. */
export const consultationView: View<ConsultationState> = {
  mayRead: ({ department }, context) => mayLookAt(department, context),
  row: (id, { question, item, result, person, opened }) => ({
    id,
    title: question,
    text: item?.name ?? '未指明事项',
    state: result,
    tone: tones[result],
    open: result === '待回复',
    due: null,
    who: person === null ? '未留姓名' : maskPersonName(person.name),
    on: civilDateAt(opened.at),
  }),
  detail: (_id, state) => {
    const { question, person, item, window, department, opened, answer, caseId } = state;
    return {
      facts: given(
        ['咨询内容', question],
        ['咨询人', person === null ? '未留姓名' : person.name],
        ['联系电话', person?.phone ?? ''],
        ['咨询事项', item?.name ?? '未指明'],
        ['登记', `${window}（${department}），${byWhom(opened)}`],
        ['答复', answer?.answer ?? ''],
        ['答复人', answer === null ? '' : byWhom(answer.done)],
        ['用时', answer === null ? '' : `${answer.minutes}分钟`],
      ),
      tables: [],
      caseId,
      application:
        caseId === null
          ? { itemCode: item?.code ?? null, name: person?.name ?? '', phone: person?.phone ?? '' }
          : null,
    };
  },
};
