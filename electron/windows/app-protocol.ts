import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type Session } from 'electron';
import { previewScheme } from './preview-window.ts';

/** Every page of the program comes from here; nothing is ever loaded from a network. */
export const origin = 'app://ui';

const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Must run before `ready`. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    // The PDF viewer reads a page again from its address, which has to be one of the standard kind.
    { scheme: previewScheme, privileges: { standard: true } },
  ]);
}

/** Maps `app://ui/…` to a file under `root`; undefined for anything outside it or of an unknown type. */
export function resolveAsset(root: string, url: string): string | undefined {
  let address: URL;
  let path: string;
  try {
    address = new URL(url);
    path = decodeURIComponent(address.pathname);
  } catch {
    return undefined;
  }
  if (address.protocol !== 'app:' || address.host !== 'ui' || path.includes('\0')) return undefined;
  const file = normalize(join(root, path));
  return file.startsWith(root + sep) && extname(file) in types ? file : undefined;
}

export function serveApp(session: Session, root: string): void {
  session.protocol.handle('app', async (request) => {
    const file = request.method === 'GET' ? resolveAsset(root, request.url) : undefined;
    const body = file === undefined ? undefined : await readFile(file).catch(() => undefined);
    if (file === undefined || body === undefined) return new Response('not found', { status: 404 });
    const nonce = randomBytes(16).toString('base64');
    const type = types[extname(file)] ?? '';
    // The page hands the nonce on to the component library, whose styles are made at run time.
    const content = type.startsWith('text/html')
      ? body.toString('utf8').replaceAll('__CSP_NONCE__', nonce)
      : body;
    return new Response(content, {
      headers: {
        'content-type': type,
        'content-security-policy': policy(nonce),
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
      },
    });
  });
}
