import type { PaperContent } from '#shared/papers/content.ts';
import type { PaperEvent } from '#shared/papers/ledger/events.ts';
import type { Copy } from '#shared/papers/render/slip-layout.ts';
import type { Log } from '../log.ts';
import type { PrintBook, WaitingCopy } from './print-book.ts';
import { Worker } from './worker.ts';

/** Where the PDFs of papers are kept. */
export interface PaperArchive {
  /** Makes the PDF of a copy and keeps it under its hash. */
  readonly make: (
    content: PaperContent,
    copy: Copy,
  ) => Promise<{ readonly sha256: string; readonly bytes: number }>;
  /** How long the file is; null where it is missing or damaged. */
  readonly intact: (sha256: string) => Promise<number | null>;
  readonly fileOf: (sha256: string) => string;
  /** Characters of a paper that its PDF cannot show. */
  readonly missingGlyphs: (content: PaperContent) => Promise<readonly string[]>;
}

export interface FilingParts {
  readonly book: PrintBook;
  readonly archive: PaperArchive;
  readonly log: Log;
  /** Whether documents are printed at all. */
  readonly printed: () => boolean;
  /** A document may go to its printer now. */
  readonly filed: () => void;
  /** What became of a PDF could not be recorded. */
  readonly fault: (error: unknown) => void;
}

/** Makes and keeps the PDF of each document, whether its printer is ready or not. */
export class Filing {
  readonly #parts: FilingParts;
  readonly #worker: Worker;

  constructor(parts: FilingParts) {
    this.#parts = parts;
    this.#worker = new Worker(() => this.#fileAll(), parts.fault);
  }

  call(): void {
    this.#worker.call();
  }

  stop(): Promise<void> {
    return this.#worker.stop();
  }

  /** The PDF of a copy on disk; null where it cannot be made, which is recorded. */
  async fileFor(copy: WaitingCopy): Promise<string | null> {
    const { archive, book } = this.#parts;
    // What cannot be read is looked at once more below, where that is recorded.
    const usable = copy.sha256 !== null && !book.isBehind(copy.paperId, copy.sha256);
    const intact =
      usable && copy.sha256 !== null ? await archive.intact(copy.sha256).catch(() => null) : null;
    if (copy.sha256 !== null && intact !== null) return archive.fileOf(copy.sha256);
    const event = await this.#file(copy);
    return event?.kind === 'paper.archived' ? archive.fileOf(event.payload.sha256) : null;
  }

  async #fileAll(): Promise<void> {
    const { book, printed, filed } = this.#parts;
    for (;;) {
      const copy = this.#worker.stopped ? undefined : book.nextToFile(printed());
      if (copy === undefined) return;
      await this.#file(copy);
      filed();
    }
  }

  /** Undefined where the copy was voided or rerouted meanwhile: then nothing is recorded. */
  async #file(copy: WaitingCopy): Promise<PaperEvent | undefined> {
    const event = await this.#filed(copy);
    const { book } = this.#parts;
    if (!book.still(copy)) return undefined;
    book.record(copy, event);
    return event;
  }

  /** The same copy again is the same file: it is made again only where it was lost or damaged. */
  async #filed(copy: WaitingCopy): Promise<PaperEvent> {
    const { book, archive, log, printed } = this.#parts;
    const { jobId } = copy;
    try {
      const known = book.filedFor(copy);
      const size = known === null ? null : await archive.intact(known);
      const kept = known === null || size === null ? await this.#make(copy) : { sha256: known, bytes: size };
      const onward = printed() && copy.wanted === 1;
      return {
        kind: 'paper.archived',
        payload: { jobId, ...kept, onward, missing: await this.#missing(copy) },
      };
    } catch (error) {
      log.fault('archive paper', error);
      const reason = '生成PDF时程序出错。';
      return { kind: 'paper.print_failed', payload: { jobId, reason, next: '请在办件中重试。' } };
    }
  }

  /** A paper is not held up because nobody could look for its glyphs. */
  async #missing({ jobId }: WaitingCopy): Promise<string[]> {
    const { book, archive, log } = this.#parts;
    try {
      return [...(await archive.missingGlyphs(book.read(jobId).content))];
    } catch (error) {
      log.fault('missing glyphs', error);
      return [];
    }
  }

  async #make({ jobId }: WaitingCopy): Promise<{ sha256: string; bytes: number }> {
    const { content, copy } = this.#parts.book.read(jobId);
    const { sha256, bytes } = await this.#parts.archive.make(content, copy);
    return { sha256, bytes };
  }
}
