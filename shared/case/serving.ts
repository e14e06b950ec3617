/** 领取通知 and 送达 (J1, 许可法44): every lawful manner, and who took it. */
import { civilDateAt } from '../calendar/civil-date.ts';
import { paperTitles } from '../papers/titles.ts';
import { ok, type Result, refuse } from '../result.ts';
import type { CommandOf } from './commands.ts';
import { caseFor, type CaseContext, checkDay, doneBy, requiredText, todayOf } from './context.ts';
import type { CaseEvent, CasePayload } from './events.ts';
import { resultPapers } from './evolve-closing.ts';
import { checkManner } from './service-proof.ts';
import type { CaseState } from './state.ts';
import { checkText } from './text.ts';

export function notifyCollection(
  state: CaseState | null,
  command: CommandOf<'notify_collection'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor('领取通知', state, ['已决定'], context);
  if (!found.ok) return found;
  const note = checkText(command.note, '通知情况', 'note');
  if (!note.ok) return note;
  return ok([
    {
      kind: 'case.collection_notified',
      payload: { via: command.via, note: note.value, done: doneBy(context) },
    },
  ]);
}

type Served = CasePayload<'case.served'>;

export function serve(
  state: CaseState | null,
  command: CommandOf<'serve'>,
  context: CaseContext,
): Result<CaseEvent[]> {
  const found = caseFor(
    '送达',
    state,
    ['补正中', '不受理', '不予受理', '已受理', '已决定', '已送达', '已终止'],
    context,
  );
  if (!found.ok) return found;
  const papers = papersServed(found.value, command);
  if (!papers.ok) return papers;
  const servedOn = checkServedOn(command, readyOn(found.value, papers.value), context);
  if (!servedOn.ok) return servedOn;
  const recipient = checkRecipient(command, found.value);
  if (!recipient.ok) return recipient;
  const manner = checkManner(command, context.person.name);
  if (!manner.ok) return manner;
  return ok([
    {
      kind: 'case.served',
      payload: {
        papers: papers.value,
        manner: command.manner,
        ...manner.value,
        servedOn: servedOn.value,
        recipient: recipient.value,
        window: context.hall.counter.name,
        done: doneBy(context),
      },
    },
  ]);
}

/**
 * Only papers of this case, each once, and none before it is sealed (许可法32, 38, 39). 缴款通知书 may go out without:
 * the bank stamps it.
 */
function papersServed(
  state: CaseState,
  { papers }: CommandOf<'serve'>,
): Result<{ number: string; title: string }[]> {
  const numbers = papers.map(({ number }) => number);
  if (numbers.length === 0 || new Set(numbers).size < numbers.length)
    return refuse(
      'bad_input',
      'J1',
      '没有选择送达的文书，或者同一文书选择了两次。',
      '请选择送达的文书。',
      'papers',
    );
  const served = new Set(state.served.flatMap((entry) => entry.papers.map(({ number }) => number)));
  const found: { number: string; title: string }[] = [];
  for (const number of numbers) {
    const paper = state.documents.find((document) => document.number === number);
    if (paper === undefined)
      return refuse(
        'bad_input',
        'J1',
        `文书（${number.slice(0, 60)}）不是该办件的文书。`,
        '请从该办件的文书中选择。',
        'papers',
      );
    if (served.has(number))
      return refuse(
        'already_done',
        'J1',
        `《${paper.title}》（${number}）已经送达。`,
        '请查看送达回证。',
        'papers',
      );
    if (state.cancelledCharges.some(({ notice }) => notice === number))
      return refuse(
        'rule',
        'H3',
        `《${paper.title}》（${number}）已经作废，不能送达。`,
        '请查看办件经过。',
        'papers',
      );
    if (paper.title !== paperTitles.payment && !state.seals.some(({ document }) => document === number))
      return refuse(
        'rule',
        resultPapers(state).includes(number) ? '许可法38 · 许可法39' : '许可法32末款',
        `《${paper.title}》（${number}）尚未用印，不能送达。`,
        '请先登记用印。',
        'papers',
      );
    found.push(paper);
  }
  return ok(found);
}

/** A5: nothing is served before it was there: sealed, or for what carries no seal, made out. */
function readyOn(state: CaseState, papers: readonly { readonly number: string }[]): string {
  const { seals, receivedOn, charge } = state;
  const days: string[] = [receivedOn];
  for (const { number } of papers) {
    const seal = seals.find(({ document }) => document === number);
    if (seal !== undefined) days.push(civilDateAt(seal.done.at));
    if (charge?.notice === number) days.push(civilDateAt(charge.done.at));
  }
  return days.reduce((last, day) => (day > last ? day : last));
}

/** A5: what is done at the window is entered as it is done; what comes back from the post or the press, later. */
function checkServedOn(
  { manner, servedOn }: CommandOf<'serve'>,
  readyOn: string,
  context: CaseContext,
): Result<string> {
  const day = checkDay(servedOn, '送达日期', 'servedOn', readyOn, context);
  if (!day.ok || (manner !== '直接送达' && manner !== '留置送达') || day.value === todayOf(context))
    return day;
  return refuse('rule', 'A5 · J1', `${manner}应当在送达当日登记，不得补填日期。`, '请填写今日。', 'servedOn');
}

/** J1: the one served, or who takes it for them, is identified; an agent shows the letter, 代收人 the relation. */
function checkRecipient(
  { recipient, manner }: CommandOf<'serve'>,
  state: CaseState,
): Result<Served['recipient']> {
  const { applicant } = state;
  const own = applicant.kind === 'person' ? '本人' : '法定代表人';
  // Nobody took it: it counts as served on the applicant.
  if (manner === '公告送达' || manner === '留置送达')
    return ok({
      kind: own,
      name: applicant.name,
      relation: '',
      identityChecked: false,
      letterOfAuthority: false,
    });
  const name = requiredText(recipient.name, '收件人姓名', 'recipient.name', 'J1');
  if (!name.ok) return name;
  const isOwn = recipient.kind === '本人' || recipient.kind === '法定代表人';
  if (isOwn && recipient.kind !== own)
    return refuse(
      'bad_input',
      'J1',
      `申请人是${applicant.kind === 'person' ? '个人' : '单位'}，收件人不能是“${recipient.kind}”。`,
      `请选择${own}、代理人或者代收人。`,
      'recipient.kind',
    );
  if (recipient.kind === '本人' && name.value !== applicant.name)
    return refuse(
      'rule',
      'J1',
      '收件人的姓名与申请人不一致，不是本人领取。',
      '请核对身份证件；由他人领取的，选择代理人或者代收人。',
      'recipient.name',
    );
  if (recipient.kind === '代理人' && !recipient.letterOfAuthority)
    return refuse(
      'rule',
      'J1 · 许可法29',
      '代理人领取的，应当有授权委托书。',
      '请核对并留存授权委托书。',
      'recipient.letterOfAuthority',
    );
  const relation =
    recipient.kind === '代收人'
      ? requiredText(recipient.relation, '代收人与受送达人的关系', 'recipient.relation', 'J1')
      : checkText(recipient.relation, '关系', 'recipient.relation');
  if (!relation.ok) return relation;
  if (manner === '直接送达' && !recipient.identityChecked)
    return refuse(
      'rule',
      'J1',
      '直接送达应当核对收件人的身份证件。',
      '请核对身份证件后勾选。',
      'recipient.identityChecked',
    );
  return ok({ ...recipient, name: name.value, relation: relation.value });
}
