import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import readExcelFile from 'read-excel-file/node';
import { caseCommand } from '#shared/case/commands.ts';
import { registerCommand } from '#shared/registers/index.ts';
import { runCaseCommand } from '../../electron/acts/case-acts.ts';
import { runRegisterCommand } from '../../electron/acts/register-acts.ts';
import { signInAs } from '../driver/clerk.ts';
import { actingDesk } from '../support/acting-desk.ts';
import { openCounter } from '../support/counter.ts';
import { seedCases } from '../support/many-cases.ts';
import { random, randomHall } from '../support/random-acts.ts';
import { expect, pdfText, test as base } from './fixtures.ts';

/** Some days of a hall, as the rules make them; answers with the time they end at. */
async function live(folder: string, acts: number): Promise<string> {
  const counter = await openCounter(folder);
  counter.store.db.pragma('synchronous = OFF');
  const draw = random(5);
  const next = randomHall(5, counter.desk.reference.hall);
  for (let number = 0; number < acts; number += 1) {
    counter.pass(Math.floor(draw() * 30 * 60_000));
    const act = next.next((caseId) => counter.store.caseState(caseId), counter.desk.today);
    const { staff } = counter.desk.reference.hall;
    const desk = actingDesk(counter, staff.find((member) => member.number === act.by) ?? staff[0]!);
    if (act.on === 'case') runCaseCommand(desk, counter.store, caseCommand.parse(act.command));
    else runRegisterCommand(desk, counter.store, registerCommand.parse(act.command));
  }
  const now = counter.desk.clock.now();
  counter.store.close();
  return now;
}

/** Where exports go; nobody is asked. */
const test = base.extend<{ exports: string; acts: number; reports: Page }>({
  acts: [600, { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern.
  exports: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'yimen-e2e-exports-'));
    process.env['YIMEN_PLACES'] = folder;
    await use(folder);
    delete process.env['YIMEN_PLACES'];
    rmSync(folder, { recursive: true, force: true });
  },
  reports: async ({ desk, exports, acts }, use) => {
    expect(existsSync(exports)).toBe(true);
    const clock = await live(desk.folder, acts);
    const { clerk } = await desk.open({ clock, centre: null });
    await signInAs(clerk, '3001');
    await clerk.keyboard.press('Control+4');
    await clerk.getByRole('radiogroup', { name: '报表' }).waitFor();
    await use(clerk);
  },
});

const choose = async (clerk: Page, title: string): Promise<void> => {
  await clerk.getByRole('radio', { name: title }).check();
  await clerk.keyboard.press('F9');
};

test('I4 月报：一键生成，图与表同数，数字打开所计的办件', async ({ reports: clerk }) => {
  await choose(clerk, '部门月报');
  await expect(clerk.getByRole('heading', { name: /审批服务事项办理情况/ })).toBeVisible();
  await expect(clerk.getByRole('img', { name: /各事项收件、受理、办结/ }).locator('svg')).toBeVisible();
  const figure = clerk.getByRole('button', { name: /^合计 收件 \d+件，查看办件$/ });
  const count = Number(await figure.innerText());
  expect(count).toBeGreaterThan(0);
  await figure.focus();
  await clerk.keyboard.press('ArrowRight');
  await expect(clerk.getByRole('button', { name: /^合计 受理 \d+件，查看办件$/ })).toBeFocused();
  await clerk.keyboard.press('ArrowLeft');
  await clerk.keyboard.press('Enter');
  await expect(clerk.getByText(new RegExp(`合计 · 收件.*（${count}件）`))).toBeVisible();
});

test('导出 Excel、CSV、PDF：数字与画面相同', async ({ reports: clerk, exports }) => {
  await choose(clerk, '事项办件量');
  const shown = Number(await clerk.getByRole('button', { name: /^合计 收件 \d+件，查看办件$/ }).innerText());
  for (const keys of ['Control+e', 'Control+d', 'Control+p']) {
    await clerk.keyboard.press(keys);
    await expect(clerk.getByText(/^已导出：/)).toBeVisible();
  }
  const files = readdirSync(exports);
  const xlsx = files.find((name) => name.endsWith('.xlsx')) ?? '';
  const [, items] = await readExcelFile(join(exports, xlsx));
  const total = items?.data.find(([name]) => name === '合计');
  expect(total?.[1]).toBe(shown);
  const folder = files.find((name) => !name.includes('.')) ?? '';
  const csv = readFileSync(join(exports, folder, '事项办理情况.csv'), 'utf8');
  expect(csv.startsWith('\uFEFF事项,收件,')).toBe(true);
  expect(csv).toContain(`\r\n合计,${shown},`);
  const pdf = files.find((name) => name.endsWith('.pdf')) ?? '';
  expect(pdfText(join(exports, pdf))).toContain('事项办件量');
});

test('I5 国家交换表：每表一个 CSV，表头是官方栏目名', async ({ reports: clerk, exports }) => {
  await choose(clerk, '国家交换表');
  await expect(clerk.getByRole('heading', { name: '国家交换表' })).toBeVisible();
  await clerk.keyboard.press('Control+d');
  await expect(clerk.getByText(/^已导出：/)).toBeVisible();
  const [folder = ''] = readdirSync(exports);
  expect(readdirSync(join(exports, folder)).toSorted()).toEqual([
    'up_pro_accept.csv',
    'up_pro_material.csv',
    'up_pro_process.csv',
    'up_pro_result.csv',
    'up_pro_special_procedure.csv',
  ]);
  const accept = readFileSync(join(exports, folder, 'up_pro_accept.csv'), 'utf8');
  expect(accept.startsWith('\uFEFFproject_no,task_code,task_handle_item,')).toBe(true);
});

test('统计中可以取消：不留结果，再按 F9 重新生成', async ({ desk }) => {
  test.setTimeout(120_000);
  const counter = await openCounter(desk.folder);
  seedCases(counter, 20_000);
  // Something was recorded of each today: all of them are looked at.
  counter.store.db
    .prepare(
      `insert into event (id, hall, device, seq, stream_kind, stream_id, case_id, kind, version, actor, command_id, at,
        payload, prev_hash, hash)
      select 'x' || case_id, 'x', 'x', row_number() over (order by case_id), 'case', case_id, case_id, 'case.x', 1, '{}',
        'x', ?, '{}', '', '' from case_view`,
    )
    .run(counter.desk.clock.now());
  const clock = counter.desk.clock.now();
  counter.store.close();
  const { clerk } = await desk.open({ clock, centre: null });
  await signInAs(clerk, '3001');
  await clerk.keyboard.press('Control+4');
  await clerk.getByRole('radiogroup', { name: '报表' }).waitFor();
  await choose(clerk, '办理时限');
  await clerk.getByRole('status').getByRole('button', { name: '取消' }).waitFor();
  await clerk.keyboard.press('Escape');
  await expect(clerk.getByText('已取消，没有留下未完成的内容。')).toBeVisible();
  await expect(clerk.getByRole('heading', { name: /办理时限/ })).toHaveCount(0);
  await clerk.keyboard.press('F9');
  await expect(clerk.getByRole('heading', { name: /办理时限/ })).toBeVisible({ timeout: 45_000 });
});

test('写不进去的，用一句话说明，不留半个文件', async ({ reports: clerk, exports }) => {
  await choose(clerk, '即办率');
  await expect(clerk.getByRole('heading', { name: /即办率/ })).toBeVisible();
  rmSync(exports, { recursive: true });
  await clerk.keyboard.press('Control+e');
  await expect(clerk.getByText('该位置已不存在，文件没有导出。')).toBeVisible();
  mkdirSync(exports);
});
