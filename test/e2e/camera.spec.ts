/** The document camera: pages of a material at intake and on a case, files, what is refused, and what a page may not do. */
import type { Locator, Page } from '@playwright/test';
import { chooseItem, fillApplication, openFromBoard, receiptNumber, signIn } from '../driver/clerk.ts';
import { expect, test } from './fixtures.ts';

const switches = ['--use-fake-device-for-media-stream'];
const identity = '申请人身份证件或营业执照';

const dialogOf = (clerk: Page): Locator => clerk.getByRole('dialog', { name: /扫描材料/ });
const waitingPages = (clerk: Page) => dialogOf(clerk).getByRole('list', { name: '待保存的页' });
const keptFiles = (clerk: Page) => dialogOf(clerk).getByRole('list', { name: '已存的扫描件' });

async function openLine(clerk: Page, material: string): Promise<void> {
  await clerk.getByRole('button', { name: `扫描 ${material}` }).click();
  await dialogOf(clerk).waitFor();
}

/** The fake camera of the browser, in place of the drawn one. */
async function useFakeCamera(clerk: Page): Promise<void> {
  await dialogOf(clerk).getByRole('combobox', { name: '高拍仪' }).click();
  await clerk.getByTitle(/fake_device_0/).click();
  await expect
    .poll(() => clerk.getByTestId('camera-live').evaluate((video: HTMLVideoElement) => video.videoWidth))
    .toBeGreaterThan(0);
}

async function shoot(clerk: Page, pages: number): Promise<void> {
  await dialogOf(clerk).getByRole('button', { name: '拍摄', exact: true }).focus();
  await clerk.keyboard.press('Space');
  await expect(waitingPages(clerk).getByRole('button')).toHaveCount(pages);
}

test('K1：收件时拍两页身份证件，受理后在办件中查看，重新启动仍在', async ({ desk }, testInfo) => {
  test.slow();
  const before = await desk.open({ switches });
  const { clerk } = before;
  const refused: string[] = [];
  clerk.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
  });
  await signIn(clerk);
  await fillApplication(clerk);
  await openLine(clerk, identity);
  await useFakeCamera(clerk);
  // 身份证件的复印件默认加水印。
  await expect(dialogOf(clerk).getByRole('checkbox', { name: /加水印/ })).toBeChecked();
  await shoot(clerk, 1);
  await shoot(clerk, 2);
  await clerk.keyboard.press('ArrowDown');
  await clerk.keyboard.press('r');
  await clerk.keyboard.press('a');
  await expect(dialogOf(clerk).getByRole('img', { name: '拍摄1' })).toBeVisible();
  await clerk.screenshot({ path: testInfo.outputPath('page.png') });
  await clerk.keyboard.press('F9');
  await expect(keptFiles(clerk).getByRole('button')).toHaveCount(2);
  await clerk.keyboard.press('Escape');
  await expect(dialogOf(clerk)).toHaveCount(0);
  await expect(clerk.getByRole('button', { name: `扫描 ${identity}，已存2件` })).toBeVisible();
  await clerk.keyboard.press('F9');
  const number = await receiptNumber(clerk);
  expect(refused).toEqual([]);
  await before.close();

  const again = await desk.open({ switches });
  await signIn(again.clerk);
  await openFromBoard(again.clerk, number);
  await expect(again.clerk.getByText(`扫描“${identity}”2页`)).toBeVisible();
  await again.clerk.getByRole('tab', { name: '材料' }).click();
  await openLine(again.clerk, identity);
  await expect(keptFiles(again.clerk).getByRole('button')).toHaveCount(2);
  await keptFiles(again.clerk).getByRole('button').first().click();
  const picture = dialogOf(again.clerk).getByRole('img', { name: '扫描件' });
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(100);
  await again.clerk.screenshot({ path: testInfo.outputPath('kept.png') });

  // I5：删除要写理由，经过中看得到。
  await again.clerk.keyboard.press('Delete');
  await again.clerk.keyboard.press('F9');
  await expect(dialogOf(again.clerk).getByRole('alert')).toContainText('未填写删除扫描件的理由');
  await again.clerk.getByLabel('删除的理由').fill('第一页拍摄模糊');
  await again.clerk.keyboard.press('F9');
  await expect(keptFiles(again.clerk).getByRole('button')).toHaveCount(1);
  await again.clerk.keyboard.press('Escape');
  await again.clerk.getByRole('tab', { name: '经过' }).click();
  await expect(again.clerk.getByText('扫描件1件：第一页拍摄模糊')).toBeVisible();
});

