import { mayDo, roleTitles } from '#shared/authority/index.ts';
import { type CounterOutputs, counterInputs, type SessionView } from '#shared/contract/counter.ts';
import type { StaffMember } from '#shared/reference/index.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { eventText } from '#shared/timeline.ts';
import { caseDetail, listCases } from './acts/cases.ts';
import type { Desk } from './acts/desk.ts';
import { runCaseCommand } from './acts/case-acts.ts';
import { itemView, searchItems } from './acts/items.ts';
import type { RatingDesk } from './acts/rating-desk.ts';
import type { StatusDesk } from './acts/status.ts';
import type { CardReader } from './devices/card-reader.ts';
import type { Handlers } from './ipc.ts';
import { paperHandlers, type PaperParts, whoIsSignedIn } from './paper-handlers.ts';
import type { Settings } from './settings.ts';
import { CentreAnswerError, UnreachableError } from './sync/centre-client.ts';
import type { Sync } from './sync/sync.ts';

/** Everything the clerk's screens can ask for, built by the composition root. */
export interface CounterParts extends PaperParts {
  readonly rating: RatingDesk;
  readonly sync: Sync;
  readonly status: StatusDesk;
  readonly settings: Settings;
  readonly cards: CardReader;
  /** Takes saved settings into use. */
  readonly applySettings: () => Promise<void>;
}

export function counterHandlers(parts: CounterParts): Handlers<typeof counterInputs, CounterOutputs> {
  const { desk, store, rating, sync, status, settings, cards } = parts;
  const signedIn = whoIsSignedIn(desk);

  return {
    session: () => ok(sessionView(desk)),
    signIn: async ({ staffNumber, pin }) => {
      const person = await desk.session.signIn(staffNumber, pin);
      return person.ok ? ok(sessionView(desk)) : person;
    },
    signOut: () => {
      const out = desk.session.signOut();
      // What is on it may be read by nobody else.
      if (out.ok) parts.closePreview();
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
    ...paperHandlers(parts),
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
      events: reply.events.flatMap(({ hallSeq, kind, at, id }) => {
        // Of another counter's events there are no words here; steps that a timeline leaves out are left out.
        const text = known.has(id) ? known.get(id) : kind;
        return text === null || text === undefined ? [] : [{ hallSeq, kind, at, text }];
      }),
    });
  } catch (error) {
    if (error instanceof UnreachableError)
      return refuse('unavailable', '', '联系不上中心。', '业务照常办理，恢复联网后再查询。');
    if (error instanceof CentreAnswerError) return refuse('unavailable', '', error.message, '请联系管理员。');
    throw error;
  }
}
