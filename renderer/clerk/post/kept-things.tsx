import type { PostView } from '#shared/contract/post.ts';

/** The seals a person keeps and the bills of the counter (E2, H2). */
export function KeptThings({ seals, bills }: Pick<PostView, 'seals' | 'bills'>) {
  return (
    <section className="panel" aria-label="保管的印章和票据">
      <div className="panel-title">
        <h2>保管的印章和票据</h2>
      </div>
      <ul className="post-lines">
        {[...seals, ...bills].map(({ id, name, text }) => (
          <li key={id}>
            <strong>{name}</strong>
            <span>{text}</span>
          </li>
        ))}
        {seals.length + bills.length === 0 && <li className="muted">没有保管的印章和票据。</li>}
      </ul>
    </section>
  );
}
