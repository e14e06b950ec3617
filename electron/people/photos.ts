/** The pictures of the people at the window, for the applicant's page: files of this counter, by staff number. */
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A passport picture of 600 × 800 is smaller. */
const largest = 400 * 1024;
const kinds = [
  { ending: 'jpg', type: 'image/jpeg', magic: [0xff, 0xd8, 0xff] },
  { ending: 'png', type: 'image/png', magic: [0x89, 0x50, 0x4e, 0x47] },
] as const;

export interface Photos {
  readonly folder: string;
  /** The picture as a data address; null where there is none, or none that can be one. */
  of(staffNumber: string): string | null;
}

/** @param folder `1001.jpg`, `1002.png`; made where it is missing */
export function openPhotos(folder: string): Photos {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    // A disk that cannot be written costs the pictures, not the counter.
  }
  return {
    folder,
    of: (staffNumber) => {
      if (!/^\w{1,12}$/u.test(staffNumber)) return null;
      for (const { ending, type, magic } of kinds) {
        const bytes = read(join(folder, `${staffNumber}.${ending}`));
        if (bytes !== null && magic.every((byte, at) => bytes[at] === byte))
          return `data:${type};base64,${bytes.toString('base64')}`;
      }
      return null;
    },
  };
}

function read(file: string): Buffer | null {
  try {
    return statSync(file).size <= largest ? readFileSync(file) : null;
  } catch {
    return null;
  }
}
