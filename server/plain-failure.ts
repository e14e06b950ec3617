/** A failure told in one sentence an operator can act on. Anything else that is thrown is a fault of ours. */
export class PlainFailure extends Error {
  override readonly name = 'PlainFailure';
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The `code` of a system or PostgreSQL error, e.g. `ENOENT` or `23505`. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The stack without the message: a database's message may quote the data. */
export const whereThrown = (error: unknown): string[] =>
  (error instanceof Error ? (error.stack ?? '') : '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8);
