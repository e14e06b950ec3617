// @ts-check
import { writeFileSync } from 'node:fs';

/**
 * Writes an asar archive of files in one folder: the length of the header, the header as JSON (both in
 * Chromium's "pickle" form: a length before the value, padded to four bytes), then the files one after another.
 * @param {string} to
 * @param {ReadonlyArray<readonly [name: string, content: Buffer]>} list
 */
export function writeAsar(to, list) {
  /** @type {Record<string, { size: number, offset: string }>} */
  const files = {};
  let offset = 0;
  for (const [name, content] of list) {
    files[name] = { size: content.length, offset: String(offset) };
    offset += content.length;
  }
  const json = Buffer.from(JSON.stringify({ files }));
  const padded = Math.ceil(json.length / 4) * 4;
  const header = Buffer.alloc(16 + padded);
  header.writeUInt32LE(4, 0);
  header.writeUInt32LE(8 + padded, 4);
  header.writeUInt32LE(4 + padded, 8);
  header.writeUInt32LE(json.length, 12);
  json.copy(header, 16);
  writeFileSync(to, Buffer.concat([header, ...list.map(([, content]) => content)]));
}
