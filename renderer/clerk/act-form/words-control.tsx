import { Input } from 'antd';
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react';
import { ariaKeys } from '../aria-keys.ts';
import { cutNote, withPhrase } from './act-values.ts';

interface TextProps {
  readonly id?: string;
  readonly max: number;
  readonly value?: string | null;
  readonly onChange?: (value: string) => void;
}

/** Says what of a paste had no room: a megabyte is cut, not swallowed and not choked on. */
function useCut(max: number) {
  const [cut, setCut] = useState<string | null>(null);
  const onPaste = ({
    currentTarget,
    clipboardData,
  }: ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const { value, selectionStart, selectionEnd } = currentTarget;
    const kept = value.length - ((selectionEnd ?? 0) - (selectionStart ?? 0));
    setCut(cutNote(clipboardData.getData('text').length, Math.max(0, max - kept), max));
  };
  const note = cut !== null && (
    <p className="act-cut" role="status">
      {cut}
    </p>
  );
  return { onPaste, note };
}

export function LineControl({ id, max, value, onChange }: TextProps) {
  const { onPaste, note } = useCut(max);
  return (
    <>
      <Input
        id={id ?? ''}
        value={value ?? ''}
        maxLength={max}
        autoComplete="off"
        onPaste={onPaste}
        onChange={({ target }) => onChange?.(target.value)}
      />
      {note}
    </>
  );
}

interface WordsProps extends TextProps {
  readonly phrases: readonly string[];
}

/** Several lines. Alt+1, Alt+2 … put the standing phrases in. */
export function WordsControl({ id, max, value, onChange, phrases }: WordsProps) {
  const { onPaste, note } = useCut(max);
  const put = (phrase: string) => onChange?.(withPhrase(value ?? '', phrase, phrases, max));
  const onKeyDown = (event: KeyboardEvent) => {
    const phrase = /^Digit[1-9]$/.test(event.code) ? phrases[Number(event.code.slice(5)) - 1] : undefined;
    if (!event.altKey || event.ctrlKey || event.nativeEvent.isComposing || phrase === undefined) return;
    event.preventDefault();
    put(phrase);
  };
  return (
    <>
      <Input.TextArea
        id={id ?? ''}
        value={value ?? ''}
        maxLength={max}
        rows={2}
        className="act-words"
        onPaste={onPaste}
        onKeyDown={onKeyDown}
        onChange={({ target }) => onChange?.(target.value)}
      />
      {phrases.length > 0 && (
        <div className="act-phrases" role="group" aria-label="常用语">
          {phrases.slice(0, 9).map((phrase, index) => (
            <button
              key={phrase}
              type="button"
              className="act-phrase"
              aria-keyshortcuts={ariaKeys(`Alt+${index + 1}`)}
              onClick={() => put(phrase)}
            >
              <span>{phrase}</span>
              <kbd aria-hidden="true">Alt+{index + 1}</kbd>
            </button>
          ))}
        </div>
      )}
      {note}
    </>
  );
}

interface LinesProps {
  readonly id?: string;
  readonly max: number;
  readonly value?: readonly string[];
  readonly onChange?: (value: readonly string[]) => void;
}

/** Each line an entry. */
export function LinesControl({ id, max, value, onChange }: LinesProps) {
  return (
    <Input.TextArea
      id={id ?? ''}
      value={value?.join('\n') ?? ''}
      maxLength={max * 300}
      rows={2}
      className="act-words"
      placeholder={`每行一项，最多${max}项`}
      onChange={({ target }) => onChange?.(target.value === '' ? [] : target.value.split('\n').slice(0, max))}
    />
  );
}
