/** A stream of ESC/POS as a printer takes it in: what goes on paper, and the questions in between. */
import { command, commandSize, dle, gs, startsCommand } from './escpos-commands.ts';

export type StreamPart =
  /** For the paper; `cut` where it ends with the cut that sets a slip free. */
  | { readonly kind: 'paper'; readonly bytes: Buffer; readonly cut: boolean }
  /** DLE EOT n: answered at once. */
  | { readonly kind: 'status'; readonly n: number }
  /** GS r n: answered in its turn. */
  | { readonly kind: 'echo' }
  /** GS a n: from now on the printer tells its state by itself, and once at once. */
  | { readonly kind: 'automatic'; readonly on: boolean }
  /** DLE ENQ n: asks to go on after a fault. */
  | { readonly kind: 'recover' };

/** @returns `rest`: a command that has not all arrived */
export function splitStream(bytes: Buffer): { parts: StreamPart[]; rest: Buffer } {
  const parts: StreamPart[] = [];
  let from = 0;
  let at = 0;
  const paper = (cut: boolean): void => {
    if (at > from) parts.push({ kind: 'paper', bytes: bytes.subarray(from, at), cut });
    from = at;
  };
  while (at < bytes.length) {
    if (!startsCommand(bytes[at] ?? 0)) {
      at += 1;
      continue;
    }
    const size = commandSize(bytes, at);
    if (size === undefined) break;
    const code = command(bytes[at] ?? 0, bytes[at + 1] ?? 0);
    const question = questionOf(code, bytes[at + 2] ?? 0);
    if (question !== undefined) {
      paper(false);
      parts.push(question);
      from = at + size.length;
    }
    at += size.length;
    if (code === command(gs, 0x56)) paper(true);
  }
  paper(false);
  return { parts, rest: bytes.subarray(at) };
}

function questionOf(code: number, argument: number): StreamPart | undefined {
  switch (code) {
    case command(dle, 0x04):
      return { kind: 'status', n: argument };
    case command(dle, 0x05):
      return { kind: 'recover' };
    case command(gs, 0x72):
      return { kind: 'echo' };
    case command(gs, 0x61):
      return { kind: 'automatic', on: argument !== 0 };
    default:
      return undefined;
  }
}
