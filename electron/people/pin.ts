import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

// Memory-hard: 16 MiB and some 50 ms a try, so that a stolen database is not a list of PINs.
const cost = { N: 16_384, r: 8, p: 1 } as const;
const keyLength = 32;

function derive(
  pin: string,
  salt: Buffer,
  { N, r, p }: { N: number; r: number; p: number },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(pin.normalize('NFKC'), salt, keyLength, { N, r, p, maxmem: 64 * 1024 * 1024 }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}

/** `scrypt$N$r$p$salt$hash`. */
export async function hashPin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(pin, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** False for a wrong PIN and for a hash that cannot be read. */
export async function verifyPin(pin: string, stored: string): Promise<boolean> {
  const [scheme, N, r, p, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || salt === undefined || hash === undefined) return false;
  const wanted = Buffer.from(hash, 'base64');
  const costs = { N: Number(N), r: Number(r), p: Number(p) };
  const key = await derive(pin, Buffer.from(salt, 'base64'), costs).catch((error: unknown) => {
    // Cost numbers that no hash can have.
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  });
  if (key === undefined) return false;
  return wanted.length === key.length && timingSafeEqual(wanted, key);
}
