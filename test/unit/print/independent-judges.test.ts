import { execFile } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import receiptio from 'receiptio';
import receiptline from 'receiptline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { code128Bars, code128Dots, code128Parts, code128Symbols } from '#shared/papers/render/code128.ts';
import { columnsOf, tidy } from '#shared/papers/render/columns.ts';
import { layOutSlip, type SlipLine } from '#shared/papers/render/slip-layout.ts';
import { commandSize, startsCommand } from '../../../electron/devices/escpos-commands.ts';
import { interpret, pageText } from '../../../electron/devices/escpos-interpreter.ts';
import type { SimulatedFault } from '../../../electron/devices/simulated-printer-machine.ts';
import {
  type SimulatedPrinterServer,
  startSimulatedPrinterServer,
} from '../../../electron/devices/simulated-printer-server.ts';
import { encodeSlip } from '../../../electron/print/escpos.ts';
import { fromGb18030 } from '../../../electron/print/glyphs.ts';
import { samplePapers } from '../papers/sample-papers.ts';

/** A stream in its commands and, between them, its text. */
function apart(stream: Buffer): { text: Buffer; commands: Buffer[] } {
  const text: number[] = [];
  const commands: Buffer[] = [];
  for (let at = 0; at < stream.length;) {
    const byte = stream[at] ?? 0;
    const size = startsCommand(byte) ? commandSize(stream, at) : undefined;
    if (size === undefined) {
      text.push(byte);
      at += 1;
    } else {
      commands.push(stream.subarray(at, at + size.length));
      at += size.length;
    }
  }
  return { text: Buffer.from(text), commands };
}

const printer = { command: 'escpos', encoding: 'gb18030', cpl: 48, spacing: true } as const;
const theirs = (markdown: string): { text: Buffer; commands: Buffer[] } =>
  apart(Buffer.from(receiptline.transform(markdown, printer), 'binary'));
const ours = async (lines: readonly SlipLine[]): Promise<{ text: Buffer; commands: Buffer[] }> =>
  apart((await encodeSlip(lines, { rom: 'gb18030' })).bytes);

/** Their markdown gives most ASCII signs a meaning; written as numbers they have none. */
const literal = (text: string): string =>
  text.replaceAll(/[!-/:-@[-`{-~]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16)}`);
const plain = (text: string): SlipLine => ({ kind: 'text', text, align: 'left', scale: 1, bold: false });

/** Line by line, without the spaces at its ends, which they turn into positions. */
const linesOf = ({ text }: { text: Buffer }): string[] =>
  fromGb18030(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const starting = (commands: readonly Buffer[], ...head: number[]): string[] =>
  commands
    .filter((one) => one.subarray(0, head.length).equals(Buffer.from(head)))
    .map((one) => one.toString('hex'));

describe('receiptline（另一套实现）对照', () => {
  test.each(Object.entries(samplePapers))('%s的每一行，文字字节相同', async (_name, paper) => {
    const texts = layOutSlip(paper, { reprint: 1, printedAt: '2026年9月30日 09:05', by: '' }).flatMap(
      (line) => (line.kind === 'text' && line.text.trim() !== '' ? [line.text.trim()] : []),
    );
    const mine = await ours(texts.map(plain));
    const other = theirs(texts.map((text) => `|${literal(text)}`).join('\n'));
    expect(linesOf(other)).toEqual(texts);
    expect(linesOf(mine)).toEqual(texts);
    expect(mine.text.equals(Buffer.concat(texts.map((text) => encoded(other, text))))).toBe(true);
  });

  test('任何一行中文、数字、䶮㛃与全角标点，文字字节相同', async () => {
    const unit = fc.constantFrom(
      ...Array.from('受理补正凤冈县䶮㛃㐂￥〔〕（），。；：·…—％①℃0123456789ABCxyz-/'),
    );
    const words = fc
      .array(unit, { minLength: 1, maxLength: 24 })
      .map((units) => units.join(''))
      .filter((text) => columnsOf(text) <= 48 && tidy(text) === text);
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        expect(encoded(theirs(`|${literal(text)}`), text)).toEqual((await ours([plain(text)])).text);
      }),
      { numRuns: 200 },
    );
  });

  test('都先开汉字方式，都在末尾走纸切纸', async () => {
    const mine = await ours([plain('受理'), { kind: 'cut' }]);
    const other = theirs('|受理');
    for (const head of [
      [0x1c, 0x26],
      [0x1d, 0x56],
    ] as const)
      expect(starting(mine.commands, ...head)).toEqual(starting(other.commands, ...head));
  });

  test('Code 128：凡放得下的编号，打印机收到的字节相同', async () => {
    const code = fc
      .string({ unit: fc.constantFrom(...Array.from('0123456789012345678901234567AZaz-/{~ ')), minLength: 1 })
      .filter((text) => code128Dots(text) !== undefined && text === text.trim() && text !== '');
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constant('0010001274'), code), async (text) => {
        const { commands } = await ours([{ kind: 'barcode', code: text }]);
        const other = theirs(`{code:${literal(text)};option:code128,${code128Dots(text)},72,hri}`);
        for (const head of [
          [0x1d, 0x6b],
          [0x1d, 0x68],
          [0x1d, 0x77],
        ] as const)
          expect(starting(commands, ...head)).toEqual(starting(other.commands, ...head));
      }),
      { numRuns: 300 },
    );
  });

  test('Code 128：画出的条与空相同', () => {
    for (const text of ['0010001274', '001-000127-4', 'A1', '42', '11440232MB2D']) {
      const bars = receiptline.barcode.generate({
        data: text,
        type: 'code128',
        width: 1,
        height: 72,
        hri: true,
      });
      if (!('widths' in bars)) throw new Error(`no bars for ${text}`);
      expect(code128Bars(code128Symbols(code128Parts(text) ?? []))).toEqual(bars.widths.slice(1, -1));
    }
  });
});

