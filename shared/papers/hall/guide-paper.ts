/** 办事指南 (A10): what 许可法30 wants posted of an item, on paper. */
import { todayOf } from '../../act-context.ts';
import { isLicence } from '../../case/grounds.ts';
import { type GuideSection, guideOf } from '../../reference/guide.ts';
import { asSubItem } from '../../reference/item.ts';
import { refuse } from '../../result.ts';
import type { Asked } from '../asked/asked.ts';
import type { PaperBlock } from '../content.ts';
import { headed, listTable } from './list-parts.ts';
import { managementPaper } from './management-paper.ts';
import type { RequestOf } from '../asked/requests.ts';

export const guideAsked: Asked<RequestOf<'办事指南'>> = ({ itemCode, subItem }, source) => {
  const item = source.itemOf(itemCode);
  if (item === undefined)
    return refuse('not_found', 'A10', '所选事项不在目录中。', '请重新选择事项。', 'itemCode');
  const variant = item.subItems.find(({ id }) => id === subItem);
  if (subItem !== null && variant === undefined)
    return refuse('not_found', 'A10', '选择的办理项不属于该事项。', '请重新选择办理项。', 'subItem');
  const today = todayOf(source);
  const guide = guideOf(asSubItem(item, subItem), source.hall, today);
  return managementPaper(
    {
      kind: '办事指南',
      title: variant === undefined ? guide.title : `${item.name}（${variant.name}）办事指南`,
      number: item.code,
      blocks: [
        ...warnings(guide),
        ...headed(guide.sections.map((section) => [section.title, sectionBlocks(section)])),
      ],
      organ: guide.organ,
      on: today,
      footer: `本指南免费提供。申请人要求说明、解释的，由窗口说明、解释${isLicence(item) ? '（《中华人民共和国行政许可法》第三十条）' : ''}。`,
    },
    source,
  );
};

/** What the reader may not rely on stands before all else. */
function warnings({ example, missing }: ReturnType<typeof guideOf>): PaperBlock[] {
  const texts = [
    ...(example ? ['本指南的时限、材料和收费为示例，尚未经实施机关核定，以实施机关公布的内容为准。'] : []),
    ...(missing.length > 0 ? [`本指南尚未写明：${missing.join('、')}。请向窗口咨询。`] : []),
  ];
  return texts.map((text) => ({ type: 'statement', text }));
}

/** 序号, 材料名称, 形式, 份数, 必要性, 依据, 来源渠道. */
const materialShares = [7, 27, 12, 7, 11, 20, 16];

function sectionBlocks({ lines, table }: GuideSection): PaperBlock[] {
  // Numbered as the parts are where the catalogue was written; here they are one level down.
  const lower = (text: string): string => text.replace(/^([一二三四五六七八九十]+)、/u, '（$1）');
  const paragraphs = lines.map((text): PaperBlock => ({ type: 'paragraph', text: lower(text) }));
  if (table === undefined) return paragraphs;
  const columns = table.head.map((title, index) => [title, materialShares[index] ?? 0] as const);
  return [...paragraphs, listTable('', columns, table.rows)];
}
