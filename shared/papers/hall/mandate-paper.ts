/** 行政审批授权书 (row 17; D1–D4): printed to be signed and sealed when it is granted, and again when asked for. */
import { type ActContext, staffNumbered, todayOf } from '../../act-context.ts';
import { mandateOf } from '../../authority/index.ts';
import { chineseDate, type CivilDate, civilDateAt } from '../../calendar/civil-date.ts';
import type { Mandate, MandatePower, StaffMember } from '../../reference/people.ts';
import { isSame } from '../../registers/mandate-state.ts';
import { type Result, refuse } from '../../result.ts';
import type { Asked } from '../asked/asked.ts';
import type { PaperBlock, PaperContent } from '../content.ts';
import { chineseOrdinal, headed, listTable, numbered } from './list-parts.ts';
import { managementPaper, organSeal } from './management-paper.ts';
import type { RequestOf } from '../asked/requests.ts';

/** D3, in the words of the plan the three powers come from. */
const powerWords: Readonly<Record<MandatePower, string>> = {
  受理决定权: '对行政许可（审批）事项的受理决定权',
  协调催办和管理权: '行政许可（审批）事项办理的协调催办和管理权',
  即办类最终许可权: '即办类事项的最终许可权',
};

/** @param on the day it was signed. */
export function mandatePaper(
  mandate: Mandate,
  grantee: StaffMember,
  on: CivilDate,
  context: Pick<ActContext, 'hall' | 'person' | 'itemOf'>,
): Result<PaperContent> {
  const { number, version, from, until } = mandate;
  const organ = mandate.organ === '' ? grantee.department : mandate.organ;
  const day = (date: string): string => chineseDate(date as CivilDate);
  return managementPaper(
    {
      kind: '授权书',
      title: '行政审批授权书',
      number: version === 1 ? number : `${number}（第${version}版）`,
      addressee: grantee.name,
      blocks: [
        {
          type: 'paragraph',
          text: `现授权你在${context.hall.name}以本机关名义办理下列事项，行使下列权力，管理和使用下列印章。`,
        },
        {
          type: 'fields',
          rows: [
            ['授权机关', organ],
            ['被授权人', `${grantee.name}（工号${grantee.number}）`],
            ['所在部门', grantee.department],
            ['职务', grantee.post === '' ? grantee.rank : grantee.post],
            ['授权期限', `自${day(from)}起至${day(until)}止`],
          ],
        },
        ...headed([
          ['授权办理的事项', itemsOf(mandate, context)],
          ['授予的权力', mandate.powers.map((power, index) => powerLine(powerWords[power], index))],
          ['管理、使用的印章', [sealsLine(mandate.seals)]],
        ]),
        { type: 'statement', text: limitsOf(mandate) },
      ],
      organ,
      on,
      seal: organSeal,
      signatures: ['授权机关负责人签名', '被授权人签名'],
      footer: '本授权书一式两份，授权机关、被授权人各执一份。',
      copies: 2,
    },
    context,
  );
}

function itemsOf({ items }: Mandate, { itemOf }: Pick<ActContext, 'itemOf'>): PaperBlock[] {
  if (items === 'all')
    return [{ type: 'paragraph', text: '本机关在政务服务中心办理的全部事项，以事项目录为准。' }];
  const rows = items.map((code) => {
    const item = itemOf(code);
    return item === undefined ? ['（目录中现无此事项）', code, ''] : [item.name, code, item.handling];
  });
  const columns = [
    ['序号', 8],
    ['事项名称', 44],
    ['实施编码', 34],
    ['办件类型', 14],
  ] as const;
  return [listTable('', columns, numbered(rows))];
}

const powerLine = (words: string, index: number): PaperBlock => ({
  type: 'paragraph',
  text: `（${chineseOrdinal(index + 1)}）${words}。`,
});
const sealsLine = (seals: readonly string[]): PaperBlock => ({
  type: 'paragraph',
  text: seals.length === 0 ? '本授权书没有指定印章。' : `${seals.join('、')}。`,
});

/** D3: what is not decided at once stays the organ's own. */
const limitsOf = ({ powers }: Mandate): string =>
  `${powers.includes('即办类最终许可权') ? '承诺件、上报件的最终决定' : '最终决定'}不在授权范围之内。授权期限届满或者授权被撤销的，不得再以本授权书办理任何事项。`;

export const mandateAsked: Asked<RequestOf<'授权书'>> = ({ grantee: number }, source) => {
  const grantee = staffNumbered(source, number);
  if (grantee === undefined)
    return refuse('not_found', 'D3', `大厅人员名册中没有工号${number}的人员。`, '请核对工号。', 'grantee');
  const register = source.registers.get('mandate', number);
  const mandate = mandateOf(grantee, source);
  if (mandate.powers.length === 0)
    return refuse(
      'rule',
      'D3',
      `${grantee.name}按法定职权办理，没有授权书。`,
      '请选择持有授权书的人员。',
      'grantee',
    );
  if (register?.revoked.some((entry) => isSame(entry, mandate)) === true)
    return refuse('rule', 'D3', `授权书（${mandate.number}）已经撤销。`, '请由部门重新授权。', 'grantee');
  if (mandate.until < todayOf(source))
    return refuse(
      'rule',
      'D3',
      `授权书（${mandate.number}）已于${mandate.until}届满。`,
      '请由部门续签授权书。',
      'grantee',
    );
  const granted = register?.history.find((entry) => isSame(entry.mandate, mandate));
  const on = granted === undefined ? (mandate.from as CivilDate) : civilDateAt(granted.done.at);
  return mandatePaper(mandate, grantee, on, source);
};