/** The text of theirs with the line's end, found by what it decodes to. */
function encoded({ text }: { text: Buffer }, wanted: string): Buffer {
  const lines: Buffer[] = [];
  for (let from = 0, end = text.indexOf(0x0a); end !== -1; from = end + 1, end = text.indexOf(0x0a, from))
    lines.push(text.subarray(from, end));
  const line = lines.find((one) => fromGb18030(one).trim() === wanted);
  const trimmed = (line ?? Buffer.alloc(0)).toString('latin1').replace(/^ +| +$/g, '');
  return Buffer.from(`${trimmed}\n`, 'latin1');
}

/** It asks at port 9100 and no other: an address of the loopback that nothing else uses, not even a second run. */
const host = `127.91.${(process.pid >> 8) & 255}.${process.pid & 255 || 1}`;
const noLoopback = ((): string | null => {
  const loopback = Object.values(networkInterfaces())
    .flat()
    .find((one) => one?.internal && one.family === 'IPv4');
  if (loopback?.netmask === '255.0.0.0' && process.platform !== 'darwin') return null;
  return 'receiptio asks at port 9100 only, and this machine has a single loopback address';
})();

if (noLoopback !== null) console.log(`The simulated printer is not asked by receiptio: ${noLoopback}`);

describe.skipIf(noLoopback !== null)('receiptio（另一套实现）查询模拟打印机', () => {
  const slips: Buffer[] = [];
  let server: SimulatedPrinterServer;
  beforeAll(async () => {
    server = await startSimulatedPrinterServer({
      host,
      port: 9100,
      onSlip: (bytes) => void slips.push(bytes),
    });
  });
  afterAll(() => server.close());

  test.each([
    [null, 'online'],
    ['paper_low', 'online'],
    ['cover_open', 'coveropen'],
    ['paper_out', 'paperempty'],
    ['cutter', 'error'],
    ['unrecoverable', 'error'],
    ['error', 'error'],
    ['refuse', 'disconnect'],
  ] as const satisfies readonly (readonly [SimulatedFault | null, string])[])(
    '故障为%s时答%s',
    async (fault, answer) => {
      await server.setFault(fault);
      expect(await receiptio.print('', `-d ${host} -p escpos -q printer`)).toBe(answer);
      expect(slips).toEqual([]);
    },
  );

  test('命令行同样', async () => {
    await server.setFault(null);
    const cli = fileURLToPath(new URL('../../../node_modules/receiptio/bin/cli.js', import.meta.url));
    const said = await new Promise<string>((resolve) => {
      execFile(process.execPath, [cli, '-d', host, '-p', 'escpos', '-q', 'printer'], (_error, _out, words) =>
        resolve(words.trim()),
      );
    });
    expect(said).toBe('online');
  });

  test('它打印的中文和条码，模拟打印机画得出来，并向它确认', async () => {
    await server.setFault(null);
    const markdown = '|申请材料收件凭证\n|编号 001-000127-4\n{code:0010001274;option:code128,3,72,hri}';
    expect(await receiptio.print(markdown, `-d ${host} -p escpos -l zh-hans -c 48`)).toBe('success');
    const text = slips.map((bytes) => pageText(interpret(bytes))).join('');
    for (const words of ['申请材料收件凭证', '编号 001-000127-4', '[条码 0010001274]'])
      expect(text).toContain(words);
  });

  test('缺纸时它不打印', async () => {
    await server.setFault('paper_out');
    expect(await receiptio.print('|受理', `-d ${host} -p escpos -l zh-hans`)).toBe('paperempty');
  });
});
