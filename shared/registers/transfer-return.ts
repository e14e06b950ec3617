/** 返回 (G2): what comes back is counted against what was sent, page by page. */
import { checkText } from '../case/text.ts';
import { ok, type Result, refuse } from '../result.ts';
import { isOut, type TransferBundle, type TransferState } from './transfer-state.ts';
import type { TransferCommand } from './transfer.ts';

type Back = Extract<TransferCommand, { type: 'transfer.return' }>['bundles'][number];

const countNames = { originals: '原件', copies: '复印件', pages: '页数' } as const;
const countFields = ['originals', 'copies', 'pages'] as const;

export function checkReturn(bundles: readonly Back[], slip: TransferState): Result<Back[]> {
  if (!isOut(slip))
    return slip.status === '已返回'
      ? refuse('already_done', 'G2', '该移交单的材料已经返回。', '请查看移交登记。')
      : refuse('rule', 'G2', `移交单现为“${slip.status}”，没有可以返回的材料。`, '请查看移交登记。');
  if (bundles.length === 0 || new Set(bundles.map(({ caseId }) => caseId)).size !== bundles.length)
    return refuse(
      'bad_input',
      'G2',
      '没有选择返回的办件，或者同一办件列了两次。',
      '请逐件清点后登记。',
      'bundles',
    );
  const checked: Back[] = [];
  for (const back of bundles) {
    const sent = slip.bundles.find(({ caseId }) => caseId === back.caseId);
    if (sent === undefined)
      return refuse(
        'rule',
        'G2',
        '返回的办件不在该移交单上。',
        '请核对移交单，或在其他移交单上登记。',
        'bundles',
      );
    const line = checkLine(back, sent);
    if (!line.ok) return line;
    checked.push(line.value);
  }
  return ok(checked);
}

function checkLine(back: Back, sent: TransferBundle): Result<Back> {
  const { receiptNumber } = sent;
  if (sent.rest !== null && sent.rest !== '后续返回')
    return refuse(
      'already_done',
      'G2',
      `办件${receiptNumber}的材料已经返回。`,
      '请查看移交登记。',
      'bundles',
    );
  const outstanding = (field: (typeof countFields)[number]) =>
    sent[field] - sent.returned[field] - back[field];
  const over = countFields.find((field) => outstanding(field) < 0);
  if (over !== undefined)
    return refuse(
      'rule',
      'G2',
      `办件${receiptNumber}返回的${countNames[over]}多于送交的。`,
      `送交${sent[over]}，已返回${sent.returned[over]}，请重新清点。`,
      'bundles',
    );
  const missing = checkText(back.missing, '缺少的材料', 'bundles');
  if (!missing.ok) return missing;
  const damage = checkText(back.damage, '损坏情况', 'bundles');
  if (!damage.ok) return damage;
  const complete = countFields.every((field) => outstanding(field) === 0);
  if (complete !== (back.rest === '无'))
    return refuse(
      'rule',
      'G2',
      complete
        ? `办件${receiptNumber}的材料已全部返回，不能登记“${back.rest}”。`
        : `办件${receiptNumber}返回的材料少于送交的，应当注明去向。`,
      complete ? '请登记“无”。' : '请选择后续返回、部门留存或者缺失。',
      'bundles',
    );
  if ((back.rest === '缺失' || back.rest === '部门留存') && missing.value === '')
    return refuse(
      'rule',
      'G2',
      `办件${receiptNumber}登记了“${back.rest}”，没有写明是哪些材料。`,
      back.rest === '缺失' ? '请写明缺少的材料和页码。' : '请写明部门留存的材料。',
      'bundles',
    );
  return ok({ ...back, missing: missing.value, damage: damage.value });
}
