/**
 * What a rating pad of a make and model says and understands, as data: makers publish no common protocol and their key
 * numbers contradict each other (1 is the best of one pad and the worst of another).
 */
import { z } from 'zod';
import { hexSize } from './hex.ts';
import { keyPadFaults, serialPadFaults } from './profile-faults.ts';

export const hexText = (least: number, most: number) =>
  z
    .string()
    .regex(/^([0-9A-F]{2}( [0-9A-F]{2})*)?$/, { error: '字节应写成两位十六进制数，用空格分开，例如 FF 68' })
    .refine((hex) => hexSize(hex) >= least && hexSize(hex) <= most, {
      error: least === most ? `应为${most}个字节` : `应为${least}至${most}个字节`,
    });

/** What a key says: a grade, 不评价, or nothing (a call key, a key without a caption). */
export const keyMeaning = z.union([z.int().min(1).max(5), z.literal('decline'), z.null()]);
export type KeyMeaning = z.infer<typeof keyMeaning>;

const id = z.string().regex(/^[a-z0-9-]{1,60}$/, { error: '编号只能用小写字母、数字和连字符' });
export const keyPadTitle = z
  .string()
  .trim()
  .min(1, { error: '请填写名称' })
  .max(40, { error: '名称不超过40字' });

/** What the maker's manual names; the settings of the counter decide. */
export const suggestedPort = z.object({
  baudRate: z.literal([1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200]),
  dataBits: z.literal([7, 8]),
  parity: z.enum(['none', 'even', 'odd']),
  stopBits: z.literal([1, 2]),
});

export const longestFrame = 64;
/** A place within a frame, counted in bytes from its first byte or from behind its last. */
const at = z.int().min(0).max(longestFrame);

/** Where the key's own bytes stand. From the end, `at: 2` is the last but one. */
const keyPlace = z.object({ from: z.enum(['start', 'end']), at, size: z.int().min(1).max(4) });

/** Big bytes first unless said otherwise. */
const byteOrder = z.enum(['high-first', 'low-first']);
export const checkKinds = ['xor', 'sum8', 'negated-sum', 'crc16-modbus'] as const;
export type CheckKind = (typeof checkKinds)[number];

const frameCheck = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({
    kind: z.enum(checkKinds),
    /** The first byte it covers. */
    from: at,
    /** How many bytes at the end of the frame it does not cover: itself and what follows, at least. */
    uncovered: at,
    /** How far from behind the last byte it begins. */
    at,
    order: byteOrder,
  }),
]);
export type FrameCheck = z.infer<typeof frameCheck>;

const mark = z.object({ at, byte: hexText(1, 1) });

const framing = z.discriminatedUnion('kind', [
  /** A press is one byte, alone on the line. */
  z.object({ kind: z.literal('single') }),
  z.object({
    kind: z.literal('fixed'),
    length: z.int().min(2).max(longestFrame),
    header: hexText(0, 8),
    trailer: hexText(0, 8),
    key: keyPlace,
    check: frameCheck,
  }),
  z.object({
    kind: z.literal('counted'),
    header: hexText(0, 8),
    /** `adds`: what has to be added to the number to get the length of the whole frame. `twice`: it is said again at once. */
    length: z.object({
      at,
      size: z.literal([1, 2]),
      twice: z.boolean(),
      adds: z.int().min(0).max(longestFrame),
    }),
    longest: z.int().min(3).max(longestFrame),
    /** Further bytes that are always the same. */
    marks: z.array(mark).max(16),
    trailer: hexText(0, 8),
    key: keyPlace,
    check: frameCheck,
  }),
]);
export type PadFraming = z.infer<typeof framing>;

/** What a pad can be told about the counter. Nothing of the applicant's goes to a pad of keys. */
export const padTexts = ['staffName', 'staffNumber', 'counterName', 'hallName'] as const;
export type PadText = (typeof padTexts)[number];

