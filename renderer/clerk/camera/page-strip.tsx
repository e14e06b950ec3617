import { useEffect, useRef } from 'react';
import type { ScanFile } from '#shared/case/scan-events.ts';
import { sizeText } from '#shared/scans/limits.ts';
import { KeptPicture } from './kept-picture.tsx';
import type { NewPage } from './pages.ts';

interface PageStripProps {
  readonly caseId: string | null;
  readonly kept: readonly ScanFile[];
  readonly pages: readonly NewPage[];
  readonly previews: ReadonlyMap<string, string>;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

/** Everything of the line: what is kept, and below it what is not yet. */
export function PageStrip({ caseId, kept, pages, previews, selected, onSelect }: PageStripProps) {
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (selected !== null) current.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const entry = (id: string, title: string, note: string, picture: React.ReactNode) => (
    <li key={id}>
      <button
        type="button"
        className="camera-thumb"
        aria-pressed={id === selected}
        ref={id === selected ? current : null}
        onClick={() => onSelect(id)}
      >
        <span className="camera-thumb-picture">{picture}</span>
        <span className="camera-thumb-words">
          <span>{title}</span>
          <span className="muted">{note}</span>
        </span>
      </button>
    </li>
  );
  return (
    <div className="camera-strip">
      <h3>
        已存 <span className="muted">{kept.length}件</span>
      </h3>
      <ul aria-label="已存的扫描件">
        {kept.map((scan, at) =>
          entry(
            scan.hash,
            `第${at + 1}件`,
            `${scan.type === 'application/pdf' ? `PDF ${scan.pages}页` : '图片'} ${sizeText(scan.bytes)}`,
            scan.type === 'application/pdf' ? 'PDF' : <KeptPicture caseId={caseId} scan={scan} small />,
          ),
        )}
      </ul>
      <h3>
        待保存 <span className="muted">{pages.length}件</span>
      </h3>
      <ol aria-label="待保存的页">
        {pages.map((page, at) => {
          const address = previews.get(page.id);
          return entry(
            page.id,
            `第${at + 1}页`,
            page.kind === 'pdf' ? `PDF ${page.pages}页，原样` : page.title,
            page.kind === 'pdf' ? 'PDF' : address === undefined ? '…' : <img src={address} alt="" />,
          );
        })}
      </ol>
    </div>
  );
}
