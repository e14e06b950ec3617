import type { FoundPrinters } from '#shared/contract/papers.ts';
import type { Trays } from './draft.ts';
import { commonTray, documentKinds, sameTray, withTray } from './trays.ts';

type Tray = FoundPrinters['trays'][string][number];

interface TrayTableProps {
  readonly trays: Trays;
  /** What the chosen printer has. */
  readonly available: readonly Tray[];
  readonly readOnly: boolean;
  readonly onChange: (trays: Trays) => void;
}

/** Which tray each paper is taken from: headed paper, plain paper. */
export function TrayTable({ trays, available, readOnly, onChange }: TrayTableProps) {
  const stored = Object.values(trays);
  if (available.length === 0 && stored.length === 0)
    return <p className="muted settings-hint">该打印机没有报告纸盒，由打印机自行选择。</p>;
  // A tray that was set and is not there now stays visible.
  const lost = [...new Set(stored)].filter((tray) => available.every((one) => one.tray !== tray));
  const options = [...available, ...lost.map((tray) => ({ tray, title: `${tray}（未找到）` }))];
  const common = commonTray(trays);
  return (
    <div className="field">
      <label htmlFor="tray-all">纸盒</label>
      <div className="trays">
        <div className="tray-all">
          <TraySelect
            id="tray-all"
            label="全部相同"
            value={common ?? 'mixed'}
            options={common === null ? [...options, { tray: 'mixed', title: '各不相同' }] : options}
            readOnly={readOnly}
            onChange={(tray) => {
              if (tray !== 'mixed') onChange(sameTray(tray));
            }}
          />
        </div>
        <ul className="tray-kinds">
          {documentKinds.map((kind) => (
            <li key={kind}>
              <TraySelect
                id={`tray-${kind}`}
                label={kind}
                value={trays[kind] ?? ''}
                options={options}
                readOnly={readOnly}
                onChange={(tray) => onChange(withTray(trays, kind, tray))}
              />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

interface TraySelectProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly Tray[];
  readonly readOnly: boolean;
  readonly onChange: (tray: string) => void;
}

function TraySelect({ id, label, value, options, readOnly, onChange }: TraySelectProps) {
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="plain-select"
        value={value}
        disabled={readOnly}
        onChange={({ target }) => onChange(target.value)}
      >
        <option value="">自动选择</option>
        {options.map(({ tray, title }) => (
          <option key={tray} value={tray}>
            {title}
          </option>
        ))}
      </select>
    </>
  );
}
