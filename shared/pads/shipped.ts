/**
 * Profiles for the families of pads that are documented anywhere. Makers publish no frames, and the key numbers of
 * these families contradict each other; each says which map it has. A pad that differs is learnt key by key.
 */
import type { PadFraming, SerialPadProfile } from './profile.ts';

const port = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const;

/**
 * A press is one ASCII digit. Numbered from 0 as the worst to 4 as the best: the opposite of the bus family, where the
 * first key is the best. The digits and not the bytes 00 to 04, which a loose plug makes by itself.
 */
const singleByte: SerialPadProfile = {
  id: 'single-byte',
  title: '单字节按键评价器',
  note: '按键发出一个字节：4非常满意、3满意、2基本满意、1不满意、0非常不满意、5不评价。各厂编号不同，编号不符的请用“学习按键”重新建立。',
  port,
  framing: { kind: 'single' },
  quietMs: 60,
  keys: [
    { bytes: '34', means: 5 },
    { bytes: '33', means: 4 },
    { bytes: '32', means: 3 },
    { bytes: '31', means: 2 },
    { bytes: '30', means: 1 },
    { bytes: '35', means: 'decline' },
  ],
  commands: {
    greet: [{ part: 'bytes', hex: '57' }],
    ask: [{ part: 'bytes', hex: '50' }],
    cancel: [{ part: 'bytes', hex: '43' }],
    thanks: [{ part: 'bytes', hex: '54' }],
  },
  acknowledge: 'none',
};

/** `FF 68 | len | len | 68 | addr | func | data | sum | 16`; len and sum over addr, func and data. */
const busHead = (func: string) =>
  [
    { part: 'bytes', hex: 'FF 68' },
    { part: 'length', size: 1, less: 7 },
    { part: 'length', size: 1, less: 7 },
    { part: 'bytes', hex: `68 01 ${func}` },
  ] as const;
const busTail = [
  { part: 'check', kind: 'sum8', from: 5, order: 'high-first' },
  { part: 'bytes', hex: '16' },
] as const;

/** A frame of the bus, whichever of its devices speaks. */
export const callerBusFraming = {
  kind: 'counted',
  header: 'FF 68',
  length: { at: 2, size: 1, twice: true, adds: 7 },
  longest: 64,
  marks: [{ at: 4, byte: '68' }],
  trailer: '16',
  key: { from: 'start', at: 7, size: 2 },
  check: { kind: 'sum8', from: 5, uncovered: 2, at: 2, order: 'high-first' },
} as const satisfies PadFraming;

/** The bus of a caller and its evaluator. Keys are numbered from the best: 01 is 非常满意; the last byte 0B says that it is a rating. */
const callerBus: SerialPadProfile = {
  id: 'caller-bus',
  title: '叫号总线评价器（FF 68）',
  note: '按键数据为编号和0B：01非常满意、02满意、03基本满意、04不满意、05非常不满意、06不评价。与单字节评价器的次序相反；0C呼叫、0D重呼、12暂停、13转移等叫号键不作为评价。评价器地址应设为01。',
  port,
  framing: callerBusFraming,
  quietMs: 200,
  keys: [
    { bytes: '01 0B', means: 5 },
    { bytes: '02 0B', means: 4 },
    { bytes: '03 0B', means: 3 },
    { bytes: '04 0B', means: 2 },
    { bytes: '05 0B', means: 1 },
    { bytes: '06 0B', means: 'decline' },
  ],
  commands: {
    ask: [...busHead('01'), { part: 'bytes', hex: '0B' }, ...busTail],
    away: [...busHead('01'), { part: 'bytes', hex: '12' }, ...busTail],
    staff: [...busHead('02'), { part: 'text', of: 'staffName', bytes: 16, fill: null }, ...busTail],
  },
  acknowledge: 'echo',
};

/** `AA 55 | len | command | data | xor`; len counts command and data, xor covers len to data. Grades are their own numbers: 05 is the best. */
const xorHead = (command: string) =>
  [
    { part: 'bytes', hex: 'AA 55' },
    { part: 'length', size: 1, less: 4 },
    { part: 'bytes', hex: command },
  ] as const;
const xorTail = { part: 'check', kind: 'xor', from: 2, order: 'high-first' } as const;

const lengthAndXor: SerialPadProfile = {
  id: 'length-xor',
  title: '带长度和异或校验的评价器（AA 55）',
  note: '按键数据为等级本身：05非常满意、04满意、03基本满意、02不满意、01非常不满意、00不评价。另有厂家以01为最好，使用前请逐键试按。',
  port,
  framing: {
    kind: 'counted',
    header: 'AA 55',
    length: { at: 2, size: 1, twice: false, adds: 4 },
    longest: 64,
    marks: [{ at: 3, byte: '81' }],
    trailer: '',
    key: { from: 'start', at: 4, size: 1 },
    check: { kind: 'xor', from: 2, uncovered: 1, at: 1, order: 'high-first' },
  },
  quietMs: 200,
  keys: [
    { bytes: '05', means: 5 },
    { bytes: '04', means: 4 },
    { bytes: '03', means: 3 },
    { bytes: '02', means: 2 },
    { bytes: '01', means: 1 },
    { bytes: '00', means: 'decline' },
  ],
  commands: {
    greet: [...xorHead('01'), xorTail],
    ask: [...xorHead('02'), xorTail],
    cancel: [...xorHead('03'), xorTail],
    thanks: [...xorHead('04'), xorTail],
    away: [...xorHead('05'), xorTail],
    staff: [
      ...xorHead('06'),
      { part: 'text', of: 'staffNumber', bytes: 8, fill: '20' },
      { part: 'text', of: 'staffName', bytes: 16, fill: '20' },
      xorTail,
    ],
    stars: [...xorHead('07'), { part: 'stars', adds: 0 }, xorTail],
  },
  acknowledge: 'none',
};

export const shippedPads: readonly SerialPadProfile[] = [singleByte, callerBus, lengthAndXor];
