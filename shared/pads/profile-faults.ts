/** Why a profile cannot work, in words. A profile that passes can be decoded, and never rates by accident. */
import { checkSize } from './checksum.ts';
import { chordAdvice, chordFault, leastBefore } from './chords.ts';
import { commandSize, encodeCommand } from './commands.ts';
import { hear, nothingHeld, settle, shortestFrame, tailSize } from './frames.ts';
import { hexSize } from './hex.ts';
import type {
  CommandPart,
  KeyMeaning,
  KeyPadProfile,
  PadCommandName,
  PadFraming,
  SerialPadProfile,
} from './profile.ts';

export interface ProfileFault {
  readonly message: string;
  readonly path: readonly (string | number)[];
}

type Meant = { readonly means: KeyMeaning };

export function serialPadFaults(profile: SerialPadProfile): ProfileFault[] {
  const { framing, keys } = profile;
  const faults: ProfileFault[] = [
    ...(framing.kind === 'single' ? [] : framingFaults(framing)),
    ...meaningFaults(keys),
    ...twiceFaults(keys.map(({ bytes }) => bytes)),
  ];
  const size = framing.kind === 'single' ? 1 : framing.key.size;
  for (const [index, { bytes }] of keys.entries()) {
    const path = ['keys', index, 'bytes'];
    if (hexSize(bytes) !== size) faults.push({ message: `按键${bytes}应为${size}个字节`, path });
    else if (framing.kind === 'single' && (bytes === '00' || bytes === 'FF'))
      faults.push({ message: `插拔和干扰常产生字节${bytes}，单字节方式不能用作按键`, path });
  }
  for (const [name, parts] of Object.entries(profile.commands))
    for (const message of commandFaults(parts)) faults.push({ message, path: ['commands', name] });
  // Only what can be decoded at all is tried.
  return faults.length > 0 ? faults : echoFaults(profile);
}

function framingFaults(framing: Exclude<PadFraming, { kind: 'single' }>): ProfileFault[] {
  const faults: ProfileFault[] = [];
  const say = (message: string, ...path: string[]): void =>
    void faults.push({ message, path: ['framing', ...path] });
  const { key, check } = framing;
  const header = hexSize(framing.header);
  const tail = tailSize(framing);
  // A frame that holds a key; shorter ones say something else.
  const keyed = Math.max(
    shortestFrame(framing),
    key.from === 'start' ? key.at + key.size + tail : header + key.at,
  );
  if (framing.kind === 'counted') {
    const { at, size, twice } = framing.length;
    if (header === 0) say('带长度的数据应有帧头，否则无法找到开头', 'header');
    if (at < header) say('长度应在帧头之后', 'length', 'at');
    const behind = at + size * (twice ? 2 : 1);
    for (const mark of framing.marks)
      if (mark.at < header || (mark.at >= at && mark.at < behind))
        say('固定字节不应与帧头、长度重叠', 'marks');
    if (keyed > framing.longest) say('最大长度放不下帧头、长度、按键和校验', 'longest');
  } else if (header === 0 && framing.trailer === '' && check.kind === 'none')
    say('帧头、帧尾和校验至少要有一项，否则干扰会被当作按键', 'header');
  const longest = framing.kind === 'fixed' ? framing.length : framing.longest;
  if (check.kind !== 'none') {
    const size = checkSize(check.kind);
    if (check.at < size || check.at > longest - header) say('校验不在数据之内', 'check', 'at');
    else if (check.uncovered < check.at) say('校验的范围不应包括校验本身', 'check', 'uncovered');
    else if (check.from + check.uncovered >= keyed) say('校验的范围不在数据之内', 'check', 'from');
    if (check.at - size < hexSize(framing.trailer)) say('校验不应与帧尾重叠', 'check', 'at');
  }
  const fits =
    key.from === 'start'
      ? key.at >= header && key.at + key.size + tail <= longest
      : key.at >= key.size + tail && key.at + header <= longest;
  if (!fits) say('按键的位置不在数据之内，或者与帧头、帧尾、校验重叠', 'key');
  else if (check.kind !== 'none' && framing.kind === 'fixed') {
    const start = key.from === 'start' ? key.at : framing.length - key.at;
    if (start < check.from || start + key.size > framing.length - check.uncovered)
      say('校验没有包括按键', 'check', 'from');
  }
  return faults;
}

