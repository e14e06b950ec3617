import type { PaperView } from '#shared/contract/papers.ts';
import { pageOf } from '#shared/papers/kinds.ts';

export interface ServedDocument {
  readonly number: string;
  readonly title: string;
}

/** Papers of a case that are served on a person: numbered, in the organ's name, and still good. */
export const servable = (papers: readonly PaperView[]): ServedDocument[] =>
  papers
    .filter(({ kind, number, voided }) => pageOf(kind) === 'official' && number !== '' && voided === null)
    .map(({ number, title }) => ({ number, title }));
