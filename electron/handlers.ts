import { randomUUID } from 'node:crypto';
import { mayDo, roleTitles } from '#shared/authority/index.ts';
import { chineseDateTime } from '#shared/calendar/civil-date.ts';
import { type CounterOutputs, counterInputs, type SessionView } from '#shared/contract/counter.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import { type PaperEvent, readPaperEvent } from '#shared/papers/events.ts';
import { decidePaper, foldPaper, type PaperCommand, type PaperState } from '#shared/papers/ledger.ts';
import { layOutSlip } from '#shared/papers/slip-layout.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { eventText } from '#shared/timeline.ts';
import { archivedHere, caseDetail, listCases } from './acts/cases.ts';
import { anotherAct, type Desk } from './acts/desk.ts';
import { runCaseCommand } from './acts/case-acts.ts';
import { itemView, searchItems } from './acts/items.ts';
import type { RatingDesk } from './acts/rating-desk.ts';
import type { StatusDesk } from './acts/status.ts';
import type { CardReader } from './devices/card-reader.ts';
import type { Handlers } from './ipc.ts';
import type { PrintQueue } from './print/queue.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store/store.ts';
import { CentreAnswerError, UnreachableError } from './sync/centre-client.ts';
import type { Sync } from './sync/sync.ts';

const commandKind = {
  reprint: 'paper.reprint_requested',
  retry: 'paper.retry_requested',
  confirm: 'paper.print_confirmed',
} as const satisfies Record<PaperCommand['type'], PaperEvent['kind']>;

/** Everything the clerk's screens can ask for, built by the composition root. */
export interface CounterParts {
  readonly desk: Desk;
  readonly store: Store;
  readonly rating: RatingDesk;
  readonly queue: PrintQueue;
  readonly sync: Sync;
  readonly status: StatusDesk;
  readonly settings: Settings;
  readonly cards: CardReader;
  /** Reads the simulated printer's picture of a job; undefined when there is none. */
  readonly slipPicture: (jobId: string) => Promise<Buffer | undefined>;
  /** Shows an archived PDF; answers with what went wrong, or the empty string. */
  readonly openPdf: (sha256: string) => Promise<string>;
  /** Takes saved settings into use. */
  readonly applySettings: () => Promise<void>;
}

export function counterHandlers(parts: CounterParts): Handlers<typeof counterInputs, CounterOutputs> {
  const { desk, store, rating, queue, sync, status, settings, cards } = parts;

  /** Screens with cases on them are for who is signed in. */
  const signedIn = <T>(then: () => Result<T> | Promise<Result<T>>): Result<T> | Promise<Result<T>> => {
    const person = desk.session.signedIn();
    return person.ok ? then() : person;
  };
  const paperOf = (paperId: string): PaperState | null =>
    foldPaper(store.log.ofStream('paper', paperId).flatMap((event) => readPaperEvent(event) ?? []));
  const paperOfJob = (jobId: string): string | undefined =>
    store.db.prepare('select paper_id from print_job where job_id = ?').pluck().get(jobId) as
      | string
      | undefined;

  const runPaperCommand = (
    commandId: string,
    paperId: string | undefined,
    command: PaperCommand,
  ): Result<{ jobId: string }> => {
    const person = desk.session.signedIn();
    if (!person.ok) return person;
    const jobId = command.type === 'reprint' ? command.newJobId : command.jobId;
    return store.act(
      desk.circumstances(person.value, commandId),
      () => {
        const decided = decidePaper(paperId === undefined ? null : paperOf(paperId), command);
        if (!decided.ok || paperId === undefined)
          return decided.ok ? refuse('not_found', '', '没有找到该文书。', '请在办件中重新选择。') : decided;
        const caseId = store.log.ofStream('paper', paperId)[0]?.caseId ?? null;
        const events = decided.value.map((event) => ({
          streamKind: 'paper' as const,
          streamId: paperId,
          caseId,
          version: 1,
          ...event,
        }));
        return ok({ events, answer: () => ({ jobId }) });
      },
      ([first]) =>
        first?.streamId === paperId && first?.kind === commandKind[command.type]
          ? ok({ jobId: first.payload['jobId'] as string })
          : anotherAct,
    );
  };

  return {
    session: () => ok(sessionView(desk)),
    signIn: async ({ staffNumber, pin }) => {
      const person = await desk.session.signIn(staffNumber, pin);
      return person.ok ? ok(sessionView(desk)) : person;
    },
    signOut: () => {
      const out = desk.session.signOut();
      return out.ok ? ok(sessionView(desk)) : out;
    },
    searchItems: ({ query, limit }) => signedIn(() => ok(searchItems(desk, query, limit))),
    item: ({ code }) => signedIn(() => itemView(desk, code)),
    readCard: () =>
      signedIn(async () => {
        const card = await cards.read();
        if (!card.ok) return card;
        const note = cards.simulated ? '模拟读卡' : null;
        return ok({ ...card.value, simulated: cards.simulated, note });
      }),
    registerApplication: (input) => runCaseCommand(desk, store, { type: 'register', ...input }),
    supplementMaterials: (input) => runCaseCommand(desk, store, { type: 'supplement', ...input }),
    listCases: (input) => signedIn(() => ok(listCases(desk, store, input))),
    caseDetail: ({ caseId }) => signedIn(() => caseDetail(desk, store, caseId)),
    inviteRating: ({ caseId }) => rating.invite(caseId),
    openPaper: ({ paperId }) =>
      signedIn(async () => {
        const sha256 = archivedHere(store.log.ofStream('paper', paperId), store.log.device);
        if (sha256 === undefined)
          return refuse('not_found', '', '该文书还没有归档的PDF。', '请稍候片刻，或查看打印状态。');
        const trouble = await parts.openPdf(sha256);
        return trouble === ''
          ? ok({ opened: true as const })
          : refuse('device', '', `打不开PDF：${trouble}`, '请安装PDF阅读程序后重试，文书已归档，不会丢失。');
      }),
    slipPicture: ({ jobId }) =>
      signedIn(async () => {
        const picture = await parts.slipPicture(jobId);
        return picture === undefined
          ? refuse('not_found', '', '没有这张凭证的图样。', '只有模拟打印机打印的凭证有图样。')
          : ok({ dataUrl: `data:image/png;base64,${picture.toString('base64')}` });
      }),
    reprint: ({ commandId, paperId }) =>
      runPaperCommand(commandId, paperId, { type: 'reprint', newJobId: randomUUID() }),
    retryPrint: ({ jobId }) => runPaperCommand(randomUUID(), paperOfJob(jobId), { type: 'retry', jobId }),
    confirmPrint: ({ commandId, jobId, cameOut }) =>
      runPaperCommand(commandId, paperOfJob(jobId), { type: 'confirm', jobId, cameOut }),
    status: () => ok(status.view()),
    syncNow: () =>
      signedIn(async () => {
        await sync.now();
        return ok(status.view());
      }),
    caseAtCentre: ({ caseId }) => signedIn(() => caseAtCentre(parts, caseId)),
    settings: () => signedIn(() => ok(settings.shown)),
    saveSettings: (input) =>
      signedIn(async () => {
        const person = desk.session.signedIn();
        if (!person.ok) return person;
        const { hall } = desk.reference;
        const now = desk.clock.now();
        const here = { hall, now, person: person.value, registers: store.registers };
        const allowed = mayDo('设备设置', null, here);
        if (!allowed.ok) return allowed;
        const saved = settings.save(input);
        if (!saved.ok) return saved;
        await parts.applySettings();
        return ok(settings.shown);
      }),
    testPrint: () =>
      signedIn(async () => {
        const lines = layOutSlip(testPage(desk), {
          reprint: 0,
          printedAt: chineseDateTime(desk.clock.now()),
        });
        const outcome = await queue.printer.print({ id: randomUUID(), lines });
        if (outcome.state === 'printed')
          return ok({ text: `${queue.printer.name}：测试页已打印。${outcome.note ?? ''}` });
        if (outcome.state === 'failed') return refuse('device', 'K1', outcome.reason, outcome.next);
        return refuse('device', 'K1', outcome.reason, '请查看打印机是否已打出测试页。');
      }),
  };
}

