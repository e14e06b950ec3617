/** What a denial has to say (许可法38(2)). */
import { ok, type Result, refuse } from '../result.ts';
import { citesRule } from './citation.ts';
import type { CasePayload } from './events.ts';
import { isGeneric, saysMaterialMissing } from './missing-material.ts';
import type { CaseState } from './state.ts';

type Decided = CasePayload<'case.decided'>;

/** 许可法38(2): facts, reasons and a clause of this application, and none that the five days were for (许可法32(4)). */
export function saysWhy(
  state: Pick<CaseState, 'materials'>,
  { content, reasons, basis }: Pick<Decided, 'content' | 'reasons' | 'basis'>,
): Result<true> {
  const missing = state.materials.filter(({ received }) => !received).map(({ name }) => name);
  const texts = [
    ['content', '事实', content],
    ['reasons', '理由', reasons],
  ] as const;
  for (const [field, what, text] of texts) {
    if (saysMaterialMissing(text, missing))
      return refuse(
        'rule',
        '许可法32(4) · 许可法38(2)',
        `缺少材料或者材料不符合法定形式，应当在受理以前一次性告知，不是不予许可的${what}。`,
        '请写明申请不符合的法定条件、标准；符合条件的，应当准予。',
        field,
      );
    if (isGeneric(text))
      return refuse(
        'rule',
        '许可法38(2)',
        `不予许可应当写明本次申请的具体${what}，不能只写“不符合规定”。`,
        `请写明本次申请的具体${what}。`,
        field,
      );
  }
  return citesRule(basis)
    ? ok(true)
    : refuse(
        'rule',
        '许可法38(2)',
        '不予许可没有写明所依据的规定。',
        '请填写规定的名称和条款，如“《××条例》第×条”，或者文件的文号。',
        'basis',
      );
}
