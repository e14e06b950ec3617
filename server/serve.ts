import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import type { StartLine } from '#shared/protocol/index.ts';
import type { Config } from './config.ts';
import { ensureTrainingHall } from './halls.ts';
import { createHttp } from './http.ts';
import { type InstanceLock, takeInstanceLock } from './instance-lock.ts';
import { findLiveCentre, type LiveCentre, removeLiveCentre, writeLiveCentre } from './live-centre.ts';
import type { Log } from './log.ts';
import { openStore } from './open-store.ts';
import { codeOf, PlainFailure } from './plain-failure.ts';

export interface Serving {
  readonly line: StartLine;
  /** Null when another process serves the folder already. */
  readonly close: (() => Promise<void>) | null;
}

/** How long requests under way may take when the centre stops, and how long a second start waits for the first. */
const finishMs = 3000;
const otherStartMs = 90_000;

/** Brings the centre up; returns when it serves. `config.dataDir` exists. */
export async function serve(config: Config, training: boolean, log: Log): Promise<Serving> {
  const taken = await takeFolder(config.dataDir);
  if ('url' in taken)
    return { line: { ready: true, already: true, url: taken.url, tokenFile: taken.tokenFile }, close: null };
  const lock = taken;
  const undo: (() => Promise<void> | void)[] = [() => lock.release()];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const store = await openStore(config, true, log);
    undo.push(() => store.close());
    const tokenFile = training ? join(config.dataDir, 'training.token') : null;
    if (tokenFile !== null) await ensureTrainingHall(store.database, tokenFile);

    const instance = randomUUID();
    const http = createHttp({ database: store.database, log, now: () => new Date(), instance, training });
    undo.push(() => closeHttp(http));
    const url = await listen(http, config, training, log);
    writeLiveCentre(config.dataDir, { instance, url, pid: process.pid, tokenFile });
    undo.push(() => removeLiveCentre(config.dataDir));
    return { line: { ready: true, url, tokenFile }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The folder's lock, or the centre that serves it. One that holds it without serving is starting or stopping: worth a wait. */
async function takeFolder(dataDir: string): Promise<InstanceLock | LiveCentre> {
  const until = Date.now() + otherStartMs;
  for (;;) {
    const found = (await takeInstanceLock(dataDir, process.platform)) ?? (await findLiveCentre(dataDir));
    if (found !== null) return found;
    if (Date.now() > until)
      throw new PlainFailure(`另一个中心进程占用着数据文件夹 ${dataDir}，但没有应答。请结束该进程后重试。`);
    await sleep(200);
  }
}

/** A training centre takes any free port when its usual one is taken; a real one must be where the counters look. */
async function listen(
  http: FastifyInstance,
  { host, port }: Config,
  training: boolean,
  log: Log,
): Promise<string> {
  try {
    await http.listen({ host, port });
  } catch (error) {
    if (codeOf(error) !== 'EADDRINUSE' && codeOf(error) !== 'EACCES') throw error;
    if (!training)
      throw new PlainFailure(`端口 ${port} 已被占用或不允许使用，请用 YIMEN_CENTRE_PORT 指定其他端口。`);
    log('warn', '端口已被占用，改用空闲端口。', { port });
    await http.listen({ host, port: 0 });
  }
  const address = http.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('listening, but nowhere');
  const reachable =
    host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  return `http://${reachable}:${address.port}`;
}

async function closeHttp(http: FastifyInstance): Promise<void> {
  const late = setTimeout(() => http.server.closeAllConnections(), finishMs);
  await http.close();
  clearTimeout(late);
}
