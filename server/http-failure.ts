import type { FastifyError, FastifyReply } from 'fastify';
import type { ErrorKind, ErrorReply } from '#shared/protocol/index.ts';
import { isUnavailable } from './database.ts';

/** An answer other than the one asked for. Thrown inside a route, sent as {@link ErrorReply}. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly kind: ErrorKind;
  constructor(kind: ErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

const statusOf: Readonly<Record<ErrorKind, number>> = {
  bad_request: 400,
  unsupported_version: 400,
  unauthorised: 401,
  wrong_hall: 403,
  not_found: 404,
  too_large: 413,
  fault: 500,
  unavailable: 503,
};

/** Whatever was thrown, as what the counter is told. Only a `fault` is worth a look in the log. */
export function asHttpFailure(error: FastifyError | Error): HttpFailure {
  if (error instanceof HttpFailure) return error;
  if (isUnavailable(error)) return new HttpFailure('unavailable', '中心的数据库暂时不可用，请稍后重试。');
  const status = 'statusCode' in error ? error.statusCode : undefined;
  if (status === 413) return new HttpFailure('too_large', '一次发送的内容过大。');
  if (status === 415) return new HttpFailure('bad_request', '请求内容应为 JSON（application/json）。');
  if (status !== undefined && status >= 400 && status < 500)
    return new HttpFailure('bad_request', '请求格式不正确。');
  return new HttpFailure('fault', '中心内部错误，详见中心日志。');
}

export function answerFailure(reply: FastifyReply, { kind, message }: HttpFailure): FastifyReply {
  const body: ErrorReply = { error: { kind, message } };
  return reply.code(statusOf[kind]).send(body);
}