function sessionView(desk: Desk): SessionView {
  const { hall, demoStaff } = desk.reference;
  const { person } = desk.session;
  const titleOf = ({ role }: StaffMember) =>
    role === 'window_head' ? hall.settings.headTitle : roleTitles[role];
  return {
    hallName: hall.name,
    training: hall.training,
    counterName: hall.counter.name,
    counterPosition: hall.counter.position,
    person:
      person === null
        ? null
        : {
            number: person.number,
            name: person.name,
            title: titleOf(person),
            head: person.role === 'window_head',
          },
    // Those who serve at a window: the others' work is at other desks.
    demoStaff: demoStaff.flatMap(({ number, pin }) => {
      const member = hall.staff.find((candidate) => candidate.number === number);
      return member?.role === 'clerk' || member?.role === 'window_head'
        ? [{ number, name: member.name, title: titleOf(member), pin }]
        : [];
    }),
    today: desk.today,
  };
}

/** What the centre says it holds, told in the words of the same events here. */
async function caseAtCentre(
  { sync, store }: CounterParts,
  caseId: string,
): Promise<Result<CounterOutputs['caseAtCentre']>> {
  const { client } = sync;
  if (client === null) return refuse('unavailable', '', '尚未配置中心地址。', '请窗口负责人在设置中填写。');
  try {
    const reply = await client.case(caseId, AbortSignal.timeout(10_000));
    if (reply.events.length === 0)
      return refuse('unavailable', '', '中心还没有收到该办件。', '记录已在本机保存，上传后即可查到。');
    const known = new Map(store.log.ofCase(caseId).map((event) => [event.id, eventText(event)]));
    return ok({
      events: reply.events.map(({ hallSeq, kind, at, id }) => ({
        hallSeq,
        kind,
        at,
        text: known.get(id) ?? kind,
      })),
    });
  } catch (error) {
    if (error instanceof UnreachableError)
      return refuse('unavailable', '', '联系不上中心。', '业务照常办理，恢复联网后再查询。');
    if (error instanceof CentreAnswerError) return refuse('unavailable', '', error.message, '请联系管理员。');
    throw error;
  }
}

function testPage(desk: Desk): PaperContent {
  const { hall } = desk.reference;
  return {
    kind: '收件凭证',
    title: '打印测试',
    number: '—',
    training: hall.training,
    addressee: '—',
    blocks: [
      {
        type: 'fields',
        rows: [
          ['窗口', hall.counter.name],
          ['汉字', '受理 补正 不予受理 壹贰叁肆伍陆柒捌玖拾'],
          ['数字', '0123456789'],
          ['生僻字', '䶮 㛃 𠮷'],
        ],
      },
      { type: 'statement', text: '每行应为48列，左右对齐，汉字清晰，末尾自动切纸。' },
    ],
    closing: { organ: hall.name, date: '', seal: null },
    handler: desk.session.person?.name ?? '',
    signatures: [],
    footer: '',
    copies: 1,
    qr: '001-000000-0',
    barcode: '0010000000',
  };
}
