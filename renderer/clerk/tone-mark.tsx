export type Tone = 'ok' | 'warn' | 'danger' | 'still';

const marks = {
  ok: ['●', '正常'],
  warn: ['▲', '注意'],
  danger: ['■', '待处理'],
  still: ['◇', '已结'],
} as const;

/** How something stands: by colour, by shape, and in words. */
export function ToneMark({ tone, words = marks[tone][1] }: { readonly tone: Tone; readonly words?: string }) {
  return (
    <span className={`tone-mark tone-${tone}`}>
      <span aria-hidden="true">{marks[tone][0]}</span> {words}
    </span>
  );
}
