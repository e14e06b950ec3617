/** Very many cases in a real store, quickly: rows derived from lives that the rules have made, under other names and numbers. */
import { runCaseCommand } from '../../electron/acts/case-acts.ts';
import { runRegisterCommand } from '../../electron/acts/register-acts.ts';
import { initialsOf } from '../../electron/pinyin.ts';
import { BoardView, endedStages } from '../../electron/store/board-view.ts';
import { folded } from '../../electron/store/case-search.ts';
import { caseCommand } from '#shared/case/commands.ts';
import { dueNow } from '#shared/case/standing.ts';
import type { CaseState } from '#shared/case/state.ts';
import { addDays } from '#shared/calendar/civil-date.ts';
import { formatReceiptNumber } from '#shared/numbers/receipt-number.ts';
import { registerCommand } from '#shared/registers/index.ts';
import { actingDesk } from './acting-desk.ts';
import type { TestCounter } from './counter.ts';
import { uuidOf } from './hall.ts';
import { random, randomHall } from './random-acts.ts';

const surnames = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹');
const given = Array.from(
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰春梅建国志红文斌海燕鹏飞晓东云龙雪松思远子涵梓萱浩然',
);
/** One in so many is still open. */
const openShare = 20;

/** Lives as the rules make them, of every kind. */
function lives(counter: TestCounter, commands = 1500): CaseState[] {
  const { hall } = counter.desk.reference;
  const draw = random(11);
  const next = randomHall(7, hall);
  for (let number = 0; number < commands; number += 1) {
    counter.pass(Math.floor(draw() * 20 * 60_000));
    const act = next.next((caseId) => counter.store.caseState(caseId), counter.desk.today);
    const person = hall.staff.find((member) => member.number === act.by) ?? hall.staff[0];
    if (person === undefined) throw new Error('the hall has nobody');
    const desk = actingDesk(counter, person);
    if (act.on === 'case') runCaseCommand(desk, counter.store, caseCommand.parse(act.command));
    else runRegisterCommand(desk, counter.store, registerCommand.parse(act.command));
  }
  const states = counter.store.db
    .prepare('select state from case_view order by case_id')
    .pluck()
    .all() as string[];
  return states.map((state) => JSON.parse(state) as CaseState);
}

/** @returns the names and numbers that were given out, by which cases are found */
export function seedCases(
  counter: TestCounter,
  count: number,
  by = '1001',
): { receipts: string[]; names: string[] } {
  const { store, desk } = counter;
  const pool = lives(counter);
  const closed = pool.filter(({ stage }) => endedStages.includes(stage));
  const open = pool.filter(({ stage }) => !endedStages.includes(stage));
  const board = new BoardView(store.db);
  const put = store.db
    .prepare(`insert into case_view (case_id, receipt_number, case_number, item_code, item_name,
      applicant_name, applicant_initials, id_last4, stage, received_on, received_at, due, state)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const draw = random(23);
  const one = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T;
  const receipts: string[] = [];
  const names: string[] = [];
  const basis = desk.clockBasis;
  store.db.pragma('synchronous = OFF');
  store.db
    .transaction(() => {
      for (let number = 1; number <= count; number += 1) {
        const isOpen = number % openShare === 0;
        const life = one(isOpen ? open : closed);
        const name = one(surnames) + one(given) + (draw() < 0.75 ? one(given) : '');
        const receiptNumber = formatReceiptNumber(1 + (number % 40), 1 + Math.floor(number / 40) + 100_000);
        const receivedOn = isOpen
          ? life.receivedOn
          : addDays(desk.today, -Math.floor((1 - number / count) * 1000));
        const last4 = String(Math.floor(draw() * 10_000)).padStart(4, '0');
        const state: CaseState = {
          ...life,
          receiptNumber,
          receivedOn,
          caseNumber:
            life.caseNumber === null
              ? null
              : `${life.item.code}${receivedOn.replaceAll('-', '')}${String(number % 10_000).padStart(4, '0')}`,
          applicant: {
            kind: 'person',
            name,
            idNumber: `52032719800101${last4}`,
            phone: '13800000000',
            source: 'typed',
          },
        };
        const caseId = uuidOf(5_000_000 + number);
        const initials = initialsOf(name);
        const due = dueNow(state, basis);
        board.put(caseId, state, { position: 1_000_000 + number, by }, { initials, due });
        put.run(
          caseId,
          receiptNumber,
          state.caseNumber,
          state.item.code,
          folded(state.item.name),
          folded(name),
          initials,
          last4,
          state.stage,
          receivedOn,
          `${receivedOn}T01:00:00.000Z`,
          due,
          JSON.stringify(state),
        );
        if (number % Math.ceil(count / 50) === 0) {
          receipts.push(receiptNumber);
          names.push(name);
        }
      }
    })
    .immediate();
  store.db.pragma('synchronous = FULL');
  store.db.pragma('wal_checkpoint(TRUNCATE)');
  return { receipts, names };
}
