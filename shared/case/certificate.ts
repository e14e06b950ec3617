/** 制证 (许可法39). */
import { type CivilDate, parseCivilDate } from '../calendar/civil-date.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CommandOf } from './commands.ts';
import { caseFor, type CaseContext, doneBy, requiredText, todayOf } from './context.ts';
import type { CaseEvent } from './events.ts';
import type { CaseState } from './state.ts';

/** 许可法39; H3: not before a fee that is its condition was paid. */
export function makeCertificate(
  state: CaseState | null,
  command: CommandOf<'make_certificate'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  // The decision may have been handed over before, while the fee was still to be paid.
  const found = caseFor('制证', state, ['已决定', '已送达'], context);
  if (!found.ok) return found;
  const { decision, certificate, charge, item, documents } = found.value;
  if (decision?.result !== '准予')
    return refuse('rule', '许可法39', '没有准予的决定，不能制证。', '请查看办件经过。');
  if (certificate !== null)
    return refuse(
      'already_done',
      '许可法39',
      `已制作${certificate.name}（${certificate.number}）。`,
      '无需操作。',
    );
  const mustPay = item.fee?.precondition === true || charge?.precondition === true;
  if (mustPay && (charge === null || charge.payment === null))
    return refuse('rule', 'H3', '费用尚未经银行确认到账，不能制证。', '请先登记银行到账。');
  const name = requiredText(command.name, '证件名称', 'name', '许可法39');
  if (!name.ok) return name;
  const number = requiredText(command.number, '证件编号', 'number', '许可法39');
  if (!number.ok) return number;
  if (documents.some((document) => document.number === number.value))
    return refuse(
      'bad_input',
      '许可法39',
      `证件编号“${number.value}”与该办件的其他文书相同。`,
      '请核对证件编号。',
      'number',
    );
  if (context.records.usedElsewhere('证件', number.value, command.caseId))
    return refuse(
      'rule',
      '许可法39',
      `证件编号“${number.value}”已经用于另一办件。`,
      '请核对证件编号；一个编号只用于一份证件。',
      'number',
    );
  const validUntil = validity(command.validUntil, decision.validUntil, todayOf(context));
  if (!validUntil.ok) return validUntil;
  return ok([
    {
      kind: 'case.certificate_made',
      payload: {
        name: name.value,
        number: number.value,
        validUntil: validUntil.value,
        done: doneBy(context),
      },
    },
  ]);
}

/** A certificate is valid no longer than its decision says, and as long where nothing else is given. */
function validity(given: string | null, decided: string | null, today: CivilDate): Result<string | null> {
  if (given === null) return ok(decided);
  const day = parseCivilDate(given);
  const wrong = (message: string) =>
    refuse('bad_input', '许可法39', message, '请按决定书填写有效期。', 'validUntil');
  if (day === undefined) return wrong('有效期不是日期。');
  if (day < today) return wrong('有效期早于今日。');
  return decided !== null && day > decided ? wrong(`有效期长于决定书载明的有效期（${decided}）。`) : ok(day);
}
