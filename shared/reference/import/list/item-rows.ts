/** The items of a list (A7), checked one by one: C1, C2, C3, D1, H1. */
import {
  needsLimitBasis,
  pipelineStages,
  type PipelineStage,
  type ServiceItem,
  serviceItem,
} from '../../item.ts';
import type { authorityLevels } from '../../people.ts';
import { dayOf, workingDaysOf } from './cells.ts';
import { type ListKind, titleOf } from './columns.ts';
import { applicationForm } from '../plan/example-materials.ts';
import type { ImportReport } from './report.ts';
import type { ItemDraft } from '../item-draft.ts';
import { readFee } from './item-fee.ts';
import { inCatalogue, readCode } from './item-known.ts';
import { inChinese, type Wrong, word, wrongIn } from './row-words.ts';
import type { SheetRow } from './sheet-rows.ts';
import { authorityOf, categoryOf, handlingOf, sealsOf } from './words.ts';

export interface ItemRow {
  readonly row: number;
  readonly item: ItemDraft;
  /** As the catalogue had it; null for a new item. */
  readonly before: ServiceItem | null;
  /** D1; null in a list without authorisation. */
  readonly authority: (typeof authorityLevels)[number] | null;
  readonly seals: readonly string[];
}

/** A6: receives, hands out, and does with seal and payment what belongs to both; the rest is done elsewhere. */
const receivingOnly: readonly PipelineStage[] = pipelineStages.filter(
  (stage) => stage !== '审查' && stage !== '审批' && stage !== '制证',
);

/**
 * One item; undefined when something of it is wrong, which the report says.
 * @param items the catalogue as it stands: what it knows of an item and the list does not say stays.
 * @param ownCode a code for an item that has none.
 */
export function readItem(
  row: SheetRow,
  list: ListKind,
  items: readonly ServiceItem[],
  ownCode: () => string,
  report: ImportReport,
): ItemRow | undefined {
  const wrong = wrongIn(row, report);
  const name = row.text('itemName');
  const category = word(
    row,
    'category',
    categoryOf,
    '行政许可、公共服务、行政确认、行政征收或者其他行政权力',
    wrong,
  );
  const handling = word(row, 'handling', handlingOf, '即办件、承诺件或者上报件', wrong);
  const limits = readLimits(row, handling, wrong);
  const authority =
    list === 'B' ? null : word(row, 'authority', authorityOf, '全部、中层及以下或者仅受理', wrong);
  checkInstant(row, handling, authority, list, report);
  const fee = readFee(row, wrong, report);
  const before = inCatalogue(row, items, wrong);
  const limitBasis = row.text('limitBasis') || (before?.limitBasis ?? '');
  const joint = before?.joint ?? false;
  const unfounded =
    category !== undefined &&
    limits !== undefined &&
    needsLimitBasis({ ...category, ...limits, joint, limitBasis });
  if (unfounded)
    wrong(
      'legalDays',
      `“${name}”的法定时限${limits.legalDays}个工作日长于${joint ? 45 : 20}个工作日，没有写明另有规定的法律、法规（C2 · 许可法42）。`,
      '请在“法定时限依据”列写明法律、法规的名称和条款，或者更正法定时限。',
    );
  const superior = row.text('superior') || (before?.superior ?? '');
  const decidesNobody = handling === '上报件' && superior === '';
  if (decidesNobody)
    wrong('superior', `“${name}”是上报件，没有写明上级机关（C3）。`, '请在“上级机关”列填写决定机关的名称。');
  const from = readFrom(row, wrong);
  const seals = word(row, 'seal', sealsOf, '印章名称，如“行政审批专用章”', wrong);
  const code = readCode(row, wrong);
  if (handling !== '上报件' && seals?.includes('单位行政章') === true)
    report.note(
      row.number,
      titleOf('seal'),
      `“${name}”不是上报件，使用单位行政章需要有专门规定（E1）。`,
      '请改用行政审批专用章，或者核对专门规定。',
    );
  if (
    category === undefined ||
    handling === undefined ||
    limits === undefined ||
    authority === undefined ||
    fee === undefined ||
    from === undefined ||
    seals === undefined ||
    code === undefined ||
    unfounded ||
    decidesNobody
  )
    return undefined;
  const department = row.text('department');
  const parsed = serviceItem.safeParse({
    ...before,
    code: before?.code ?? (code === '' ? ownCode() : code),
    name,
    department,
    organ: row.text('organ') || (before?.organ ?? department),
    ...category,
    handling,
    ...limits,
    limitBasis,
    fee,
    materials: before?.materials ?? [applicationForm('《中华人民共和国行政许可法》第二十九条')],
    notes: notesOf(row, list),
    example: false,
    windowPowers: list === 'B' || authority === '仅受理' ? receivingOnly : pipelineStages,
    decisionLevel: handling === '即办件' || authority === '全部' ? '中层' : '局领导',
    superior: superior === '' ? null : superior,
    from,
    until: null,
    initials: '',
    pinyin: '',
  });
  if (!parsed.success) {
    for (const { message } of parsed.error.issues)
      wrong('itemName', `“${name}”不能登记：${inChinese(message)}。`, '请核对该行的内容。');
    return undefined;
  }
  const { initials: _initials, pinyin: _pinyin, ...item } = parsed.data;
  return { row: row.number, item, before: before ?? null, authority, seals };
}

