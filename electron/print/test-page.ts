import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chineseDateTime } from '#shared/calendar/civil-date.ts';
import type { PaperContent } from '#shared/papers/content.ts';
import type { PaperMedia } from '#shared/papers/kinds.ts';
import { layOutSlip } from '#shared/papers/render/slip-layout.ts';
import { ok, refuse, type Result, unreachable } from '#shared/result.ts';
import type { Desk } from '../acts/desk.ts';
import type { PrintOutcome } from '../devices/receipt-printer.ts';
import { noPrinterSet } from './no-printer.ts';
import type { PrintedCopy } from './print-book.ts';
import type { PrintQueue } from './queue.ts';

export interface TestPrintParts {
  readonly desk: Desk;
  readonly queue: PrintQueue;
  /** The page of a paper as PDF. */
  readonly renderPdf: (page: PrintedCopy) => Promise<Uint8Array>;
}

/** A page that is no paper: in no ledger, and no number is used for it. */
export async function printTestPage(
  parts: TestPrintParts,
  media: PaperMedia,
): Promise<Result<{ text: string }>> {
  const { printer } = parts.queue.lane(media);
  if (printer === null) return noPrinterSet[media];
  const outcome = await (media === 'slip' ? printSlip(parts) : printSheet(parts));
  switch (outcome.state) {
    case 'printed':
      return ok({ text: `${printer.name}：测试页已打印。${outcome.note ?? ''}` });
    case 'failed':
      return refuse('device', 'K1', outcome.reason, outcome.next);
    case 'unconfirmed':
      return refuse('device', 'K1', outcome.reason, '请查看打印机是否已打出测试页。');
    default:
      return unreachable(outcome);
  }
}

async function printSlip({ desk, queue }: TestPrintParts): Promise<PrintOutcome> {
  const { content, copy } = testPage(desk, 'slip');
  return await (queue.slip.printer ?? noPrinter()).print({
    id: randomUUID(),
    lines: layOutSlip(content, copy),
  });
}

async function printSheet({ desk, queue, renderPdf }: TestPrintParts): Promise<PrintOutcome> {
  const printer = queue.document.printer ?? noPrinter();
  const folder = await mkdtemp(join(tmpdir(), 'yimen-test-page-'));
  try {
    const file = join(folder, 'test-page.pdf');
    const page = testPage(desk, 'document');
    await writeFile(file, await renderPdf(page), { mode: 0o600 });
    const tray = printer.trayOf(page.content.kind);
    return await printer.print({ id: randomUUID(), file, tray, duplex: printer.duplex });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function noPrinter(): never {
  throw new Error('the printer was taken away');
}

export function testPage({ reference, session, clock }: Desk, media: PaperMedia): PrintedCopy {
  const { hall } = reference;
  const content: PaperContent = {
    kind: '收件凭证',
    title: '打印测试',
    number: '—',
    training: hall.training,
    addressee: '',
    blocks: [
      {
        type: 'fields',
        rows: [
          ['窗口', hall.counter.name],
          ['汉字', '受理 补正 不予受理 壹贰叁肆伍陆柒捌玖拾'],
          ['数字', '0123456789'],
          ['生僻字', '䶮 㛃 𠮷'],
        ],
      },
      { type: 'statement', text: statements[media] },
    ],
    closing: { organ: hall.name, date: '', seal: null },
    handler: session.person?.name ?? '',
    signatures: [],
    footer: '',
    copies: 1,
    qr: '001-000000-0',
    barcode: '0010000000',
  };
  return { content, copy: { reprint: 0, printedAt: chineseDateTime(clock.now()), by: '' } };
}

const statements: Readonly<Record<PaperMedia, string>> = {
  slip: '每行应为48列，左右对齐，汉字清晰，末尾自动切纸。',
  document: '纸张应为A4，四边内容完整，没有缩放，汉字清晰。',
};