test('选择的、拖入的文件：PDF原样、PNG成为图片；改名为jpg的文本和损坏的PDF不收', async ({ desk }) => {
  const { clerk } = await desk.open();
  await signIn(clerk);
  await fillApplication(clerk);
  await openLine(clerk, '申请书（表）');
  await expect(dialogOf(clerk).getByRole('checkbox', { name: /加水印/ })).not.toBeChecked();
  const file = (name: string, content: Buffer | string) => ({
    name,
    mimeType: '',
    buffer: Buffer.from(content),
  });
  const input = clerk.getByLabel('选择扫描文件');
  await input.setInputFiles(file('说明.jpg', '这不是图片'));
  await expect(dialogOf(clerk).getByRole('alert')).toContainText('“说明.jpg”不是图片或者PDF');
  await input.setInputFiles(file('半个.pdf', '%PDF-1.7\n1 0 obj'));
  await expect(dialogOf(clerk).getByRole('alert')).toContainText('“半个.pdf”不是完整的PDF');
  await expect(waitingPages(clerk).getByRole('button')).toHaveCount(0);
  await input.setInputFiles([file('盖章页.png', await clerk.screenshot())]);
  await expect(waitingPages(clerk).getByRole('button')).toHaveCount(1);
  // 拖到画面上的，与选择的一样。
  await dialogOf(clerk)
    .getByTestId('camera-live')
    .evaluate((place, pdf) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([pdf], '申请书.pdf'));
      place.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    }, onePagePdf);
  await expect(waitingPages(clerk).getByRole('button')).toHaveCount(2);
  await clerk.keyboard.press('F9');
  await expect(keptFiles(clerk).getByRole('button')).toHaveCount(2);
  await expect(keptFiles(clerk).getByText('PDF 1页')).toBeVisible();
});

test('拍了还没有受理就断电：草稿里扫描件还在，看得到；中途拔掉高拍仪，已拍的页不丢', async ({ desk }) => {
  test.slow();
  const before = await desk.open({ switches });
  await signIn(before.clerk);
  await chooseItem(before.clerk, 'hwys');
  await openLine(before.clerk, identity);
  await useFakeCamera(before.clerk);
  await shoot(before.clerk, 1);
  // 系统在拔掉时就是这样告诉画面的。
  await before.clerk.getByTestId('camera-live').evaluate((video: HTMLVideoElement) => {
    const [track] = (video.srcObject as MediaStream).getVideoTracks();
    track?.dispatchEvent(new Event('ended'));
  });
  await expect(dialogOf(before.clerk).getByRole('alert')).toContainText('高拍仪已断开，已拍的页都在');
  await expect(waitingPages(before.clerk).getByRole('button')).toHaveCount(1);
  await dialogOf(before.clerk).getByRole('button', { name: '选择文件' }).focus();
  await before.clerk.keyboard.press('c');
  await expect(before.clerk.getByTestId('camera-live')).toBeVisible();
  await before.clerk.keyboard.press('F9');
  await expect(keptFiles(before.clerk).getByRole('button')).toHaveCount(1);
  await before.clerk.keyboard.press('Escape');
  await before.clerk.waitForTimeout(600);
  await before.kill();

  const { clerk } = await desk.open();
  await signIn(clerk);
  await clerk.getByRole('button', { name: '继续办理' }).waitFor();
  await clerk.keyboard.press('Alt+0');
  await clerk.getByRole('button', { name: `扫描 ${identity}，已存1件` }).click();
  await keptFiles(clerk).getByRole('button').click();
  await expect
    .poll(() =>
      dialogOf(clerk)
        .getByRole('img', { name: '扫描件' })
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    )
    .toBeGreaterThan(100);
});

test('摄像头只有工作台自己的窗口能用，只有画面没有声音；评价窗口不能', async ({ desk }) => {
  const { clerk, pad } = await desk.open({ switches });
  const ask = (page: Page, wanted: MediaStreamConstraints) =>
    page.evaluate(async (constraints) => {
      try {
        const stream = await navigator.mediaDevices.getUserMedia(constraints);
        for (const track of stream.getTracks()) track.stop();
        return 'open';
      } catch (error) {
        return error instanceof Error ? error.name : 'other';
      }
    }, wanted);
  expect(await ask(clerk, { video: true })).toBe('open');
  expect(await ask(clerk, { audio: true })).toBe('NotAllowedError');
  expect(await ask(clerk, { audio: true, video: true })).toBe('NotAllowedError');
  expect(await ask(pad, { video: true })).toBe('NotAllowedError');
});

/** The smallest whole PDF with a page. */
const onePagePdf = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;
