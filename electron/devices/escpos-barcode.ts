/** The data of `GS k 73` read back. */
import type { Code128Part } from '#shared/papers/render/code128.ts';

const brace = 0x7b;

/** @returns undefined for what is not Code 128 in the sets B and C */
export function barcodeParts(data: Uint8Array): readonly Code128Part[] | undefined {
  const parts: { set: 'B' | 'C'; text: string }[] = [];
  for (let at = 0; at < data.length; at += 1) {
    const byte = data[at] ?? 0;
    const part = parts.at(-1);
    const next = data[at + 1];
    if (byte === brace && (next === 0x42 || next === 0x43)) {
      parts.push({ set: next === 0x42 ? 'B' : 'C', text: '' });
      at += 1;
    } else if (part?.set === 'C' && byte < 100) part.text += String(byte).padStart(2, '0');
    else if (part?.set === 'B' && byte === brace && next === brace) {
      part.text += '{';
      at += 1;
    } else if (part?.set === 'B' && byte !== brace && byte >= 0x20 && byte < 0x7f)
      part.text += String.fromCharCode(byte);
    else return undefined;
  }
  const complete = parts.length > 0 && parts.every(({ text }) => text !== '');
  return complete ? parts : undefined;
}
