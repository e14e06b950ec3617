/** Versions of the hall's data and catalogue made at this counter, in use from its next start. None is ever thrown away. */
import { z } from 'zod';
import type { Instant } from '#shared/event.ts';
import { type Catalogue, catalogue, type HallReference, hallReference } from '#shared/reference/index.ts';
import type { WritableDb } from './store/open.ts';

export const keptKinds = ['hall', 'catalogue'] as const;
export type KeptKind = (typeof keptKinds)[number];

const made = z.object({
  kind: z.enum(keptKinds),
  at: z.string(),
  staff: z.string(),
  name: z.string(),
  what: z.string(),
});

/** Who made a version, when and why. */
export interface Made {
  readonly at: Instant;
  readonly staff: string;
  readonly name: string;
  readonly what: string;
}
export interface KeptVersion extends Made {
  readonly kind: KeptKind;
  readonly version: string;
}

/** The bodies as they will be used from the next start. */
export class ReferenceVersions {
  readonly #db: WritableDb;

  constructor(db: WritableDb) {
    this.#db = db;
  }

  /** Null before anything was kept. */
  get hall(): HallReference | null {
    const body = this.#body('hall');
    return body === undefined ? null : hallReference.parse(JSON.parse(body));
  }

  get catalogue(): Catalogue | null {
    const body = this.#body('catalogue');
    return body === undefined ? null : catalogue.parse(JSON.parse(body));
  }

  /** A version made here before; null where there is none of that name. */
  hallOf(version: string): HallReference | null {
    const body = this.#body(`made:hall:${version}`);
    if (body === undefined) return null;
    return hallReference.parse((JSON.parse(body) as { body: unknown }).body);
  }

  /** The latest first. */
  list(): KeptVersion[] {
    const rows = this.#db.prepare("select version, body from reference where kind like 'made:%'").all() as {
      version: string;
      body: string;
    }[];
    return rows
      .map(({ version, body }) => ({ version, ...made.parse(JSON.parse(body)) }))
      .toSorted(
        (one, other) => other.at.localeCompare(one.at) || serialOf(other.version) - serialOf(one.version),
      );
  }

  /**
   * Keeps a new version, and beside it the one it was made of where that is not kept yet: it can be had again.
   * @returns the version's name, which no other of its kind has.
   */
  keep(kind: KeptKind, body: HallReference | Catalogue, before: HallReference | Catalogue, by: Made): string {
    const base = before.version.replace(/\+\d+$/, '');
    const taken = this.list()
      .filter((entry) => entry.kind === kind && entry.version.replace(/\+\d+$/, '') === base)
      .map(({ version }) => serialOf(version));
    const version = `${base}+${Math.max(0, serialOf(before.version), ...taken) + 1}`;
    const next = { ...body, version };
    const put = this.#db.prepare('insert or replace into reference (kind, version, body) values (?, ?, ?)');
    this.#db
      .transaction(() => {
        if (this.#body(`made:${kind}:${before.version}`) === undefined) {
          const first = { kind, at: by.at, staff: '', name: '', what: '修改前的版本', body: before };
          put.run(`made:${kind}:${before.version}`, before.version, JSON.stringify(first));
        }
        put.run(`made:${kind}:${version}`, version, JSON.stringify({ kind, ...by, body: next }));
        put.run(kind, version, JSON.stringify(next));
      })
      .immediate();
    return version;
  }

  #body(kind: string): string | undefined {
    return this.#db.prepare('select body from reference where kind = ?').pluck().get(kind) as
      | string
      | undefined;
  }
}

const serialOf = (version: string): number => Number(/\+(\d+)$/.exec(version)?.[1] ?? 0);
