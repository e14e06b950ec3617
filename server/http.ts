import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { uuid } from '#shared/event.ts';
import { maxBodyBytes, protocolVersion, pushEnvelope } from '#shared/protocol/index.ts';
import { trainingHall } from './config.ts';
import type { Database } from './database.ts';
import { createTokenCheck } from './halls.ts';
import { answerFailure, asHttpFailure, HttpFailure } from './http-failure.ts';
import type { Log } from './log.ts';
import { createNewsDesk } from './news-desk.ts';
import { codeOf, whereThrown } from './plain-failure.ts';
import { pull } from './pull.ts';
import { isStorable, readArrival } from './push/arrival.ts';
import { createGroupCommit } from './push/group-commit.ts';
import { pageHeaders, trainingPage } from './training-page.ts';

export interface HttpOptions {
  readonly database: Database;
  readonly log: Log;
  readonly now: () => Date;
  readonly instance: string;
  /** A training centre shows its hall's latest cases at `/`; a real one shows nothing to a browser. */
  readonly training: boolean;
}

const pullQuery = z.object({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
  wait: z.coerce.number().min(0).max(30).default(0),
});

/** The centre's HTTP face, as described in the protocol. The caller listens and closes. */
export function createHttp({ database, log, now, instance, training }: HttpOptions): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: maxBodyBytes,
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, _request, reply) => answerFailure(reply, asHttpFailure(error)),
  });
  const hallOfToken = createTokenCheck(database, Date.now);
  const news = createNewsDesk(database, log);
  const push = createGroupCommit(database, (...told) => news.tell(...told));
  const time = (): string => now().toISOString();
  // Held pulls answer at once and nobody keeps a connection, so that closing waits only for real work.
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
    news.close();
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      // Fatal: bytes that are not UTF-8 would be replaced without a word, and the event's hash would no longer fit.
      done(null, JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body as Buffer)));
    } catch {
      done(new HttpFailure('bad_request', '请求内容不是正确的 JSON。'), undefined);
    }
  });

  app.setErrorHandler((error: Error, request, reply) => {
    const failure = asHttpFailure(error);
    if (failure.kind === 'fault' || failure.kind === 'unavailable')
      log('error', failure.message, {
        route: request.routeOptions.url,
        code: codeOf(error),
        at: whereThrown(error),
      });
    return answerFailure(reply, failure);
  });
  app.setNotFoundHandler((_request, reply) =>
    answerFailure(reply, new HttpFailure('not_found', '没有这个地址。')),
  );

  const authorised = async (request: FastifyRequest): Promise<string> => {
    const token = /^Bearer ([\x21-\x7e]{1,300})$/.exec(request.headers.authorization ?? '')?.[1];
    const hall = token === undefined ? null : await hallOfToken(token);
    if (hall === null) throw new HttpFailure('unauthorised', '没有权限：大厅令牌缺失或不正确。');
    return hall;
  };

  app.get('/healthz', async (_request, reply) => {
    const ok = await database.query('select 1').then(
      () => true,
      (error: unknown) => {
        log('warn', '数据库没有应答。', { code: codeOf(error) });
        return false;
      },
    );
    return reply.code(ok ? 200 : 503).send({ ok, instance });
  });

  app.get('/v1/time', async (request) => {
    await authorised(request);
    return { now: time() };
  });

  app.post('/v1/push', async (request) => {
    const hall = await authorised(request);
    const sent = request.body;
    if (typeof sent === 'object' && sent !== null && 'protocol' in sent && sent.protocol !== protocolVersion)
      throw new HttpFailure('unsupported_version', `中心只支持协议第 ${protocolVersion} 版，请升级。`);
    const envelope = pushEnvelope.safeParse(sent);
    if (!envelope.success || !isStorable(envelope.data.device))
      throw new HttpFailure('bad_request', '推送的格式不正确。');
    const { device, events } = envelope.data;
    if (envelope.data.hall !== hall) throw new HttpFailure('wrong_hall', '令牌不属于所写的大厅。');
    const arrivals = events.map((raw, index) => {
      const arrival = readArrival(raw, hall, device);
      if (arrival === null)
        throw new HttpFailure('bad_request', `第 ${index + 1} 个事件没有可用的编号或序号。`);
      return arrival;
    });
    return { ...(await push(hall, { device, arrivals })), now: time() };
  });

  app.get('/v1/pull', async (request, reply) => {
    const hall = await authorised(request);
    const query = pullQuery.safeParse(request.query);
    if (!query.success) throw new HttpFailure('bad_request', 'after、limit 或 wait 不正确。');
    const { after, limit, wait } = query.data;
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const page = await pull(database, news, hall, { after, limit, waitMs: wait * 1000 }, gone.signal);
    reply.type('application/json; charset=utf-8');
    return `{"position":${page.position},"events":[${page.events}],"now":"${time()}"}`;
  });

  app.get<{ Params: { caseId: string } }>('/v1/cases/:caseId', async (request) => {
    const hall = await authorised(request);
    const caseId = uuid.safeParse(request.params.caseId);
    if (!caseId.success) throw new HttpFailure('bad_request', '办件标识不正确。');
    const rows = await database.query<{
      hall_seq: number;
      event_id: string;
      kind: string;
      at: Date;
      device_id: string;
    }>(
      'select hall_seq, event_id, kind, at, device_id from event where hall_id = $1 and case_id = $2 order by hall_seq',
      [hall, caseId.data],
    );
    const events = rows.map(({ hall_seq, event_id, kind, at, device_id }) => ({
      hallSeq: hall_seq,
      id: event_id,
      kind,
      at: at.toISOString(),
      device: device_id,
    }));
    return { caseId: caseId.data, events };
  });

  if (training)
    app.get('/', async (_request, reply) =>
      reply.headers(pageHeaders).send(await trainingPage(database, trainingHall)),
    );

  return app;
}
