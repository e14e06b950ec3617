/**
 * The form of an act as data: which fields it has, what may be chosen, and what stands in them before anybody types.
 * Screens draw it; the rules alone say whether what was entered is right.
 */
import type { MaterialTick, ReceivedMaterial } from '../case/materials.ts';
import type { Refusal } from '../result.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What it means, or why it is proposed. */
  readonly note?: string;
  /** The rules would not take it now; shown with why, and not to be chosen. */
  readonly refusal?: Refusal;
}

/**
 * Several fields of a form may have one name where no two of them are shown at once: `content` of a grant and of a denial.
 * What stands in the fields is made into the command by `commandOf` (command.ts), for screens and rules alike.
 */
interface Common {
  /** Where the value goes in the command, `reason` or `recipient.name`. */
  readonly name: string;
  readonly label: string;
  readonly note?: string;
  /** Marked as to be filled in; that it is, the rules see to. */
  readonly required?: boolean;
  /** Shown only while another field of the same form has one of these values. */
  readonly when?: { readonly field: string; readonly is: readonly (string | boolean)[] };
}

/** A field, and the shape of its value in the command. */
export type FormField = Common &
  /** `nullable`: null when left empty. */
  (
    | { readonly kind: 'text'; readonly max: number; readonly initial?: string; readonly nullable?: true }
    /** Several lines; `phrases` are put in by one press. */
    | {
        readonly kind: 'words';
        readonly max: number;
        readonly initial?: string;
        readonly phrases?: readonly string[];
        readonly nullable?: true;
      }
    /** `YYYY-MM-DD`; null when left empty and `nullable`. */
    | { readonly kind: 'day'; readonly initial?: string; readonly nullable?: true }
    | {
        readonly kind: 'count';
        readonly min: number;
        readonly max: number;
        readonly unit?: string;
        readonly initial?: number;
      }
    /** Typed in 元, given in 分. */
    | { readonly kind: 'money'; readonly initial?: number }
    | { readonly kind: 'check'; readonly text: string; readonly initial?: boolean }
    /** One of them; null when none and `nullable`. Many are searched by typing. */
    | {
        readonly kind: 'choice';
        readonly choices: readonly Choice[];
        readonly initial?: string;
        readonly nullable?: true;
      }
    /** Any number of them, as a list of values; with `as` each is an object that has it by this name. */
    | {
        readonly kind: 'choices';
        readonly choices: readonly Choice[];
        readonly initial?: readonly string[];
        readonly as?: string;
      }
    /** Lines of text, each an entry. */
    | { readonly kind: 'lines'; readonly max: number; readonly initial?: readonly string[] }
    /** Entries of several fields each, given as a list of objects. An entry's `ids` are made when it is added. */
    | {
        readonly kind: 'entries';
        readonly entry: string;
        readonly fields: readonly FormField[];
        readonly ids?: readonly string[];
        readonly most: number;
        readonly initial?: readonly Readonly<Record<string, unknown>>[];
      }
    /** Part of the command that may be absent: null until it is ticked, then an object of these fields. */
    | { readonly kind: 'part'; readonly fields: readonly FormField[]; readonly open?: boolean }
    /** The materials of the case's item, as at intake: `lines` as recorded before, `initial` as they are to be shown. */
    | {
        readonly kind: 'materials';
        readonly lines?: readonly ReceivedMaterial[];
        readonly initial?: readonly MaterialTick[];
      }
    /**
     * Another person confirms with the PIN of their own: `name` takes the staff number. `flag` is the command's field that
     * says so; it is never the screen's to set. `self`: the one signed in may be named, and then no PIN is asked for.
     */
    | {
        readonly kind: 'second';
        readonly choices: readonly Choice[];
        readonly flag: string;
        readonly initial?: string;
        readonly self?: string;
      }
  );

/** What one command on a case or register looks like before it is filled in. */
export interface ActForm {
  readonly fields: readonly FormField[];
  /** Parts of the command that nobody fills in, by name as fields are: the suspension that ends, the seal used. */
  readonly fixed: Readonly<Record<string, unknown>>;
  /** Names of ids the screen makes when the form is opened. */
  readonly ids: readonly string[];
}

/** One act as it is shown: open with its form, or closed with why. */
export interface Offer {
  /** Same act on another thing (a second suspension) has another key of its own. */
  readonly id: string;
  /** Which decider takes the command, and so which call sends it. */
  readonly on: 'case' | 'register';
  /** The command's type. */
  readonly type: string;
  readonly title: string;
  /** What it does, in one sentence. */
  readonly meaning: string;
  /** Requirement or article it rests on. */
  readonly rule: string;
  /** Heading it stands under. */
  readonly group: string;
  /** `Alt+D`; null where it has none of its own. */
  readonly keys: string | null;
  /** Cannot be taken back: asked once more before it is done. */
  readonly grave: boolean;
  readonly form: ActForm | null;
  readonly refusal: Refusal | null;
}
