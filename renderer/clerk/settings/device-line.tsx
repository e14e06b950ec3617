import type { FoundDevice } from '#shared/contract/papers.ts';
import { TextLine } from './lines.tsx';

/** What was found of a kind of device, as it is asked for. */
export interface Discovery {
  readonly loading: boolean;
  readonly devices: readonly FoundDevice[];
  /** Why nothing could be asked. */
  readonly problem: string | null;
}

interface DeviceLineProps {
  readonly label: string;
  readonly placeholder: string;
  readonly maxLength: number;
  readonly value: string;
  readonly found: Discovery;
  readonly readOnly: boolean;
  readonly onChange: (value: string) => void;
}

/** A device by its name: typed, or taken from what this computer has. */
export function DeviceLine({ found, ...line }: DeviceLineProps) {
  const { value, readOnly, onChange } = line;
  return (
    <>
      <TextLine {...line} />
      <div className="field found">
        <span className="field-name">本机已有</span>
        <div role="status">
          {found.loading && <p className="muted found-word">正在查找…</p>}
          {!found.loading && found.problem !== null && (
            <p className="tone-warn found-word">{found.problem}</p>
          )}
          {!found.loading && found.problem === null && found.devices.length === 0 && (
            <p className="muted found-word">没有找到。请检查连接后重新查找，或者直接填写。</p>
          )}
          <ul>
            {found.devices.map(({ name, title, text }) => (
              <li key={name}>
                <button
                  type="button"
                  className="found-device"
                  aria-pressed={name === value}
                  disabled={readOnly}
                  onClick={() => onChange(name)}
                >
                  <span>{title}</span>
                  <span className="muted">{text}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </>
  );
}
