/**
 * The centre as a process of its own.
 *
 *     main.js [--training] [--with-starter]
 *                                     serve; `--training` also keeps a training hall and its token file,
 *                                     `--with-starter` stops when standard input ends
 *     main.js add-hall <id> <name>    create a hall and print its token, once
 *
 * Environment: DATABASE_URL, YIMEN_CENTRE_DATA, YIMEN_CENTRE_HOST, YIMEN_CENTRE_PORT (see config.ts).
 * Standard output is one line (`startLine` in the protocol); everything else goes to standard error.
 */
import { mkdirSync, realpathSync } from 'node:fs';
import type { StartLine } from '#shared/protocol/index.ts';
import { type Config, readCommand, readConfig } from './config.ts';
import { addHall } from './halls.ts';
import { takeInstanceLock } from './instance-lock.ts';
import { createLog, type Log } from './log.ts';
import { openStore } from './open-store.ts';
import { codeOf, PlainFailure, whereThrown } from './plain-failure.ts';
import { serve } from './serve.ts';

// As root, the database's own account must be able to pass through the folders that are made here.
process.umask(0o022);
const log: Log = createLog(
  (line) => void process.stderr.write(line),
  () => new Date(),
);
// Whoever started the centre may go and close the other end; the counters still need it.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

/** Longer than PostgreSQL takes when it is told to stop in every way there is. */
const longestStopMs = 20_000;

const print = (value: object, then: () => void = () => undefined): void =>
  void process.stdout.write(`${JSON.stringify(value)}\n`, then);

function prepare(): Config {
  const config = readConfig(process.env, process.platform, process.getuid?.() === 0);
  mkdirSync(config.dataDir, { recursive: true });
  return { ...config, dataDir: realpathSync(config.dataDir) };
}

async function runServe(training: boolean, withStarter: boolean): Promise<void> {
  let stopAsked = false;
  let stop = (): void => {
    // Asked again while still starting: not waiting any longer. The next start clears up.
    if (stopAsked) process.exit(1);
    stopAsked = true;
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop());
  if (withStarter) process.stdin.once('end', () => stop()).resume();

  const { line, close } = await serve(prepare(), training, log);
  if (close === null) {
    print(line, () => process.exit(0));
    return;
  }
  const finish = (): void => {
    stop = () => undefined;
    log('info', '中心正在停止。');
    setTimeout(() => fail(new PlainFailure('中心没有按时停止。')), longestStopMs).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  if (stopAsked) {
    finish();
    return;
  }
  stop = finish;
  print(line);
  log('info', '中心已就绪。', { pid: process.pid });
}

async function runAddHall(id: string, name: string): Promise<void> {
  const config = prepare();
  const lock = config.databaseUrl === null ? await takeInstanceLock(config.dataDir, process.platform) : null;
  const store = await openStore(config, lock !== null, log);
  try {
    print({ hall: id, token: await addHall(store.database, id, name) });
  } finally {
    await store.close();
    lock?.release();
  }
}

function fail(error: unknown): void {
  const plain = error instanceof PlainFailure;
  const message = plain ? error.message : '中心内部错误，详见中心日志。';
  log('error', message, plain ? {} : { code: codeOf(error), at: whereThrown(error) });
  const line: StartLine = { ready: false, message };
  print(line, () => process.exit(1));
}

async function main(): Promise<void> {
  const command = readCommand(process.argv.slice(2));
  if (command.kind === 'serve') await runServe(command.training, command.withStarter);
  else await runAddHall(command.id, command.name);
}

main().catch(fail);