/** C1, D3, A6: who only receives cannot decide in the same visit. */
function checkInstant(
  row: SheetRow,
  handling: ServiceItem['handling'] | undefined,
  authority: ItemRow['authority'] | undefined,
  list: ListKind,
  report: ImportReport,
): void {
  if (handling !== '即办件') return;
  const name = row.text('itemName');
  if (authority === '仅受理')
    report.error(
      row.number,
      titleOf('authority'),
      `“${name}”是即办件，只授予受理权不能当场办结（C1 · D3）。`,
      '请授予办理权限，或者改为承诺件。',
    );
  if (list === 'B')
    report.note(
      row.number,
      titleOf('handling'),
      `业务受理进驻单位的窗口不作决定，“${name}”不能在窗口当场办结（A6）。`,
      '请确认承办股室能够当场答复，或者改为承诺件。',
    );
}

/** C1: what is decided at once promises no days. C2: a promise is never longer than the law allows. */
function readLimits(row: SheetRow, handling: ServiceItem['handling'] | undefined, wrong: Wrong) {
  const choices = '工作日数，如“20”；当场办结的填写“当场”';
  const legalDays = word(row, 'legalDays', workingDaysOf, choices, wrong);
  const promisedDays = word(row, 'promisedDays', workingDaysOf, choices, wrong);
  if (legalDays === undefined || promisedDays === undefined) return undefined;
  const name = row.text('itemName');
  if (promisedDays > legalDays)
    return wrong(
      'promisedDays',
      `“${name}”的承诺时限${promisedDays}个工作日长于法定时限${legalDays}个工作日（C2）。`,
      '请将承诺时限改为不长于法定时限。',
    );
  if (handling === '即办件' && promisedDays > 0)
    return wrong(
      'promisedDays',
      `“${name}”是即办件，承诺时限应当是当场（C1）。`,
      '请将承诺时限改为“当场”，或者将办件类型改为承诺件。',
    );
  return { legalDays, promisedDays };
}

function readFrom(row: SheetRow, wrong: Wrong): string | null | undefined {
  const text = row.text('itemFrom');
  if (text === '') return null;
  return dayOf(text) ?? wrong('itemFrom', `实施日期“${text}”不是存在的日期。`, '请写作“2026-09-01”。');
}

/** B5, G2: for a body that only receives in the hall, who takes the papers on and how. */
function notesOf(row: SheetRow, list: ListKind): string[] {
  if (list === 'A') return [];
  const sending = [row.text('sending'), row.text('sendingOften')].filter((text) => text !== '').join('，');
  const parts = [
    ['承办股室', row.text('office')],
    ['联系人', row.text('contact')],
    ['送件', sending],
  ].flatMap(([title = '', text = '']) => (text === '' ? [] : [`${title}：${text}`]));
  return parts.length === 0 ? [] : [`${parts.join('，')}。`];
}
