import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { healthReply } from '#shared/protocol/index.ts';
import { codeOf } from './plain-failure.ts';

const liveCentre = z.object({
  instance: z.string(),
  url: z.url(),
  pid: z.int(),
  tokenFile: z.string().nullable(),
});
/** Where the centre of a data folder is; kept in the folder so that a second start finds it. */
export type LiveCentre = z.infer<typeof liveCentre>;

const fileIn = (dataDir: string): string => join(dataDir, 'centre.json');

export function writeLiveCentre(dataDir: string, centre: LiveCentre): void {
  const file = fileIn(dataDir);
  writeFileSync(`${file}.new`, JSON.stringify(centre), { mode: 0o644 });
  renameSync(`${file}.new`, file);
}

export function removeLiveCentre(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}

function readLiveCentre(dataDir: string): LiveCentre | null {
  try {
    return liveCentre.safeParse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8'))).data ?? null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The file alone proves nothing: whoever answers at the address must be the instance that wrote it. */
async function isLive(centre: LiveCentre): Promise<boolean> {
  try {
    const answer = await fetch(new URL('/healthz', centre.url), { signal: AbortSignal.timeout(2000) });
    const health = healthReply.safeParse(await answer.json());
    return health.success && health.data.ok && health.data.instance === centre.instance;
  } catch {
    // Refused, silent or not JSON: all of them mean that it is not a centre that serves.
    return false;
  }
}

/** The centre that serves the folder now; null when none does (it may be starting, or stopping). */
export async function findLiveCentre(dataDir: string): Promise<LiveCentre | null> {
  const centre = readLiveCentre(dataDir);
  return centre !== null && (await isLive(centre)) ? centre : null;
}
