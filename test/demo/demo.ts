/** The whole main job on the training hall, through the real application, driven by itself. */
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { startCentre } from '#scripts/processes.mjs';
import {
  chooseItem,
  fillApplication,
  openFromBoard,
  paper,
  readCard,
  receiptNumber,
  signIn,
  simulate,
  tick,
} from '../driver/clerk.ts';
import { type CounterApp, launchCounter, sheets } from '../driver/counter-app.ts';
import { indexPage, type Shown } from './index-page.ts';

const out = process.argv[2] ?? join(process.cwd(), '.yimen', 'demo');
const work = mkdtempSync(join(tmpdir(), 'yimen-demo-'));
const counterFolder = join(work, 'counter');
// Its own folder: as root the database runs as another user and must be able to reach it.
const centreFolder = mkdtempSync(join(tmpdir(), 'yimen-demo-centre-'));
const receipt = '申请材料收件凭证';
const acceptance = '行政许可受理通知书';
const correction = '补正行政许可申请有关材料告知书';
const refusal = '行政许可不予受理决定书';
const shown: Shown[] = [];
const steps = 13;

async function step(title: string, text: string, act: () => Promise<Partial<Shown>>): Promise<void> {
  const began = Date.now();
  const number = shown.length + 1;
  process.stdout.write(`[${number}/${steps}] ${title} … `);
  const left = await act();
  shown.push({ title, text, pictures: [], papers: [], ...left });
  process.stdout.write(`完成（${((Date.now() - began) / 1000).toFixed(1)} s）\n`);
}

async function picture(page: Page, name: string): Promise<string> {
  const file = `${String(shown.length + 1).padStart(2, '0')}-${name}.png`;
  await page.screenshot({ path: join(out, file) });
  return file;
}

/** Slips and sheets that were not there before, copied out under the names given, in the order they came out. */
const taken = new Set<string>();
function cameOut(slips: readonly string[], documents: readonly string[]) {
  const take = (files: readonly string[], names: readonly string[]): string[] => {
    const fresh = files.filter((file) => !taken.has(file));
    if (fresh.length !== names.length) throw new Error(`应当打出${names.length}份，打出了${fresh.length}份`);
    return fresh.map((file, index) => {
      taken.add(file);
      const as = `${String(shown.length + 1).padStart(2, '0')}-${names[index]}${extname(file)}`;
      copyFileSync(file, join(out, as));
      return as;
    });
  };
  const tray = join(counterFolder, 'simulated-printer');
  const drawn = readdirSync(tray).filter((file) => file.endsWith('.png'));
  return {
    pictures: take(
      drawn.sort().map((file) => join(tray, file)),
      slips,
    ),
    papers: take(sheets(counterFolder), documents).map((file) => ({ name: basename(file, '.pdf'), file })),
  };
}

const twice = (name: string): string[] => [`${name}（第1份）`, `${name}（第2份）`];

const printed = (clerk: Page, title: string, copies: number): Promise<void> =>
  expect(paper(clerk, title).getByText('已打印')).toHaveCount(copies);

