import type { IdCard } from '#shared/id-card/card-text.ts';
import type { Result } from '#shared/result.ts';
import type { DeviceState } from './device-state.ts';

/** A reader of ID cards. Photo and fingerprints are never read out of what it sends. */
export interface CardReader {
  readonly simulated: boolean;
  readonly state: DeviceState;
  /** The card that lies on it. Asked for while it is reading, it answers that. */
  read(): Promise<Result<IdCard>>;
  /** Somebody plugged it in, or says so. */
  retry(): void;
  stop(): Promise<void>;
}
