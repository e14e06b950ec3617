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

  /** Null before anything was kept, and where what was kept is damaged. */
  get hall(): HallReference | null {
    const body = this.#body('hall');
    return body === undefined ? null : readKept(hallReference, body);
  }

  get catalogue(): Catalogue | null {
    const body = this.#body('catalogue');
    return body === undefined ? null : readKept(catalogue, body);
  }

  /** The latest kept body that can be read, for where the one in use cannot; null where there is none. */
  latest<Body>(kind: KeptKind, body: z.ZodType<Body>): Body | null {
    for (const { kind: of, version } of this.list()) {
      const text = of === kind ? this.#body(`made:${kind}:${version}`) : undefined;
      const read = text === undefined ? null : readKept(z.object({ body }), text);
      if (read !== null) return read.body;
    }
    return null;
  }

  /** A version made here before; null where there is none of that name. */
  hallOf(version: string): HallReference | null {
    const body = this.#body(`made:hall:${version}`);
    if (body === undefined) return null;
    return readKept(z.object({ body: hallReference }), body)?.body ?? null;
  }

  /** The latest first; one that is damaged is left out. */
  list(): KeptVersion[] {
    const rows = this.#db.prepare("select version, body from reference where kind like 'made:%'").all() as {
      version: string;
      body: string;
    }[];
    return rows
      .flatMap(({ version, body }) => {
        const read = readKept(made, body);
        return read === null ? [] : [{ version, ...read }];
      })
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

/** Null for what is damaged, or of a shape this program does not know. */
export function readKept<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | null {
  try {
    const read = schema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

const serialOf = (version: string): number => Number(/\+(\d+)$/.exec(version)?.[1] ?? 0);
