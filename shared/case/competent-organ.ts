/** 许可法32(2): an applicant who came to the wrong organ is told which is the right one, by its name. */
import { type Result, refuse } from '../result.ts';
import { isLicence } from './grounds.ts';
import { checkText } from './text.ts';

/** What of the item a refusal is checked against. */
export interface RefusedItem {
  readonly category: string;
  readonly organ: string;
  readonly department: string;
}

/** A name holds one of these, or ends in one of the short ones; 部门, 单位, 窗口 are no names. */
const body =
  /局|厅|署|委员会|管委会|政府|海关|总队|支队|大队|中心|公司|银行|办公室|派出所|[部委办院所处队会站机关行社司科股]$/u;
const kindOfBody = /(?:部门|单位|机构|地方|窗口)$/u;

/** Words that say of any organ that it is the right one: what is left of them names none. */
const vague =
  /有管辖权|无管辖权|管辖权?|上一级|下一级|[上下同本各]级|[省市县区州]级|乡镇|基层|有关|相关|相应|对应|主管|其[他它]|另一个?|另外|别的|[这那]个|申请|某些?|一些|该管|有权|具有|当地|所在地|属地|本地|外地|地方|国家|人民|行政|审批|职能|业务|管理|监督|受理|办理|负责|部门|单位|机关|机构|组织|政府|中心|大厅|窗口|委员会|办公室|派出所|[总支大]队|[局厅署部委办院所处队会站科股的或和与及等请向到去里的该]/gu;
const leastCharacters = 4;
/** Characters that tell one organ from another, besides the vague ones. */
const leastSpecific = 2;

/** What stands for a name still to be filled in (×, 某, figures, letters) is none. */
const isName = (name: string): boolean =>
  /^\p{Script=Han}+$/u.test(name) &&
  !/某/u.test(name) &&
  Array.from(name).length >= leastCharacters &&
  body.test(name) &&
  !kindOfBody.test(name) &&
  Array.from(name.replaceAll(vague, '')).length >= leastSpecific;

const own = ['本机关', '本局', '我局', '本单位', '我单位', '本窗口'];

/** The organ with the power, as the decision will name it. */
export function checkCompetentOrgan(text: string, item: RefusedItem): Result<string> {
  const organ = checkText(text, '有权受理的机关', 'competentOrgan');
  if (!organ.ok) return organ;
  const rule = isLicence(item) ? '许可法32(2)' : 'B3';
  const no = (message: string, next: string) => refuse('rule', rule, message, next, 'competentOrgan');
  if (organ.value === '')
    return no('不属于本机关职权范围的，应当告知申请人向哪个行政机关申请。', '请填写有权受理的行政机关。');
  const name = organ.value.replaceAll(/[\p{P}\s]/gu, '');
  const atItsWindow = name.replace(/(?:窗口|大厅|办事大厅)$/u, '');
  if ([item.organ, item.department, ...own].includes(atItsWindow))
    return no(
      `“${organ.value}”就是受理该事项的机关，不能告知申请人再向本机关申请。`,
      '请填写另一个有权受理的行政机关；属于本机关职权的，应当受理。',
    );
  return isName(name)
    ? organ
    : no(
        `“${organ.value}”不是行政机关的名称，申请人不能据此知道向哪里申请。`,
        '请填写有权受理的行政机关的全称，如“××省交通运输厅”。',
      );
}
