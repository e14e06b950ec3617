/** What a request must look like before anything is done with it, and what every answer carries. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';

/** A file of the page; the list is made at the start, and no path of a request is ever joined to a folder. */
export interface PageFile {
  readonly type: string;
  readonly body: Buffer;
}
export type PageFiles = ReadonlyMap<string, PageFile>;

const typeOf = (name: string): string =>
  name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8';

/**
 * The tablet's page and the files it names, by their path.
 * @param folder of the built pages
 */
export async function loadPage(folder: string): Promise<PageFiles> {
  const html = await readFile(join(folder, 'tablet.html'), 'utf8');
  const names = [...new Set(Array.from(html.matchAll(/assets\/[\w-]+\.(?:js|css)/gu), ([name]) => name))];
  const named = await Promise.all(
    names.map(async (name) => {
      const body = await readFile(join(folder, name));
      return [`/${name}`, { type: typeOf(name), body }] as const;
    }),
  );
  return new Map([['/', { type: 'text/html; charset=utf-8', body: Buffer.from(html) }], ...named]);
}

export const socketPath = '/tablet';

/** The addresses under which a tablet on the network reaches this computer. */
export const ownAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((found) => found ?? [])
    .filter(({ address, internal }) => isIPv4(address) && !internal)
    .map(({ address }) => address);

/** A name from outside that was made to lead here (DNS rebinding) is none of the counter's own. */
export const isOwnHost = (host: string | undefined, port: number): host is string =>
  host !== undefined && ['127.0.0.1', ...ownAddresses()].some((address) => host === `${address}:${port}`);

/** A page from elsewhere names another origin, and a browser always names one. */
export const isOwnPage = ({ headers }: IncomingMessage, port: number): boolean =>
  isOwnHost(headers.host, port) && headers.origin === `http://${headers.host}`;

const headersFor = (host: string): Record<string, string> => ({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ws://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
});

/** Gives out the files of the list, and nothing else. */
export function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  files: PageFiles,
  port: number,
): void {
  const { host } = request.headers;
  const end = (status: number, type: string, body: string | Buffer): void => {
    response.writeHead(status, {
      ...headersFor(isOwnHost(host, port) ? host : '127.0.0.1'),
      'content-type': type,
      connection: 'close',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
  if (!isOwnHost(host, port)) return end(421, 'text/plain', '');
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(405, 'text/plain', '');
  const file = files.get(request.url ?? '');
  if (file === undefined) return end(404, 'text/plain', '');
  end(200, file.type, file.body);
}
