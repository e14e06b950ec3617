/** 即办 broken off anywhere: what was committed stands and goes on, what was not left nothing, and no number is lost. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Desk } from '../../../electron/acts/desk.ts';
import type { InstantStep } from '#shared/contract/counter.ts';
import { itemOn } from '#shared/reference/index.ts';
import type { Result } from '#shared/result.ts';
import { actingDesk } from '../../support/acting-desk.ts';
import { openCounter, type TestCounter } from '../../support/counter.ts';
import { application } from '../../support/hall.ts';
import {
  openWholeHall,
  type WholeHall,
  wholeCatalogue,
  wholeHall,
  wholeItems,
} from '../../support/whole-hall.ts';
import { serveWhole, type WholeCounter } from '../../support/whole-counter.ts';
import { sealNew } from '../store/scenes.ts';

let at: WholeHall;
let open: TestCounter;
let served: WholeCounter;
beforeEach(async () => {
  at = await openWholeHall();
  at.must('1001', sealNew(at, '行政审批专用章'));
  open = at;
  served = serve(at);
});
afterEach(() => {
  served.close();
  open.close();
});

const [head] = wholeHall.staff;
function serve(counter: TestCounter): WholeCounter {
  if (head === undefined) throw new Error('the hall has nobody');
  const { reference, session, clock, registers } = counter.desk;
  const own = {
    ...reference,
    catalogue: wholeCatalogue,
    itemOn: (code: string, on: Parameters<typeof reference.itemOn>[1]) =>
      itemOn(wholeCatalogue.items, code, on),
  };
  const desk = new Desk(own, session, clock, registers);
  return serveWhole({ ...counter, desk: actingDesk({ ...counter, desk }, head) });
}

/** The program ends here, and is started again on what it left. */
async function restart(): Promise<void> {
  served.close();
  open.store.close();
  open = await openCounter(at.folder);
  served = serve(open);
}

const value = (done: Result<unknown>): unknown => {
  if (!done.ok) throw new Error(done.refusal.message);
  return done.value;
};
const stepsOf = async (caseId: string) =>
  value(await served.call('instantSteps', { caseId })) as InstantStep[];
/** The next step's acts, with ids of their own. */
async function nextActs(caseId: string) {
  const step = (await stepsOf(caseId)).find(({ kind }) => kind !== 'certificate');
  return (step?.acts ?? []).map(({ on, command }) => ({
    name: on === 'case' ? ('actOnCase' as const) : ('actOnRegister' as const),
    input: { command: { ...command, commandId: at.id() } },
  }));
}
const accepting = (caseId: string) => ({
  name: 'registerApplication' as const,
  input: { ...application(wholeItems.instant), caseId, commandId: at.id() },
});

/** Every table the log and the views are kept in; the index of search takes no trigger. */
const tables = (): string[] =>
  (
    open.store.db
      .prepare("select name from sqlite_master where type = 'table' and sql not like 'create virtual%'")
      .pluck()
      .all() as string[]
  ).filter((table) => !table.startsWith('case_search') && !table.startsWith('sqlite_'));

/** Lets the n-th row written fail, as a full disk does. Answers with how to end it. */
function failAt(n: number): () => void {
  const db = open.store.db as unknown as {
    exec(sql: string): void;
    function(name: string, options: object, of: () => number): void;
  };
  let written = 0;
  db.function('row_written', { deterministic: false }, () => {
    written += 1;
    if (written === n) throw new Error('disk full');
    return 0;
  });
  const triggers = tables().flatMap((table) =>
    (['insert', 'update', 'delete'] as const).map((on) => ({ name: `broken_${table}_${on}`, table, on })),
  );
  for (const { name, table, on } of triggers)
    db.exec(`create temp trigger ${name} before ${on} on main.${table} begin select row_written(); end`);
  return () => {
    for (const { name } of triggers) db.exec(`drop trigger ${name}`);
  };
}

/** What a restart has to find as it was. */
const kept = () => {
  const { db } = open.store;
  return Object.fromEntries(tables().map((table) => [table, db.prepare(`select * from ${table}`).all()]));
};
const numbersUsed = () =>
  open.store.db.prepare('select series, serial, text from number_use order by series, serial').all() as {
    series: string;
    serial: number;
    text: string;
  }[];

