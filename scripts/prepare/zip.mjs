// @ts-check
// Reads zip archives whose parts are below 4 GiB, with what Node has.
import {
  closeSync,
  createReadStream,
  createWriteStream,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;

/**
 * @typedef {object} ZipEntry
 * @property {string} name a folder's ends in '/'
 * @property {number} size in bytes, unpacked
 * @property {number} mode Unix permissions
 * @property {boolean} deflated
 * @property {number} packedSize
 * @property {number} offset of its local header
 */

/**
 * @template T
 * @param {string} file
 * @param {(read: (length: number, position: number) => Buffer, size: number) => T} use
 */
function withFile(file, use) {
  const handle = openSync(file, 'r');
  try {
    const read = (/** @type {number} */ length, /** @type {number} */ position) => {
      const buffer = Buffer.alloc(length);
      if (readSync(handle, buffer, 0, length, position) !== length)
        throw new Error(`${file}: unexpected end of file`);
      return buffer;
    };
    return use(read, fstatSync(handle).size);
  } finally {
    closeSync(handle);
  }
}

/**
 * The archive's directory.
 * @param {string} file
 * @returns {ZipEntry[]}
 */
export function listZip(file) {
  return withFile(file, (read, size) => {
    const tail = read(
      Math.min(size, END_LENGTH + LONGEST_COMMENT),
      Math.max(0, size - END_LENGTH - LONGEST_COMMENT),
    );
    let end = tail.length - END_LENGTH;
    while (end >= 0 && tail.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
    if (end < 0) throw new Error(`${file}: not a zip archive`);
    const directory = read(tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16));
    const entries = [];
    for (let at = 0; at + 46 <= directory.length;) {
      if (directory.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error(`${file}: damaged directory`);
      const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
      entries.push({
        name: directory.toString('utf8', at + 46, nameEnd),
        size: directory.readUInt32LE(at + 24),
        mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
        deflated: directory.readUInt16LE(at + 10) !== 0,
        packedSize: directory.readUInt32LE(at + 20),
        offset: directory.readUInt32LE(at + 42),
      });
      at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
    return entries;
  });
}

/**
 * Writes one entry to a file, making its folder.
 * @param {string} file the archive
 * @param {ZipEntry} entry
 * @param {string} to
 * @param {AbortSignal} signal
 */
export async function extractEntry(file, entry, to, signal) {
  const start = withFile(file, (read) => {
    const header = read(30, entry.offset);
    return entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  });
  mkdirSync(dirname(to), { recursive: true });
  const packed =
    entry.packedSize > 0
      ? createReadStream(file, { start, end: start + entry.packedSize - 1 })
      : Readable.from([]);
  const out = createWriteStream(to, { mode: entry.mode || 0o644 });
  if (entry.deflated) await pipeline(packed, createInflateRaw(), out, { signal });
  else await pipeline(packed, out, { signal });
}
