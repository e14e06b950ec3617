import { createServer, request as forward, type Server } from 'node:http';
import { fillApplication, openFromBoard, receiptNumber, signIn } from '../driver/clerk.ts';
import { expect, freePort, paper, test } from './fixtures.ts';

test('断网照常办理：状态处写明离线和待上传数，恢复后一次到达', async ({ centre, counter }) => {
  const { clerk } = counter;
  await signIn(clerk);
  const status = clerk.getByTestId('status-place');
  await expect(status).toContainText('联网');
  await centre.stop();
  await fillApplication(clerk);
  await clerk.keyboard.press('F9');
  const first = await receiptNumber(clerk);
  await expect(paper(clerk, '行政许可受理通知书').getByText('已打印')).toHaveCount(2);
  await expect(status).toContainText('离线');
  await expect(status).toContainText(/待上传\s*\d+\s*条/);
  await clerk.keyboard.press('F2');
  await fillApplication(clerk);
  await clerk.keyboard.press('F9');
  await expect(clerk.getByTestId('receipt-number')).not.toHaveText(first);
  await openFromBoard(clerk, first);
  await expect(clerk.getByRole('dialog').getByText('已受理').first()).toBeVisible();

  await centre.start();
  await expect(status).toContainText('联网', { timeout: 30_000 });
  await expect(status).toContainText('无待上传', { timeout: 30_000 });
  const events = await centre.events();
  expect(events.filter(({ event }) => event.kind === 'case.accepted')).toHaveLength(2);
  expect(events.map(({ event }) => event.seq)).toEqual(events.map((_, index) => index + 1));
});

/** Passes everything on; `lose` decides which answers never come back. */
async function proxyTo(
  target: string,
  lose: (path: string, answer: string) => boolean,
): Promise<{ url: string; server: Server }> {
  const port = await freePort();
  const server = createServer((incoming, outgoing) => {
    const { method, headers, url = '/' } = incoming;
    const onward = forward(new URL(url, target), { method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const body = Buffer.concat(parts);
        if (lose(url, body.toString())) {
          outgoing.destroy();
          return;
        }
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        outgoing.end(body);
      });
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${port}`, server };
}

test('中心已收下而回执丢失：再次上传不重复，每条记录恰好一次', async ({ centre, desk }) => {
  let lost = 0;
  const { url, server } = await proxyTo(
    centre.url,
    (path) => path.startsWith('/v1/push') && (lost += 1) <= 3,
  );
  try {
    const { clerk } = await desk.open({ centre: { url, tokenFile: centre.tokenFile } });
    await signIn(clerk);
    await fillApplication(clerk);
    await clerk.keyboard.press('F9');
    await receiptNumber(clerk);
    await expect(clerk.getByTestId('status-place')).toContainText('无待上传', { timeout: 30_000 });
    expect(lost).toBeGreaterThan(3);
    const ids = (await centre.events()).map(({ event }) => event.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await centre.events()).filter(({ event }) => event.kind === 'case.accepted')).toHaveLength(1);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('对方不是中心：一句话说明，业务照办，什么都不丢', async ({ centre, desk }) => {
  const port = await freePort();
  const nonsense = createServer((_incoming, outgoing) => outgoing.end('<html>路由器登录</html>'));
  await new Promise<void>((resolve) => nonsense.listen(port, '127.0.0.1', resolve));
  try {
    const wrong = await desk.open({
      centre: { url: `http://127.0.0.1:${port}`, tokenFile: centre.tokenFile },
    });
    await signIn(wrong.clerk);
    const status = wrong.clerk.getByTestId('status-place');
    await expect(status).toContainText('不是中心的格式');
    await fillApplication(wrong.clerk);
    await wrong.clerk.keyboard.press('F9');
    await receiptNumber(wrong.clerk);
    await wrong.close();
  } finally {
    nonsense.closeAllConnections();
    nonsense.close();
  }
  const right = await desk.open();
  await signIn(right.clerk);
  await expect(right.clerk.getByTestId('status-place')).toContainText('无待上传', { timeout: 30_000 });
  expect((await centre.events()).filter(({ event }) => event.kind === 'case.accepted')).toHaveLength(1);
});