async function play(): Promise<void> {
  const env = { YIMEN_CENTRE_PORT: '0' };
  let centre = await startCentre({ dataDir: centreFolder, env });
  const { tokenFile } = centre;
  let counter: CounterApp | undefined;
  const open = async (): Promise<CounterApp> => {
    counter = await launchCounter({ folder: counterFolder, centre });
    return counter;
  };
  try {
    let { app, clerk, pad } = await open();
    const numbers: string[] = [];
    await step('签到', '工号和PIN显示在签到窗口上，仅演示大厅如此。', async () => {
      await clerk.getByLabel('工号').waitFor();
      const before = await picture(clerk, '签到');
      await signIn(clerk);
      return { pictures: [before] };
    });
    await step('查找事项', '按拼音首字母“hwys”查找；其他部门的事项写明到哪里办理。', async () => {
      await clerk.getByLabel('查找事项').fill('hwys');
      await clerk.getByRole('option').first().waitFor();
      const list = await picture(clerk, '查找事项');
      await chooseItem(clerk, 'hwys');
      return { pictures: [list] };
    });
    await step(
      '读卡、核对材料',
      '模拟读卡器读出姓名和号码；材料清单逐项勾选，原件、复印件份数已填。',
      async () => {
        await readCard(clerk);
        await clerk.keyboard.press('F6');
        return { pictures: [await picture(clerk, '收件')] };
      },
    );
    await step(
      '受理',
      '一次提交：事件、编号、文书和评价邀请。收件凭证由模拟收据打印机画出，受理通知书归档为PDF，一式两份由模拟文书打印机打出。',
      async () => {
        await clerk.keyboard.press('F9');
        numbers.push(await receiptNumber(clerk));
        await printed(clerk, acceptance, 2);
        await printed(clerk, receipt, 1);
        const result = await picture(clerk, '受理');
        const { pictures, papers } = cameOut(['收件凭证'], twice('受理通知书'));
        return { pictures: [result, ...pictures], papers };
      },
    );
    await step('申请人评价', '五个等级，可以不评价，每次服务一次；窗口人员看不到等级。', async () => {
      await pad.getByText('请对本次服务作出评价').waitFor();
      const asked = await picture(pad, '评价');
      await pad.getByRole('button', { name: '非常满意', exact: true }).click();
      await pad.getByText('感谢').waitFor();
      return { pictures: [asked, await picture(pad, '评价后')] };
    });
    await step(
      '缺纸时一次性告知补正',
      '收据打印机缺纸，业务照办：补正告知书从文书打印机打出，凭证排队等候，可以预览，一键改用A4打印。',
      async () => {
        await simulate(clerk, '收据打印机', '缺纸');
        await clerk.keyboard.press('F2');
        await fillApplication(clerk);
        await tick(clerk, '安全生产管理制度文本').uncheck();
        await clerk.keyboard.press('F10');
        numbers.push(await receiptNumber(clerk));
        await printed(clerk, correction, 2);
        await expect(paper(clerk, receipt).getByText('缺纸').first()).toBeVisible();
        const waiting = await picture(clerk, '缺纸');
        const notices = cameOut([], twice('补正告知书')).papers;
        // A slip: the debugger that drives this program keeps Chromium's PDF viewer from drawing.
        const opened = app.waitForEvent('window');
        await paper(clerk, receipt).getByRole('button', { name: '预览' }).click();
        const preview = await opened;
        await preview.locator('img').waitFor();
        const previewed = await picture(preview, '预览');
        await preview.close();
        await clerk.bringToFront();
        await clerk.keyboard.press('F12');
        await printed(clerk, receipt, 1);
        const moved = await picture(clerk, '改用A4打印');
        const slip = cameOut([], ['收件凭证（改用A4打印）']).papers;
        await simulate(clerk, '收据打印机', null);
        return { pictures: [waiting, previewed, moved], papers: [...notices, ...slip] };
      },
    );
    await step('补打', '补打的一份写明第几次、何时、何人补打；打印台账多记一行。', async () => {
      const notice = paper(clerk, correction);
      await notice.getByRole('button', { name: '补打' }).click();
      await expect(notice.getByRole('listitem', { name: /补打 第1次/ })).toContainText('已打印');
      const result = await picture(clerk, '补打');
      const { papers } = cameOut([], ['补正告知书（补打第1次）']);
      return { pictures: [result], papers };
    });
    await step('断网时不予受理', '中心停止，业务照常：状态处写明离线和待上传条数。', async () => {
      await centre.stop();
      await clerk.keyboard.press('F2');
      await fillApplication(clerk);
      await clerk.keyboard.press('F11');
      await clerk.getByRole('radio', { name: /不属于本行政机关职权范围/ }).check();
      await clerk.getByLabel('应向何机关申请').fill('贵州省交通运输厅');
      await clerk.getByLabel('具体理由').fill('申请的是跨省货运代理备案，由省级主管部门办理');
      await clerk.getByRole('button', { name: '作出不予受理决定' }).click();
      numbers.push(await receiptNumber(clerk));
      await printed(clerk, refusal, 2);
      await printed(clerk, receipt, 1);
      await expect(clerk.getByTestId('status-place')).toContainText('离线');
      const result = await picture(clerk, '离线');
      const { pictures, papers } = cameOut(['收件凭证'], twice('不予受理决定书'));
      return { pictures: [result, ...pictures], papers };
    });
    await step(
      '断电重启，恢复联网',
      '程序被强行终止后重新启动，一切都在；中心恢复后，待上传的记录一次到达。',
      async () => {
        await counter?.kill();
        centre = await startCentre({ dataDir: centreFolder, env });
        ({ app, clerk, pad } = await open());
        await signIn(clerk);
        await expect(clerk.getByTestId('status-place')).toContainText('无待上传', { timeout: 30_000 });
        await clerk.keyboard.press('F3');
        await clerk.getByRole('row', { name: numbers[0] ?? '' }).waitFor();
        return { pictures: [await picture(clerk, '办件列表')] };
      },
    );
    await step('办件与中心回执', '时限、材料、文书、评价和办理经过；中心自己说它收到了什么。', async () => {
      await openFromBoard(clerk, numbers[0] ?? '');
      const detail = await picture(clerk, '办件');
      await clerk.keyboard.press('F7');
      await clerk.getByRole('dialog', { name: '中心回执' }).getByRole('row').nth(1).waitFor();
      return { pictures: [detail, await picture(clerk, '中心回执')] };
    });
    await step('文书', '没有办理环节带出的文书在这里生成：先归档、预览，说打印才打印。', async () => {
      await clerk.keyboard.press('Escape');
      await clerk.keyboard.press('Escape');
      await clerk.keyboard.press('Control+6');
      await clerk.getByLabel('查找办事指南的事项').fill('hwys');
      await clerk.getByRole('option').first().waitFor();
      await clerk.keyboard.press('Enter');
      await clerk.getByRole('button', { name: '更换事项' }).waitFor();
      const opened = app.waitForEvent('window');
      await clerk.keyboard.press('F9');
      await opened;
      await clerk.bringToFront();
      const made = clerk.getByRole('region', { name: '本次生成的文书' });
      await expect(made.getByText('已归档')).toBeVisible();
      await clerk.keyboard.press('Control+P');
      await expect(made.getByText('已打印')).toBeVisible();
      const page = await picture(clerk, '文书');
      return { pictures: [page], papers: cameOut([], ['办事指南']).papers };
    });
    await step(
      '日结',
      '下班前核对：当日用过的编号、每一份文书打印、作废、签收的情况和其他未了事项，生成日结单。',
      async () => {
        await clerk.keyboard.press('Control+8');
        await clerk.getByRole('row', { name: new RegExp(acceptance) }).waitFor();
        await clerk.keyboard.press('F9');
        const side = clerk.getByRole('region', { name: '所选文书' });
        const sheet = side.getByRole('listitem', { name: '日结单' }).first();
        await expect(sheet.getByText('已归档')).toBeVisible();
        await clerk.bringToFront();
        await sheet.getByRole('button', { name: '打印', exact: true }).click();
        await expect(sheet.getByText('已打印')).toBeVisible();
        const page = await picture(clerk, '日结');
        return { pictures: [page], papers: cameOut([], ['日结单']).papers };
      },
    );
    await step('中心的回答', '中心的演示页面和它保存的全部记录。', async () => {
      const authorization = `Bearer ${readFileSync(tokenFile, 'utf8').trim()}`;
      const all = await fetch(`${centre.url}/v1/pull?after=0&limit=1000`, { headers: { authorization } });
      const answer = (await all.json()) as { events: { event: { id: string } }[] };
      const once = new Set(answer.events.map(({ event }) => event.id)).size;
      if (once !== answer.events.length) throw new Error('中心有重复的记录');
      writeFileSync(join(out, '中心的记录.json'), `${JSON.stringify(answer, null, 1)}\n`);
      writeFileSync(join(out, '中心的页面.html'), await (await fetch(`${centre.url}/`)).text());
      return {
        papers: [
          { name: '中心的页面', file: '中心的页面.html' },
          { name: `中心保存的${once}条记录（每条恰好一次）`, file: '中心的记录.json' },
        ],
      };
    });
    await counter?.close();
  } finally {
    await counter?.close().catch(() => undefined); // it was killed, or is closed already
    await centre.stop();
  }
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const began = Date.now();
try {
  await play();
  writeFileSync(
    join(out, 'index.html'),
    indexPage(shown, `用时${Math.round((Date.now() - began) / 1000)}秒，由真实程序自动演示。`),
  );
  console.log(`演示完成：${join(out, 'index.html')}`);
} catch (error) {
  console.error(`\n演示没有完成：${error instanceof Error ? error.message : String(error)}`);
  writeFileSync(join(out, 'index.html'), indexPage(shown, '演示没有完成，以下是已完成的步骤。'));
  console.error(`已完成的步骤：${join(out, 'index.html')}`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
  rmSync(centreFolder, { recursive: true, force: true });
}
