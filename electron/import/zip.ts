/** Just enough of ZIP to look into a workbook before anything else does, and to hand on what was looked at. */
import { crc32, inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly data: Buffer;
}

export type Unzipped =
  | { readonly ok: true; readonly entries: readonly ZipEntry[] }
  | { readonly ok: false; readonly why: 'damaged' | 'encrypted' | 'too_large' };

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
/** A comment may follow the end record. */
const longestEnd = 22 + 65_535;

/**
 * @param wanted the entries to unpack; the others are passed over.
 * @param mostBytes of all of them unpacked, whatever the archive says of itself.
 */
export function unzip(bytes: Buffer, wanted: (name: string) => boolean, mostBytes: number): Unzipped {
  try {
    return unpack(bytes, wanted, mostBytes);
  } catch (error) {
    // Reading past the end, or a deflate stream that is none.
    const { code } = error as { code?: string };
    return { ok: false, why: code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'damaged' };
  }
}

function unpack(bytes: Buffer, wanted: (name: string) => boolean, mostBytes: number): Unzipped {
  const end = findEnd(bytes);
  if (end === undefined) return { ok: false, why: 'damaged' };
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let left = mostBytes;
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (bytes.readUInt32LE(at) !== directoryEntry) return { ok: false, why: 'damaged' };
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (wanted(name) && !names.has(name)) {
      if ((bytes.readUInt16LE(at + 8) & 1) === 1) return { ok: false, why: 'encrypted' };
      const data = content(bytes, at, left);
      if (data === undefined) return { ok: false, why: 'damaged' };
      left -= data.length;
      if (left < 0) return { ok: false, why: 'too_large' };
      names.add(name);
      entries.push({ name, data });
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return { ok: true, entries };
}

function findEnd(bytes: Buffer): number | undefined {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - longestEnd); at -= 1) {
    if (bytes.readUInt32LE(at) === endOfDirectory) return at;
  }
  return undefined;
}

/** What an entry of the directory stands for; undefined where it is not there, or not what it should be. */
function content(bytes: Buffer, entry: number, left: number): Buffer | undefined {
  const method = bytes.readUInt16LE(entry + 10);
  const size = bytes.readUInt32LE(entry + 20);
  const local = bytes.readUInt32LE(entry + 42);
  if (bytes.readUInt32LE(local) !== localHeader) return undefined;
  const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(from, from + size);
  if (packed.length !== size || (method !== 0 && method !== 8)) return undefined;
  const data = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, left) });
  return crc32(data) === bytes.readUInt32LE(entry + 16) ? data : undefined;
}

/** An archive of these entries as they are, not packed. */
export function storeZip(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data } of entries) {
    const title = Buffer.from(name, 'utf8');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(localHeader, 0);
    writeSizes(local, 4, data, title);
    parts.push(local, title, data);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(directoryEntry, 0);
    entry.writeUInt16LE(20, 4);
    writeSizes(entry, 6, data, title);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, title);
    offset += local.length + title.length + data.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(endOfDirectory, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** The fields that both kinds of header have in common, from the version needed on. */
function writeSizes(header: Buffer, at: number, data: Buffer, name: Buffer): void {
  header.writeUInt16LE(20, at);
  // Names are UTF-8.
  header.writeUInt16LE(0x0800, at + 2);
  header.writeUInt32LE(crc32(data), at + 10);
  header.writeUInt32LE(data.length, at + 14);
  header.writeUInt32LE(data.length, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}
