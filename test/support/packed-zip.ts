/** A workbook as spreadsheet programs write it: deflated, far smaller than what is in it. */
import { crc32, deflateRawSync } from 'node:zlib';
import { storeZip, type ZipEntry } from '../../electron/import/zip.ts';

/** The archive `storeZip` makes of the deflated entries, with what they are once unpacked written into their heads. */
export function packedZip(entries: readonly ZipEntry[]): Buffer {
  const packed = entries.map(({ name, data }) => ({ name, data: deflateRawSync(data, { level: 9 }) }));
  const zip = storeZip(packed);
  let local = 0;
  let listed = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  listed = zip.readUInt32LE(listed + 16);
  for (const [index, { name, data }] of entries.entries()) {
    const length = Buffer.byteLength(name);
    for (const [at, from] of [
      [local, 8],
      [listed, 10],
    ] as const) {
      zip.writeUInt16LE(8, at + from);
      zip.writeUInt32LE(crc32(data), at + from + 6);
      zip.writeUInt32LE(data.length, at + from + 14);
    }
    local += 30 + length + (packed[index]?.data.length ?? 0);
    listed += 46 + length;
  }
  return zip;
}
