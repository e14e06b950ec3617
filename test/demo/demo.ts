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
import { basename, join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { startCentre } from '#scripts/processes.mjs';
import {
  chooseItem,
  fillApplication,
  openFromBoard,
  readCard,
  receiptNumber,
  signIn,
  tick,
} from '../driver/clerk.ts';
import { archivedPdfs, type CounterApp, launchCounter } from '../driver/counter-app.ts';
import { indexPage, type Shown } from './index-page.ts';

const out = process.argv[2] ?? join(process.cwd(), '.yimen', 'demo');
const work = mkdtempSync(join(tmpdir(), 'yimen-demo-'));
const counterFolder = join(work, 'counter');
// Its own folder: as root the database runs as another user and must be able to reach it.
const centreFolder = mkdtempSync(join(tmpdir(), 'yimen-demo-centre-'));
const shown: Shown[] = [];
const steps = 10;

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

/** Slips and notices that were not there before, copied out under names a person can read. */
const taken = new Set<string>();
function newPapers(name: string): { pictures: string[]; papers: Shown['papers'] } {
  const prefix = `${String(shown.length + 1).padStart(2, '0')}-${name}`;
  const slips = readdirSync(join(counterFolder, 'simulated-printer')).filter((file) => file.endsWith('.png'));
  const take = (file: string, as: string): string => {
    taken.add(basename(file));
    copyFileSync(file, join(out, as));
    return as;
  };
  const fresh = (file: string): boolean => !taken.has(basename(file));
  const pictures = slips
    .filter(fresh)
    .map((file, index) =>
      take(
        join(counterFolder, 'simulated-printer', file),
        `${prefix}-收件凭证${index === 0 ? '' : index + 1}.png`,
      ),
    );
  const papers = archivedPdfs(counterFolder)
    .filter(fresh)
    .map((file, index) => ({
      name: `${name}（PDF）`,
      file: take(file, `${prefix}${index === 0 ? '' : index + 1}.pdf`),
    }));
  return { pictures, papers };
}

const printed = async (clerk: Page): Promise<void> => {
  await expect(clerk.getByText('已打印').first()).toBeVisible();
  await expect(clerk.getByText('已归档').first()).toBeVisible();
};

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
    let { clerk, pad } = await open();
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
      '一次提交：事件、编号、凭证、通知书和评价邀请。收件凭证由模拟打印机画出，受理通知书归档为PDF。',
      async () => {
        await clerk.keyboard.press('F9');
        numbers.push(await receiptNumber(clerk));
        await printed(clerk);
        const result = await picture(clerk, '受理');
        const { pictures, papers } = newPapers('受理通知书');
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
    await step('一次性告知补正', '缺少的材料全部写在一份告知书上。', async () => {
      await clerk.keyboard.press('F2');
      await fillApplication(clerk);
      await tick(clerk, '安全生产管理制度文本').uncheck();
      await clerk.keyboard.press('F10');
      numbers.push(await receiptNumber(clerk));
      await printed(clerk);
      const result = await picture(clerk, '补正');
      const { pictures, papers } = newPapers('补正告知书');
      return { pictures: [result, ...pictures], papers };
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
      await printed(clerk);
      await expect(clerk.getByTestId('status-place')).toContainText('离线');
      const result = await picture(clerk, '离线');
      const { pictures, papers } = newPapers('不予受理决定书');
      return { pictures: [result, ...pictures], papers };
    });
    await step(
      '断电重启，恢复联网',
      '程序被强行终止后重新启动，一切都在；中心恢复后，待上传的记录一次到达。',
      async () => {
        await counter?.kill();
        centre = await startCentre({ dataDir: centreFolder, env });
        ({ clerk, pad } = await open());
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
