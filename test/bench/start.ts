/** From the command to the sign-in window, against an empty window of the same Electron. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { report } from './figures.ts';

const root = process.cwd();
const electron = join(root, 'node_modules/electron/dist/electron');
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const runs = Number(process.env['YIMEN_BENCH_RUNS'] ?? 7);

function startOnce(folder: string, data: string): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(electron, [...sandbox, folder], {
      env: { ...process.env, YIMEN_USER_DATA: data },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let took: number | undefined;
    child.stdout.on('data', (chunk: Buffer) => {
      if (took !== undefined || !chunk.toString().includes('YIMEN_READY')) return;
      took = performance.now() - began;
      child.kill('SIGTERM');
    });
    child.on('exit', () =>
      took === undefined ? reject(new Error(`${folder} did not start`)) : resolve(took),
    );
  });
}

const data = mkdtempSync(join(tmpdir(), 'yimen-bench-start-'));
const empty = join(root, 'test/bench/empty-window');
const ours: number[] = [];
const yardstick: number[] = [];
try {
  // The first start makes the training hall and warms the file cache.
  await startOnce(root, join(data, 'yimen'));
  await startOnce(empty, join(data, 'empty'));
  for (let run = 0; run < runs; run += 1) {
    ours.push(await startOnce(root, join(data, 'yimen')));
    yardstick.push(await startOnce(empty, join(data, 'empty')));
  }
} finally {
  rmSync(data, { recursive: true, force: true });
}
console.log(report({ name: '启动到签到窗口', unit: 'ms', ours, yardstick, against: '同一Electron的空窗口' }));
