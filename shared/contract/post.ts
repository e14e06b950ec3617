/** Who is at this counter, and what they may do today. */
import { z } from 'zod';
import type { ReadinessLine } from '../reference/checklist.ts';
import type { Role } from '../reference/people.ts';
import type { Manner } from '../registers/shift-state.ts';
import type { Refusal } from '../result.ts';
import { leastLockMinutes, mostLockMinutes } from '../shift/lock.ts';
import type { SelfTestRow } from '../shift/self-test.ts';
import type { StandIn } from '../shift/stand-ins.ts';

const typed = z.string().max(40);

export const testedDevices = ['收据打印机', '文书打印机', '评价器'] as const;

export const postInputs = {
  session: z.undefined(),
  /** With the centre's code for a stand-in who is not listed (D7), where it cannot be reached otherwise. */
  signIn: z.object({ staffNumber: typed, pin: typed, emergencyCode: typed.nullable().default(null) }),
  /** With the reason of leaving an open window empty (D11), where it does. */
  signOut: z.object({ reason: z.string().max(400) }).optional(),
  /** Covers the workstation; nothing is lost. */
  lock: z.undefined(),
  /** The cover is on the screen. */
  lockShown: z.undefined(),
  unlock: z.object({ pin: typed }),
  post: z.undefined(),
  /** 自检, done again. */
  selfTest: z.undefined(),
  /** K1: somebody looked whether the test page came out, or the pad answered. */
  registerDeviceTest: z.object({ device: z.enum(testedDevices), passed: z.boolean() }),
  saveLockMinutes: z.object({ minutes: z.int().min(leastLockMinutes).max(mostLockMinutes) }),
} as const satisfies Record<string, z.ZodType>;

export interface SessionView {
  readonly hallName: string;
  readonly training: boolean;
  readonly counterName: string;
  readonly counterPosition: string;
  readonly person: {
    readonly number: string;
    readonly name: string;
    readonly title: string;
    readonly role: Role;
  } | null;
  /** How the post is held, and for whom where somebody stands in (D6); null while nobody is here. */
  readonly held: { readonly as: Manner; readonly standsInFor: string | null } | null;
  /** Covered until the PIN is entered; calls other than those of the cover are refused. */
  readonly locked: boolean;
  /** Whoever asked to leave the post, and is not back (D6). */
  readonly leave: LeaveView | null;
  /** Signing out now leaves an open window with nobody at it: its reason is asked for (D11). */
  readonly leavesUnmanned: boolean;
  /** What 岗位 has to say: rows of the self-test to be seen to. */
  readonly attention: number;
  /** The screen this sign-in begins on where it is not the role's own: a counter that never passed 上线检查 (A8). */
  readonly beginOn: 'post' | null;
  /** Training hall only: who may sign in and with which PIN, by desk. */
  readonly demoStaff: readonly {
    readonly number: string;
    readonly name: string;
    readonly title: string;
    readonly pin: string;
    /** The counter's name, or where those work who serve at none. */
    readonly desk: string;
  }[];
  /** Today in China by the counter's clock, `YYYY-MM-DD`. */
  readonly today: string;
}

export interface LeaveView {
  readonly name: string;
  readonly standInName: string;
  readonly reason: string;
  /** `14:05`. */
  readonly since: string;
  /** Not released: the stand-in has not signed in yet. */
  readonly waiting: boolean;
  /** Asked for by who is signed in. */
  readonly own: boolean;
}

/** What was granted to a person of the window (D3). */
export interface MandateView {
  readonly number: string;
  readonly organ: string;
  readonly powers: readonly string[];
  readonly seals: readonly string[];
  /** Names of the items; null where it covers every item of the organ. */
  readonly items: readonly string[] | null;
  readonly from: string;
  readonly until: string;
  /** Days it still holds, today included; null where it does not hold now. */
  readonly daysLeft: number | null;
  readonly refusal: Refusal | null;
}

/** Where something is seen to: a page of the work place, the print desk, or the cases of the board. */
export type MatterPlace = 'board' | 'registers' | 'papers' | 'post' | 'settings' | 'intake' | 'print';

/** Something that waits, or is in order. */
export interface PostMatter {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly tone: 'ok' | 'warn' | 'danger';
  readonly next: string;
  readonly place: MatterPlace | null;
}

export interface SelfTestView {
  /** `08:52`. */
  readonly at: string;
  readonly rows: readonly SelfTestRow[];
}

export interface PostView {
  readonly department: string;
  readonly post: string;
  /** Null for those whose authority is that of their office. */
  readonly mandate: MandateView | null;
  /** Whether the post here is theirs today (D6, D7), and until when the roster says so (A3). */
  readonly here: {
    readonly refusal: Refusal | null;
    readonly rosterUntil: string | null;
    readonly since: string | null;
  };
  readonly leave: LeaveView | null;
  /** Who may be asked to stand in; empty for those who hold no window's post. */
  readonly standIns: readonly StandIn[];
  readonly seals: readonly { readonly id: string; readonly name: string; readonly text: string }[];
  readonly bills: readonly { readonly id: string; readonly name: string; readonly text: string }[];
  readonly matters: readonly PostMatter[];
  readonly readiness: readonly ReadinessLine[];
  readonly selfTest: SelfTestView | null;
  readonly lockMinutes: number;
  /** Tests of devices and the time until the cover are the window head's to set (D2). */
  readonly maySet: boolean;
}

export interface PostOutputs {
  session: SessionView;
  signIn: SessionView;
  signOut: SessionView;
  lock: SessionView;
  lockShown: { readonly locked: boolean };
  unlock: SessionView;
  post: PostView;
  selfTest: PostView;
  registerDeviceTest: PostView;
  saveLockMinutes: PostView;
}