describe('即办的每一步', () => {
  test('写到任何一行时出错，什么都不留下；再来一次就成，再按一次回答相同', async () => {
    const caseId = at.id();
    let faults = 0;
    const run = async (act: Awaited<ReturnType<typeof nextActs>>[number] | ReturnType<typeof accepting>) => {
      for (let n = 1; ; n += 1) {
        const before = kept();
        const mend = failAt(n);
        // oxlint-disable-next-line no-await-in-loop -- one fault after the other
        const done = await served.call(act.name, act.input).catch((error: unknown) => error);
        mend();
        if (!(done instanceof Error)) {
          const answer = value(done as Result<unknown>);
          const after = kept();
          // oxlint-disable-next-line no-await-in-loop
          expect(value(await served.call(act.name, act.input))).toEqual(answer);
          expect(kept()).toEqual(after);
          return;
        }
        expect(done.message).toBe('disk full');
        expect(kept()).toEqual(before);
        faults += 1;
      }
    };
    await run(accepting(caseId));
    for (let acts = await nextActs(caseId); acts.length > 0; acts = await nextActs(caseId))
      // oxlint-disable-next-line no-await-in-loop
      for (const act of acts) await run(act);
    expect(open.store.caseState(caseId)?.stage).toBe('已送达');
    // Each of the five acts was broken off at several rows.
    expect(faults).toBeGreaterThan(30);
  });

  test('在任何一步之后断电，重新启动以后办件看得到、从下一步接着办，编号不丢也不重', async () => {
    const caseId = at.id();
    const first = accepting(caseId);
    const answer = value(await served.call(first.name, first.input));
    await restart();
    expect(value(await served.call(first.name, first.input))).toEqual(answer);
    const seen: string[] = [];
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- one power cut after the other
      const acts = await nextActs(caseId);
      if (acts.length === 0) break;
      for (const act of acts) {
        // oxlint-disable-next-line no-await-in-loop
        const list = value(
          // oxlint-disable-next-line no-await-in-loop
          await served.call('listCases', { query: '', scope: 'mine', sort: 'due', offset: 0, limit: 50 }),
        ) as { rows: { caseId: string; stage: string }[] };
        expect(list.rows.map((row) => row.caseId)).toContain(caseId);
        seen.push(act.input.command.type);
        // oxlint-disable-next-line no-await-in-loop
        const done = value(await served.call(act.name, act.input));
        // oxlint-disable-next-line no-await-in-loop
        await restart();
        // oxlint-disable-next-line no-await-in-loop
        expect(value(await served.call(act.name, act.input))).toEqual(done);
      }
    }
    expect(seen).toEqual(['decide', ...seen.filter((type) => type === 'seal.use'), 'serve']);
    expect(open.store.caseState(caseId)?.stage).toBe('已送达');
    const used = numbersUsed();
    expect(new Set(used.map(({ text }) => text)).size).toBe(used.length);
    for (const series of new Set(used.map((one) => one.series))) {
      const serials = used.filter((one) => one.series === series).map(({ serial }) => serial);
      expect([series, serials]).toEqual([series, serials.map((_, index) => (serials[0] ?? 0) + index)]);
    }
  });

  test('受理以后、草稿收走以前断电：已经交上去的不再作为草稿拿出来', async () => {
    const caseId = at.id();
    const { name, input } = accepting(caseId);
    const form = {
      commandId: input.commandId,
      caseId,
      itemCode: input.itemCode,
      itemName: wholeItems.instant.name,
      subItem: null,
      kind: 'person',
      person: { name: '陈示范', idNumber: '520327198812314510', phone: '13800000000', card: null },
      organisation: { name: '', creditCode: '', creditCodeConfirmed: false, phone: '' },
      withAgent: false,
      agent: { name: '', idNumber: '', phone: '', letterOfAuthority: false },
      ticks: [],
      refusal: { ground: null, reason: '', competentOrgan: '', citation: '', basis: '' },
      channel: '窗口',
      corrections: [],
      held: null,
      lateEntry: null,
    };
    const other = { ...form, commandId: at.id(), caseId: at.id() };
    value(await served.call('saveDraft', { forms: [form, other] }));
    value(await served.call(name, input));
    // The page keeps what is typed a moment later: it may arrive after the answer, or the program may end in between.
    value(await served.call('saveDraft', { forms: [form, other] }));
    await restart();
    const draft = value(await served.call('draft')) as { forms: { commandId: string }[] } | null;
    expect(draft?.forms.map(({ commandId }) => commandId)).toEqual([other.commandId]);
  });
});

describe('用印做到一半', () => {
  test('E2 一份已经用印，另一份没有用成：再看下一步时只剩没有用印的那些', async () => {
    const caseId = at.id();
    const first = accepting(caseId);
    value(await served.call(first.name, first.input));
    for (const act of await nextActs(caseId)) value(await served.call(act.name, act.input));
    const [sealed, ...left] = await nextActs(caseId);
    if (sealed === undefined || left.length === 0) throw new Error('two papers are to be sealed');
    value(await served.call(sealed.name, sealed.input));
    const documents = (acts: typeof left) =>
      acts.map(({ input }) => (input.command as { document?: string }).document);
    expect(documents(await nextActs(caseId))).toEqual(documents(left));
    // With another id the first is another use, and refused without a reason.
    const again = { command: { ...sealed.input.command, commandId: at.id() } };
    expect(await served.call(sealed.name, again)).toMatchObject({
      ok: false,
      refusal: { kind: 'already_done', rule: 'E2' },
    });
  });
});
