import type { Sheet } from '../offer.ts';
import type { FormField } from '../form.ts';
import { caseChoices, itemChoices, type OfferContext, orNone, personPart, sheetOf } from './at-hand.ts';

const sheet = sheetOf('咨询');

const answerFields = (prefix: string): FormField[] => [
  { kind: 'words', name: `${prefix}text`, label: '答复内容', max: 2000, required: true },
  { kind: 'count', name: `${prefix}minutes`, label: '用时', min: 0, max: 600, unit: '分钟', initial: 5 },
];

/** B4. */
export const beginConsultation = (context: OfferContext): Sheet[] => [
  sheet('consultation.open', {
    title: '登记咨询',
    keys: 'Alt+N',
    meaning: '登记来人来电咨询的问题，当场答复的一并登记答复。',
    rule: 'B4',
    ids: ['consultationId'],
    fields: [
      { kind: 'words', name: 'question', label: '咨询内容', max: 1000, required: true },
      {
        kind: 'choice',
        name: 'itemCode',
        label: '咨询事项',
        note: '可按事项名称查找；不涉及具体事项的不选',
        choices: itemChoices(context),
        nullable: true,
      },
      personPart('person', '留下姓名和电话', '咨询人希望回复或者可能转为申请时登记'),
      { kind: 'part', name: 'answer', label: '当场答复', fields: answerFields(''), open: true },
    ],
  }),
];

export const onConsultation = (consultationId: string, context: OfferContext): Sheet[] => [
  sheet('consultation.answer', {
    title: '答复',
    keys: 'Alt+A',
    meaning: '登记答复的内容和用时。',
    rule: 'B4',
    fixed: { consultationId },
    fields: answerFields('answer.'),
  }),
  sheet('consultation.turn', {
    title: '关联已登记的申请',
    keys: 'Alt+G',
    meaning: '该咨询已经登记为申请的，选择办件，与咨询关联。',
    rule: 'B4',
    fixed: { consultationId },
    fields: [
      {
        kind: 'choice',
        name: 'caseId',
        label: '办件',
        required: true,
        choices: orNone(
          caseChoices(context),
          'B4',
          '没有可以关联的办件。',
          '请先登记申请，或者按“转申请”收件。',
        ),
      },
    ],
    decisive: ['caseId'],
  }),
];