/** A pad on which only good or only poor can be said is no free choice. */
function meaningFaults(keys: readonly Meant[]): ProfileFault[] {
  const has = (least: number, most: number): boolean =>
    keys.some(({ means }) => typeof means === 'number' && means >= least && means <= most);
  if (has(3, 5) && has(1, 2)) return [];
  return [
    {
      message: '按键应同时有满意和不满意，只能评一边的评价器不能使用',
      path: ['keys'],
    },
  ];
}

function twiceFaults(names: readonly string[], path = ['keys']): ProfileFault[] {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? [] : [{ message: `有两个按键发出的内容相同（${twice}）`, path }];
}

const mostCommandBytes = 200;

function commandFaults(parts: readonly CommandPart[]): string[] {
  const faults: string[] = [];
  const { least, most } = commandSize(parts);
  if (most > mostCommandBytes) faults.push(`一条命令不超过${mostCommandBytes}个字节`);
  const lengths = parts.filter((part) => part.part === 'length');
  if (lengths.length > 2) faults.push('一条命令的长度最多写两次');
  for (const { less } of lengths) if (less > least) faults.push('命令的长度不能小于零');
  const open = parts.flatMap((part, index) => (part.part === 'text' && part.fill === null ? [index] : []));
  if (open.length > 1) faults.push('一条命令只能有一处不定长的文字');
  const [text] = open;
  const counted = parts.findIndex(({ part }) => part === 'length');
  if (text !== undefined && parts[text + 1]?.part !== 'bytes' && (counted === -1 || counted > text))
    faults.push('不定长的文字之前应有长度，或者之后应有固定字节');
  let before = 0;
  for (const part of parts) {
    if (part.part === 'check' && part.from >= before) faults.push('校验的范围不在命令之内');
    before += commandSize([part]).least;
  }
  return faults;
}

const sample = {
  staffName: 'A',
  staffNumber: '1',
  counterName: 'A',
  hallName: 'A',
  stars: 5,
} as const;

/** A pad that sends back what it is told would rate by itself if a command read like a key. */
function echoFaults(profile: SerialPadProfile): ProfileFault[] {
  if (profile.framing.kind === 'single' && profile.acknowledge === 'none') return [];
  return (Object.keys(profile.commands) as PadCommandName[]).flatMap((name) => {
    const ascii = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0) & 0x7f);
    const bytes = encodeCommand(profile, name, sample, ascii) ?? new Uint8Array();
    const heard = hear(profile, nothingHeld, bytes, 0);
    const presses = [...heard.presses, ...settle(profile, heard.held).presses];
    return presses.every(({ means }) => means === null)
      ? []
      : [{ message: '命令与按键的数据相同，评价器回传命令时会被当作评价', path: ['commands', name] }];
  });
}

export function keyPadFaults({ way }: KeyPadProfile): ProfileFault[] {
  if (way.kind === 'device')
    return [
      ...meaningFaults(way.keys),
      ...twiceFaults(
        way.keys.map(({ code }) => String(code)),
        ['way', 'keys'],
      ),
    ];
  const inBurst = way.before.length > 0;
  const faults: ProfileFault[] = [
    ...meaningFaults(way.keys),
    ...twiceFaults(
      way.keys.map(({ chord }) => chord),
      ['way', 'keys'],
    ),
  ];
  if (inBurst && way.before.length < leastBefore)
    faults.push({
      message: `每个按键之前的引导键至少要有${leastBefore}个，少了在工作人员的键盘上也能按出`,
      path: ['way', 'before'],
    });
  const chords = [...way.before, ...way.keys.map(({ chord }) => chord)];
  const fault = chords.map((chord) => chordFault(chord, inBurst)).find((words) => words !== null);
  if (fault !== undefined) faults.push({ message: `${fault}${chordAdvice}`, path: ['way', 'keys'] });
  const shared = way.keys.find(({ chord }) => way.before.includes(chord));
  if (shared !== undefined)
    faults.push({ message: `${shared.chord}不能既是引导键又是评价键`, path: ['way', 'keys'] });
  return faults;
}
