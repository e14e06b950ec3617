import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/**
 * The whole of a file; null where it has more than `most` bytes: what is too large is never read, also where it grows
 * meanwhile. Throws for what is no file: a device or a pipe might never end.
 */
export async function readWhole(path: string, most: number): Promise<Buffer | null> {
  // Not waiting for the other end of a pipe.
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new Error('no file');
    if (found.size > most) return null;
    const room = Buffer.allocUnsafe(found.size + 1);
    let length = 0;
    while (length < room.length) {
      // oxlint-disable-next-line no-await-in-loop -- one piece after another
      const { bytesRead } = await file.read(room, length, room.length - length, length);
      if (bytesRead === 0) return room.subarray(0, length);
      length += bytesRead;
    }
    throw new Error('the file is being written');
  } finally {
    await file.close();
  }
}
