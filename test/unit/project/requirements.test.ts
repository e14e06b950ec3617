import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const script = join(import.meta.dirname, '../../../scripts/requirements.mjs');

/** Which requirements are told to have no test, where a run had these tests alone. */
function missing(...titles: string[]): Set<string> {
  const folder = mkdtempSync(join(tmpdir(), 'yimen-requirements-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'report.json');
  const assertionResults = titles.map((fullName) => ({ fullName, status: 'passed' }));
  writeFileSync(file, JSON.stringify({ testResults: [{ assertionResults }] }));
  const { stdout } = spawnSync(process.execPath, [script, '--report', file], { encoding: 'utf8' });
  return new Set([...stdout.matchAll(/^(\S+)　/gmu)].map(([, id = '']) => id));
}

test('题目中的“A4文书”“A4”“A4-7”说的是纸张，不是要求', () => {
  expect(missing('A4文书的页边距').has('A4')).toBe(true);
  expect(missing('印在A4纸上', '打印队列“A4”', 'printing A4-7').has('A4')).toBe(true);
  const found = missing('A4：分厅用自己的号段', 'D5 · B10 代行', 'C2，承诺时限', '许可法45八种程序');
  for (const id of ['A4', 'D5', 'B10', 'C2', '许可法45']) expect(found.has(id)).toBe(false);
  for (const id of ['B1', 'D1', '许可法44']) expect(found.has(id)).toBe(true);
});

test('更长的编号不是编号：补正材料收件清单的不是补正告知书的', () => {
  expect(missing('4.3b · 补正材料收件清单', '4.10 · 领取通知').has('4.3')).toBe(true);
  expect(missing('4.3b · 补正材料收件清单', '4.10 · 领取通知').has('4.1')).toBe(true);
  expect(missing('4.15, 4.17 · 登记簿').has('4.15')).toBe(false);
});
