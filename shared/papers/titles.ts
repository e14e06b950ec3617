import { isLicence } from '../case/grounds.ts';

interface Item {
  readonly category: string;
}

/** Titles as the plans and the model sets of forms have them; 行政许可 stands before those of licences only. */
const licence =
  (forLicence: string, otherwise: string) =>
  (item: Item): string =>
    isLicence(item) ? forLicence : otherwise;

export const paperTitles = {
  acceptance: licence('行政许可受理通知书', '受理通知书'),
  correction: licence('补正行政许可申请有关材料告知书', '补正申请有关材料告知书'),
  refusal: licence('行政许可不予受理决定书', '不予受理决定书'),
  notRequired: '不受理告知书',
  suspension: licence('行政许可特别程序告知书', '特别程序告知书'),
  extension: '延期办理通知书',
  grant: licence('准予行政许可决定书', '准予决定书'),
  denial: licence('不予行政许可决定书', '不予决定书'),
  /** For the file: who approved it. */
  extensionApproval: '延期办理审批单',
  coNotice: '并联审批抄告单',
  passedOn: '办件转办单',
  payment: '缴款通知书',
  termination: licence('行政许可终止办理通知书', '终止办理通知书'),
} as const;
