import { createHash, randomUUID } from 'node:crypto';
import { chineseDate, type CivilDate, civilDateAt } from '#shared/calendar/civil-date.ts';
import { deadlineText } from '#shared/calendar/working-days.ts';
import { maskedApplicant } from '#shared/case/applicant.ts';
import { type CaseState, itemTitle } from '#shared/case/state.ts';
import type { PadState } from '#shared/contract/pad.ts';
import { canonicalJson } from '#shared/event.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import { decidePaper, openLine } from '#shared/papers/ledger/ledger-commands.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import type { HandSignature } from '#shared/signature/strokes.ts';
import type { Store } from '../store/store.ts';
import { anotherAct, type Desk } from './desk.ts';
import { paperEvent, paperRecord } from './paper-records.ts';
import type { RatingDesk } from './rating-desk.ts';

/** How long the applicant has to read, to write, and to see that it was taken. */
const checkMs = 120_000;
const signMs = 120_000;
const takenMs = 5_000;

interface Signing {
  readonly signingId: string;
  readonly paperId: string;
  readonly signature: number;
  /** Of the words the applicant was shown. */
  readonly paper: string;
}

type Ask = { readonly paperId: string; readonly signature: number };

const over = refuse('rule', '', '本次签名已经结束。', '请等待窗口再次邀请签名。');

/** SHA-256 of a paper's words, however their parts are ordered. */
export const hashOfPaper = (content: unknown): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex');

/** Lets the applicant check a paper on the pad and sign it there with their own hand (J1). */
export class SigningDesk {
  readonly #desk: Desk;
  readonly #store: Store;
  readonly #rating: RatingDesk;
  readonly #changed: () => void;
  #open: Signing | null = null;
  #timer: NodeJS.Timeout | undefined;
  /** What the clerk is told of the last one; empty where there is nothing to tell. */
  #text = '';

