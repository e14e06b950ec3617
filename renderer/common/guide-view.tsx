import type { Guide } from '#shared/reference/guide.ts';
import './guide-view.css';

/** 办事指南 for the applicant: large, to be scrolled with a finger, nothing to press (A10). */
export function GuideView({ guide }: { readonly guide: Guide }) {
  return (
    <article className="guide-view" tabIndex={0} aria-label={guide.title}>
      <h1>{guide.title}</h1>
      <p className="guide-organ">{guide.organ}</p>
      {guide.example && <p className="guide-warning">时限、材料和收费为示例，以实施机关公布的内容为准。</p>}
      {guide.sections.map(({ title, lines, table }) => (
        <section key={title}>
          <h2>{title}</h2>
          {lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {table !== undefined && (
            <table>
              <thead>
                <tr>
                  {table.head.map((name) => (
                    <th key={name} scope="col">
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.rows.map((row) => (
                  <tr key={row.join('|')}>
                    {row.map((cell, index) => (
                      <td key={table.head[index]}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
    </article>
  );
}
