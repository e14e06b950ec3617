import type { Result } from '#shared/result.ts';

/** What a resident's card says, as far as intake needs it. Photo and fingerprints are never read. */
export interface Card {
  readonly name: string;
  readonly idNumber: string;
}

export interface CardReader {
  readonly simulated: boolean;
  read(): Promise<Result<Card>>;
}
