/** Every paper a person can look at: what the files beside this one make. Built by Vite. */
import type { PaperContent } from '#shared/papers/content.ts';
import type { Copy } from '#shared/papers/render/slip-layout.ts';

export interface PaperSample {
  /** Of its picture. */
  readonly name: string;
  readonly content: PaperContent;
  /** The first copy where it is left out. */
  readonly copy?: Copy;
}

const files = import.meta.glob<{ readonly samples: readonly PaperSample[] }>(['./*.ts', '!./index.ts'], {
  eager: true,
});

export const samples: readonly PaperSample[] = Object.values(files).flatMap((file) => file.samples);
