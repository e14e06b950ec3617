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
    return this.#next('hall', hallReference);
  }

  get catalogue(): Catalogue | null {
    return this.#next('catalogue', catalogue);
  }

  #next<Body>(kind: KeptKind, schema: z.ZodType<Body>): Body | null {
    const text = this.#body(kind);
    if (text === undefined) return null;
    const { bodies } = readOf(this.#db);
    const before = bodies.get(kind);
    if (before?.text === text) return before.body as Body | null;
    const body = readKept(schema, text);
    bodies.set(kind, { text, body });
    return body;
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
    const rows = this.#db
      .prepare("select kind, version, octet_length(body) as bytes from reference where kind like 'made:%'")
      .all() as { kind: string; version: string; bytes: number }[];
    return rows
      .flatMap(({ kind, version, bytes }) => {
        const read = this.#made(kind, bytes);
        return read === null ? [] : [{ version, ...read }];
      })
      .toSorted(
        (one, other) => other.at.localeCompare(one.at) || serialOf(other.version) - serialOf(one.version),
      );
  }

  #made(key: string, bytes: number): z.output<typeof made> | null {
    const known = readOf(this.#db).made;
    const before = known.get(key);
    if (before?.bytes === bytes) return before.made;
    const read = readKept(made, this.#body(key) ?? '');
    known.set(key, { bytes, made: read });
    return read;
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
        const text = JSON.stringify(next);
        // The body is megabytes of text: made once, put in both.
        const about = JSON.stringify({ kind, ...by });
        put.run(`made:${kind}:${version}`, version, `${about.slice(0, -1)},"body":${text}}`);
        put.run(kind, version, text);
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

/**
 * What was read last of a database. A catalogue is megabytes of text: it is not parsed anew for every page and every
 * change, as long as what is kept is the same.
 */
interface ReadBefore {
  readonly bodies: Map<KeptKind, { readonly text: string; readonly body: unknown }>;
  readonly made: Map<string, { readonly bytes: number; readonly made: z.output<typeof made> | null }>;
}
const readBefore = new WeakMap<WritableDb, ReadBefore>();

function readOf(db: WritableDb): ReadBefore {
  const known = readBefore.get(db) ?? { bodies: new Map(), made: new Map() };
  readBefore.set(db, known);
  return known;
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
