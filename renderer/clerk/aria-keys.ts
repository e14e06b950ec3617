const ariaNames: Readonly<Record<string, string>> = {
  Ctrl: 'Control',
  Esc: 'Escape',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
};

/** `Ctrl+P` as assistive technology writes it; alternatives stand with ` / ` between them. */
export function ariaKeys(keys: string): string {
  const chord = (text: string) =>
    text
      .split('+')
      .map((part) => ariaNames[part] ?? part)
      .join('+');
  return keys.split(' / ').map(chord).join(' ');
}
