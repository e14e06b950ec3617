import { type ChangeEvent, type ClipboardEvent, useState } from 'react';

/** A field that takes so many characters drops the rest of what is pasted; that it did is said. */
export function usePasteNote(most: number | undefined) {
  const [note, setNote] = useState<string | null>(null);
  return {
    note,
    onPaste: (event: ClipboardEvent) => {
      const { length } = event.clipboardData.getData('text');
      const cut = most !== undefined && length > most;
      setNote(cut ? `粘贴的内容有${length}个字，此处最多填${most}个字，超出的部分没有填入。` : null);
    },
    /** Called on each change: what is typed after it ends the note. */
    onTyped: (event: ChangeEvent) => {
      const how = (event.nativeEvent as InputEvent).inputType;
      if (how !== 'insertFromPaste') setNote(null);
    },
  };
}
