/** Which keys a rating pad for the applicant may send: only what nobody's keyboard at the window sends (GB/T 39734). */

/** What of a key press a chord is made of, as the main process sees it before any page does. */
export interface PressedKey {
  /** The place of the key, `KeyboardEvent.code`: under X11 the key F13 is called something else. */
  readonly code: string;
  readonly control: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
}

const modifiers = /^(Control|Alt|Shift|Meta|OS)(Left|Right)?$|^(CapsLock|NumLock|ScrollLock|Fn)$/;

/** Null for a modifier alone, for what the system gave no place, and with the key of the system. */
export function padChord({ code, control, alt, shift, meta }: PressedKey): string | null {
  if (code === '' || meta || modifiers.test(code)) return null;
  return `${control ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${code}`;
}

const beyond = /^(Ctrl\+)?(Alt\+)?(Shift\+)?F(1[3-9]|2[0-4])$/;
/** All three together: nothing of the workstation, of Windows or of an input method begins like this. */
const threefold = /^Ctrl\+Alt\+Shift\+[A-Z]/;
/** Neither is passed on to a page: what begins a burst and is not finished must do nothing. */
const apart = (chord: string): boolean => beyond.test(chord) || threefold.test(chord);

/** Nobody presses so many keys by hand in the time of a burst. */
export const leastBefore = 3;
/** Between two keys of a burst. */
export const burstMs = 30;

/** Why this chord cannot be a rating key; null where it can. @param inBurst whether others go before it at once */
export function chordFault(chord: string, inBurst: boolean): string | null {
  if (inBurst) return apart(chord) ? null : `${chord}是工作人员键盘也能按出的键，不能用于评价。`;
  if (beyond.test(chord)) return null;
  return threefold.test(chord)
    ? `${chord}在工作人员的键盘上也能按出，单独使用不能保证评价由申请人本人作出。`
    : `${chord}是工作站或日常输入使用的键，不能用于评价。`;
}

export const chordAdvice =
  '请用数字键盘的改键工具将各键设为F13至F24；不能改键的，改用“专用设备文件”方式（Linux），或者改用其他评价方式。';