  /** @param changed what the clerk is told is another */
  constructor(desk: Desk, store: Store, rating: RatingDesk, changed: () => void) {
    this.#desk = desk;
    this.#store = store;
    this.#rating = rating;
    this.#changed = changed;
    desk.session.onChanged(() => this.#end(''));
    store.onAppended((events) => {
      // A paper made void, or signed on the sheet meanwhile, is not signed any more.
      if (this.#open !== null && events.some(({ streamId }) => streamId === this.#open?.paperId))
        this.#look();
    });
  }

  get text(): string {
    return this.#text;
  }

  /** The clerk asks; the clerk never signs. */
  ask({ paperId, signature }: Ask): Result<{ readonly asked: true }> {
    const person = this.#desk.session.signedIn();
    if (!person.ok) return person;
    const record = paperRecord(this.#store, paperId);
    if (record === null) return refuse('not_found', '', '没有找到该文书。', '请在办件中重新选择。');
    const open = openLine(record.paper, signature, true);
    if (!open.ok) return open;
    if (!this.#rating.takesSignatures)
      return refuse('unavailable', '', '没有可以手写签名的评价器。', '请在纸质文书上签名后登记签收。');
    if (this.#rating.asking)
      return refuse('rule', '', '评价器正在请申请人评价。', '请在评价结束后再请申请人签名。');
    const state = record.caseId === null ? null : this.#store.caseState(record.caseId);
    const { content } = record.paper;
    const signingId = randomUUID();
    this.#open = { signingId, paperId, signature, paper: hashOfPaper(content) };
    this.#text = '正在请申请人核对、签名';
    this.#show(checkMs, (until) => ({
      mode: 'check',
      signingId,
      title: content.title,
      facts: state === null ? [] : factsOf(state),
      listed: listedOn(content),
      until,
    }));
    return ok({ asked: true });
  }

  /** What was shown is right: now it is signed. */
  checked(signingId: string): Result<{ readonly done: true }> {
    const open = this.#open;
    const content = open?.signingId === signingId ? this.#contentOf(open) : null;
    if (open === null || content === null) return over;
    const label = content.signatures[open.signature] ?? '';
    this.#show(signMs, (until) => ({ mode: 'sign', signingId, title: content.title, label, until }));
    return ok({ done: true });
  }

  /** Nobody has to sign, and the clerk is told which it was. */
  decline(signingId: string, wrong: boolean): Result<{ readonly done: true }> {
    if (this.#open?.signingId !== signingId) return over;
    this.#end(wrong ? '申请人表示内容有误，没有签名' : '申请人没有签名');
    return ok({ done: true });
  }

  sign(signingId: string, hand: HandSignature): Result<{ readonly done: true }> {
    const open = this.#open;
    if (open?.signingId !== signingId) return over;
    const { paperId, signature } = open;
    const signedOn = civilDateAt(this.#desk.clock.now());
    const done = this.#store.act<{ readonly done: true }>(
      this.#desk.circumstancesOf('applicant', signingId),
      () => {
        const record = paperRecord(this.#store, paperId);
        const decided = decidePaper(record?.paper ?? null, {
          type: 'sign_on_pad',
          signature,
          hand: {
            width: hand.width,
            height: hand.height,
            strokes: hand.strokes.map((stroke) => stroke.map(([x, y, ms, pressure]) => [x, y, ms, pressure])),
            paper: open.paper,
            signedOn,
          },
          paper: record === null ? '' : hashOfPaper(record.paper.content),
        });
        if (!decided.ok) return decided;
        if (record === null) throw new Error('a signature was accepted on no paper');
        // From here on what is appended is this one's own.
        this.#open = null;
        const events = decided.value.map((event) => paperEvent(paperId, record.caseId, event));
        return ok({ events, answer: () => ({ done: true }) });
      },
      ([first]) =>
        first?.streamId === paperId && first.kind === 'paper.signed' ? ok({ done: true }) : anotherAct,
    );
    if (!done.ok) {
      // A signature that is too short is written again; a paper that counts no more is not.
      this.#open = done.refusal.field === 'hand' ? open : null;
      if (this.#open === null) this.#end('该文书不能再签名，签名没有登记');
      return done;
    }
    const title = paperRecord(this.#store, paperId)?.paper.content.title ?? '';
    clearTimeout(this.#timer);
    this.#text = '';
    this.#rating.showSigning((shown) => ({ ...shown, mode: 'signed', title }));
    this.#timer = setTimeout(() => this.#end(''), takenMs);
    this.#changed();
    return done;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#open = null;
  }

  #contentOf({ paperId }: Signing): PaperContent | null {
    return paperRecord(this.#store, paperId)?.paper.content ?? null;
  }

  #show(ms: number, state: (until: string) => SigningMode): void {
    clearTimeout(this.#timer);
    const until = new Date(Date.now() + ms).toISOString();
    this.#timer = setTimeout(() => this.#end('申请人没有签名，时间已到'), ms);
    this.#rating.showSigning(
      (shown) => ({ ...shown, ...state(until) }),
      // The applicant is asked to rate: that comes first.
      () => this.#end('评价器请申请人评价，签名已停止'),
    );
    this.#changed();
  }

  #look(): void {
    const open = this.#open;
    const paper = open === null ? null : paperRecord(this.#store, open.paperId)?.paper;
    if (open !== null && (paper == null || !openLine(paper, open.signature, true).ok))
      this.#end('该文书不能再签名，签名已停止');
  }

  #end(text: string): void {
    clearTimeout(this.#timer);
    const shown = this.#open !== null || this.#rating.showsSigning;
    this.#open = null;
    this.#text = text;
    if (shown) this.#rating.showSigning(null);
    this.#changed();
  }
}

type Without<State> = State extends unknown
  ? Omit<State, 'hallName' | 'training' | 'counterName' | 'look'>
  : never;
type SigningMode = Without<Extract<PadState, { mode: 'check' | 'sign' }>>;

/** What the applicant can tell to be right or wrong, and nothing that others could use. */
function factsOf(state: CaseState): [string, string][] {
  const { name, number } = maskedApplicant(state.applicant);
  const limit = state.promisedLimit ?? state.legalLimit;
  return [
    ['申请人', name],
    ['证件号码', number],
    ['事项', itemTitle(state)],
    ['收件日期', chineseDate(state.receivedOn as CivilDate)],
    ...(limit === null ? [] : ([['办理期限', deadlineText(limit)]] satisfies [string, string][])),
  ];
}

/** The names in the paper's own list: they are what is signed for. */
function listedOn({ blocks, kind }: PaperContent): string[] {
  return blocks.flatMap((block) =>
    block.type === 'table'
      ? block.rows.map(([, name = '', number = '']) => (kind === '送达回证' ? `${name}（${number}）` : name))
      : [],
  );
}
