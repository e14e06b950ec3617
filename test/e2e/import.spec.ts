import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import writeExcel from 'write-excel-file/node';
import { unzip } from '../../electron/import/zip.ts';
import { signInAs } from '../driver/clerk.ts';
import { packedZip } from '../support/packed-zip.ts';
import { expect, test as base } from './fixtures.ts';

/** Where the file to open lies; nobody is asked. */
const test = base.extend<{ files: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern.
  files: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'yimen-e2e-import-'));
    process.env['YIMEN_PLACES'] = folder;
    await use(folder);
    delete process.env['YIMEN_PLACES'];
    rmSync(folder, { recursive: true, force: true });
  },
});

/** As many cells as one file may have: many seconds to read. */
async function hugeWorkbook(): Promise<Buffer> {
  const columns = Array.from({ length: 150 }, (_, index) =>
    index < 26
      ? String.fromCharCode(65 + index)
      : String.fromCharCode(64 + Math.floor(index / 26), 65 + (index % 26)),
  );
  const rows = Array.from({ length: 20_000 }, (_, index) => {
    const cells = columns.map((letters) => `<c r="${letters}${index + 1}"><v>1</v></c>`).join('');
    return `<row r="${index + 1}">${cells}</row>`;
  }).join('');
  const plain = unzip(await writeExcel([['甲']]).toBuffer(), () => true, 1_000_000);
  if (!plain.ok) throw new Error(plain.why);
  return packedZip(
    plain.entries.map(({ name, data }) =>
      name.startsWith('xl/worksheets/') && name.endsWith('.xml')
        ? {
            name,
            data: Buffer.from(
              data.toString().replace(/<sheetData>.*<\/sheetData>/su, `<sheetData>${rows}</sheetData>`),
            ),
          }
        : { name, data },
    ),
  );
}

test('A7: 读取很大的文件时有进度、可以取消，窗口照常办公；取消后另选文件照常导入', async ({
  desk,
  files,
}) => {
  writeFileSync(join(files, 'open.xlsx'), await hugeWorkbook());
  writeFileSync(
    join(files, 'open.json'),
    readFileSync(join(import.meta.dirname, '../../assets/founding-plans.json')),
  );
  const { clerk } = await desk.open({ centre: null });
  await signInAs(clerk, '3001');
  await clerk.keyboard.press('Control+5');
  await clerk.keyboard.press('Alt+0');
  const area = clerk.getByRole('region', { name: '导入' });
  await area.waitFor();

  await clerk.keyboard.press('F5');
  await expect(area.getByText('正在读取一览表A…')).toBeVisible();
  await expect(area.getByRole('progressbar')).not.toHaveAttribute('aria-valuenow', '0');
  // The main process answers meanwhile: the slowest of many calls.
  const slowest = await clerk.evaluate(async () => {
    let most = 0;
    for (let round = 0; round < 100; round += 1) {
      const began = performance.now();
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await window.counter.session();
      most = Math.max(most, performance.now() - began);
      // oxlint-disable-next-line no-await-in-loop -- one after another
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return most;
  });
  console.log(`the slowest of 100 calls while a large file is read: ${Math.round(slowest)} ms`);
  expect(slowest).toBeLessThan(300);
  await clerk.keyboard.press('Control+I');
  const jobs = clerk.getByRole('region', { name: '正在进行的任务' });
  await expect(jobs.getByText('读取一览表A')).toBeVisible();
  await clerk.screenshot({ path: test.info().outputPath('reading.png') });
  await jobs.getByRole('button', { name: '取消' }).click();
  await expect(jobs.getByText('已取消')).toBeVisible();
  await clerk.keyboard.press('Escape');
  await expect(area.getByText('已取消，没有留下未完成的内容。')).toBeVisible();

  await clerk.keyboard.press('F5');
  await expect(area.getByText('正在读取一览表A…')).toBeVisible();
  await clerk.keyboard.press('Escape');
  await expect(area.getByText('正在读取一览表A…')).toBeHidden();
  await expect(area.getByText('已取消，没有留下未完成的内容。')).toBeVisible();

  await clerk.keyboard.press('F7');
  await expect(area.getByRole('status').getByText(/进驻方案 open\.json：事项65项/)).toBeVisible();
  await clerk.screenshot({ path: test.info().outputPath('read.png') });
  await clerk.keyboard.press('Control+Enter');
  await expect(clerk.getByText(/已保存为事项目录版本/)).toBeVisible();
});
