import type { Counter } from '#shared/contract/counter.ts';
import type { Pad } from '#shared/contract/pad.ts';

declare global {
  interface Window {
    /** Given by the preload script of the clerk's window, and nothing else is. */
    readonly counter: Counter;
    /** Given by the preload script of the rating window, and nothing else is. */
    readonly pad: Pad;
  }
}
