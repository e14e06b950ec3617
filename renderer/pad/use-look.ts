import { useEffect, useState } from 'react';
import type { PadLook, PadState } from '#shared/contract/pad.ts';

/** How the page looks: the hall's own, until this applicant chooses otherwise, and again when the next one comes. */
export function useLook(state: PadState | null): {
  readonly look: PadLook;
  readonly toggle: (part: keyof PadLook) => void;
} {
  const [own, setOwn] = useState<Partial<PadLook>>({});
  const resting = state === null || state.mode === 'idle' || state.mode === 'away';
  const [rested, setRested] = useState(resting);
  if (rested !== resting) {
    setRested(resting);
    if (resting) setOwn({});
  }
  const look = { ...(state?.look ?? plain), ...own };
  return { look, toggle: (part) => setOwn((before) => ({ ...before, [part]: !look[part] })) };
}

const plain: PadLook = { largeText: false, highContrast: false, voice: false };

/** Not every tablet's browser has it. */
const speech = (): SpeechSynthesis | null => ('speechSynthesis' in window ? window.speechSynthesis : null);

const chineseVoice = (): SpeechSynthesisVoice | undefined =>
  speech()
    ?.getVoices()
    .find(({ lang, localService }) => localService && /^(zh|cmn)/i.test(lang));

/** Whether the system can speak Chinese; its voices may be known only after a while. */
export function useVoice(): boolean {
  const [speaks, setSpeaks] = useState(() => chineseVoice() !== undefined);
  useEffect(() => {
    const look = () => setSpeaks(chineseVoice() !== undefined);
    speech()?.addEventListener('voiceschanged', look);
    return () => speech()?.removeEventListener('voiceschanged', look);
  }, []);
  return speaks;
}

/** Says it once for each new text; an empty one, or voice turned off, ends what is being said. */
export function useSaying(text: string, voice: boolean): void {
  useEffect(() => {
    const synthesis = speech();
    const speaker = chineseVoice();
    if (!voice || text === '' || synthesis === null || speaker === undefined) return undefined;
    const said = new SpeechSynthesisUtterance(text);
    said.voice = speaker;
    said.lang = speaker.lang;
    synthesis.speak(said);
    return () => synthesis.cancel();
  }, [text, voice]);
}
