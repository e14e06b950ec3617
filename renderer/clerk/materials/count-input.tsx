import type { KeyboardEvent } from 'react';

interface CountInputProps {
  readonly label: string;
  readonly count: number;
  readonly onType: (typed: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** A small number; empty reads as none. Typing over replaces it. */
export function CountInput({ label, count, onType, onKeyDown }: CountInputProps) {
  return (
    <input
      className="count-input"
      inputMode="numeric"
      autoComplete="off"
      aria-label={label}
      value={count === 0 ? '' : count}
      placeholder="—"
      maxLength={5}
      onFocus={(event) => event.target.select()}
      onChange={(event) => onType(event.target.value)}
      onKeyDown={onKeyDown}
    />
  );
}