const commandPart = z.discriminatedUnion('part', [
  z.object({ part: z.literal('bytes'), hex: hexText(1, 64) }),
  /** GB18030, cut between characters to at most `bytes`; filled up to them with `fill` where there is one. */
  z.object({
    part: z.literal('text'),
    of: z.enum(padTexts),
    bytes: z.int().min(1).max(64),
    fill: hexText(1, 1).nullable(),
  }),
  /** How many stars the person on duty has: one byte, `adds` on top (48 for an ASCII digit). */
  z.object({ part: z.literal('stars'), adds: z.int().min(0).max(48) }),
  /** The length of the whole command less `less`. */
  z.object({ part: z.literal('length'), size: z.literal([1, 2]), less: z.int().min(0).max(longestFrame) }),
  /** Over everything from byte `from` up to here. */
  z.object({ part: z.literal('check'), kind: z.enum(checkKinds), from: at, order: byteOrder }),
]);
export type CommandPart = z.infer<typeof commandPart>;

export const padCommandNames = ['greet', 'ask', 'cancel', 'thanks', 'away', 'staff', 'stars'] as const;
export type PadCommandName = (typeof padCommandNames)[number];
const command = z.array(commandPart).min(1).max(12);

export const serialPadProfile = z
  .object({
    id,
    title: keyPadTitle,
    /** What a person should know before choosing it; shown beside the title. */
    note: z.string().max(400),
    port: suggestedPort,
    framing,
    /** After this long without a byte a frame that is not complete never will be. */
    quietMs: z.int().min(20).max(2000),
    keys: z
      .array(z.object({ bytes: hexText(1, 4), means: keyMeaning }))
      .min(2, { error: '至少要有两个按键' })
      .max(16, { error: '按键不超过16个' }),
    /** What the pad can be told; one left out is not said. */
    commands: z.partialRecord(z.enum(padCommandNames), command),
    /** `echo`: a key's frame is to be sent back, or the pad repeats it; and it sends back what it is told. */
    acknowledge: z.enum(['none', 'echo']),
  })
  .superRefine((profile, context) => {
    for (const { message, path } of serialPadFaults(profile))
      context.addIssue({ code: 'custom', message, path: [...path] });
  });
export type SerialPadProfile = z.infer<typeof serialPadProfile>;

/** `Ctrl+Alt+F13`: by the place of the key on the keyboard (`KeyboardEvent.code`), whatever the layout makes of it. */
const chord = z.string().regex(/^(Ctrl\+)?(Alt\+)?(Shift\+)?[A-Z][A-Za-z0-9]{0,20}$/, {
  error: '按键名称应写成 F13、Ctrl+Alt+F1 的样子',
});

/** A number pad or keyboard that only the applicant has before them (GB/T 39734: nobody at the window may rate). */
export const keyPadProfile = z
  .object({
    id,
    title: keyPadTitle,
    note: z.string().max(400),
    way: z.discriminatedUnion('kind', [
      /** A programmable pad, whose keys send what no key of the clerk's does: `before` and then the key's own, as one burst. */
      z.object({
        kind: z.literal('chords'),
        before: z.array(chord).max(6),
        keys: z
          .array(z.object({ chord, means: keyMeaning }))
          .min(2, { error: '至少要有两个按键' })
          .max(16),
      }),
      /** An ordinary pad, read from its own device file and hidden from everything else (Linux). */
      z.object({
        kind: z.literal('device'),
        path: z
          .string()
          .max(200)
          .regex(/^\/dev\/input\/by-(id|path)\/[\w.:+-]+-event-kbd$/, {
            error: '请选择 /dev/input/by-id 下以 -event-kbd 结尾的设备',
          }),
        keys: z
          .array(z.object({ code: z.int().min(1).max(767), means: keyMeaning }))
          .min(2, { error: '至少要有两个按键' })
          .max(16),
      }),
    ]),
  })
  .superRefine((profile, context) => {
    for (const { message, path } of keyPadFaults(profile))
      context.addIssue({ code: 'custom', message, path: [...path] });
  });
export type KeyPadProfile = z.infer<typeof keyPadProfile>;
