import type { RegisterRow } from '#shared/registers/views/view.ts';

const shapes: Readonly<Record<RegisterRow['tone'], string>> = { ok: '●', warn: '▲', danger: '■', still: '◇' };

/** How an entry stands: by shape, by colour, and in words. */
export const StateMark = ({
  tone,
  words,
}: {
  readonly tone: RegisterRow['tone'];
  readonly words: string;
}) => (
  <span className={`state-mark tone-${tone}`}>
    <span aria-hidden="true">{shapes[tone]}</span> {words}
  </span>
);
