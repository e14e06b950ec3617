import type { z } from 'zod';
import type { Event } from '#shared/event.ts';
import {
  type CaseReply,
  caseReply,
  errorReply,
  protocolVersion,
  type PullReply,
  pullReply,
  type PushReply,
  pushReply,
} from '#shared/protocol/index.ts';
import type { CentreAddress } from '../settings.ts';

/** The network failed, or nobody answered: says nothing about what was sent. */
export class UnreachableError extends Error {
  override name = 'UnreachableError';
  /** Nothing came in time: perhaps what was asked is too much for the line. */
  readonly timedOut: boolean;
  constructor(cause: unknown) {
    const name = cause instanceof Error ? cause.name : 'fetch';
    super(name, { cause });
    this.timedOut = name === 'TimeoutError';
  }
}

/** Somebody answered, but not as a centre should. The message is for the clerk. */
export class CentreAnswerError extends Error {
  override name = 'CentreAnswerError';
  readonly status: number;
  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

/** The centre knows less than it once said. What it lacks has been set to go again: nothing for a person to do. */
export class CentreRestoredError extends CentreAnswerError {
  override name = 'CentreRestoredError';
  constructor() {
    super('中心的记录比以前少，中心可能由备份恢复；本机正在重新上传和下载，没有丢失记录。', 200);
  }
}

const requestMs = 15_000;

/** The protocol's calls, each validated on arrival. Throws UnreachableError and CentreAnswerError. */
export class CentreClient {
  readonly #address: CentreAddress;

  constructor(address: CentreAddress) {
    this.#address = address;
  }

  push(hall: string, device: string, events: readonly Event[], signal: AbortSignal): Promise<PushReply> {
    const body = JSON.stringify({ protocol: protocolVersion, hall, device, events });
    return this.#ask('v1/push', pushReply, requestMs, signal, { method: 'POST', body });
  }

  pull(after: number, waitSeconds: number, signal: AbortSignal): Promise<PullReply> {
    const path = `v1/pull?after=${after}&limit=500&wait=${waitSeconds}`;
    return this.#ask(path, pullReply, requestMs + waitSeconds * 1000, signal, {});
  }

  case(caseId: string, signal: AbortSignal): Promise<CaseReply> {
    return this.#ask(`v1/cases/${caseId}`, caseReply, requestMs, signal, {});
  }

  async #ask<Schema extends z.ZodType>(
    path: string,
    schema: Schema,
    timeoutMs: number,
    signal: AbortSignal,
    init: RequestInit,
  ): Promise<z.output<Schema>> {
    const base = this.#address.url.endsWith('/') ? this.#address.url : `${this.#address.url}/`;
    const headers = { authorization: `Bearer ${this.#address.token}`, 'content-type': 'application/json' };
    const both = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    let request: Request;
    try {
      request = new Request(new URL(path, base), { ...init, headers, signal: both, redirect: 'error' });
    } catch {
      throw new CentreAnswerError('中心地址或口令中有不能使用的字符，请在设置中核对。', 0);
    }
    let response: Response;
    let text: string;
    try {
      response = await fetch(request);
      text = await response.text();
    } catch (error) {
      throw new UnreachableError(error);
    }
    const body = parsed(text);
    if (!response.ok) throw new CentreAnswerError(refusalText(response.status, body), response.status);
    const read = schema.safeParse(body);
    if (!read.success)
      throw new CentreAnswerError('对方的应答不是中心的格式，请核对中心地址。', response.status);
    return read.data;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function refusalText(status: number, body: unknown): string {
  const read = errorReply.safeParse(body);
  if (!read.success) return `对方返回${status}，不是中心的格式，请核对中心地址。`;
  return status === 401 ? '中心不认可本机的口令，请在设置中核对。' : read.data.error.message;
}
