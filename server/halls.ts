import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { hallIdPattern, trainingHall } from './config.ts';
import type { Database } from './database.ts';
import { PlainFailure } from './plain-failure.ts';

/** `<hall id>.<256 random bits>`: the id finds the row, the whole is compared by its hash. */
const newToken = (hallId: string): string => `${hallId}.${randomBytes(32).toString('base64url')}`;
const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Creates a hall and returns its token, which is kept nowhere. */
export async function addHall(database: Database, id: string, name: string): Promise<string> {
  const token = newToken(id);
  const rows = await database.query(
    `insert into hall (hall_id, name, token_hash) values ($1, $2, $3) on conflict do nothing returning hall_id`,
    [id, name, hashOf(token)],
  );
  if (rows.length === 0) throw new PlainFailure(`大厅 ${id} 已经存在。`);
  return token;
}

/** The training hall's token lies in a file for the counters of this machine; the database follows the file. */
export async function ensureTrainingHall(database: Database, tokenFile: string): Promise<void> {
  if (!existsSync(tokenFile)) {
    mkdirSync(dirname(tokenFile), { recursive: true });
    writeFileSync(`${tokenFile}.new`, newToken(trainingHall.id), { mode: 0o600 });
    renameSync(`${tokenFile}.new`, tokenFile);
  }
  await database.query(
    `insert into hall (hall_id, name, token_hash) values ($1, $2, $3)
     on conflict (hall_id) do update set name = excluded.name, token_hash = excluded.token_hash`,
    [trainingHall.id, trainingHall.name, hashOf(readFileSync(tokenFile, 'utf8').trim())],
  );
}

/** How long a token that was withdrawn in the database may still be taken. */
const rememberMs = 10_000;

/** Which hall a token belongs to; null for none. */
export function createTokenCheck(
  database: Database,
  now: () => number,
): (token: string) => Promise<string | null> {
  const remembered = new Map<string, { hash: Buffer; until: number }>();
  return async (token) => {
    const id = token.slice(0, token.indexOf('.'));
    if (!hallIdPattern.test(id)) return null;
    let known = remembered.get(id);
    if (known === undefined || known.until < now()) {
      const [row] = await database.query<{ token_hash: Buffer }>(
        'select token_hash from hall where hall_id = $1',
        [id],
      );
      if (row === undefined) return null;
      known = { hash: row.token_hash, until: now() + rememberMs };
      remembered.set(id, known);
    }
    const given = hashOf(token);
    return given.length === known.hash.length && timingSafeEqual(given, known.hash) ? id : null;
  };
}
