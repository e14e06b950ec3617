import { AutoComplete, Checkbox, Select } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { MaterialTick } from '#shared/case/materials.ts';
import type { Material } from '#shared/reference/index.ts';
import { ScanButton } from '../camera/scan-button.tsx';
import { CountInput } from './count-input.tsx';
import { standingPhrases } from './standing-phrases.ts';
import { askedText, type CountName, type ProblemKind, problemKinds } from './ticks.ts';

const countNames: readonly { readonly name: CountName; readonly title: string }[] = [
  { name: 'originals', title: '原件份数' },
  { name: 'copies', title: '复印件份数' },
  { name: 'pages', title: '页数' },
];

const inOrder = '无问题';
const problemOptions = [inOrder, ...problemKinds].map((value) => ({ value, label: value }));

export interface MaterialEdits {
  readonly onReceived: (received: boolean) => void;
  readonly onCount: (name: CountName, typed: string) => void;
  readonly onProblem: (kind: ProblemKind | null) => void;
  readonly onDetail: (detail: string) => void;
}

interface MaterialRowProps extends MaterialEdits {
  readonly index: number;
  readonly material: Material;
  readonly tick: MaterialTick;
  /** Files kept of it, where it can be scanned. */
  readonly kept?: number;
  readonly onScan?: () => void;
}

/** Moves the cursor to the same cell of the row above or below. */
function moveRow(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0 || event.nativeEvent.isComposing) return;
  const cell = event.currentTarget.closest<HTMLElement>('[data-cell]');
  const table = cell?.closest('table');
  const row = Number(cell?.dataset['row']) + by;
  const next = table?.querySelector<HTMLElement>(
    `[data-cell="${cell?.dataset['cell']}"][data-row="${row}"] input`,
  );
  event.preventDefault();
  next?.focus();
}

/** One line of the check-list: Space ticks it, the arrow keys go up and down, → shows basis and source. */
export function MaterialRow({ index, material, tick, kept = 0, onScan, ...edits }: MaterialRowProps) {
  const [expanded, setExpanded] = useState(false);
  const { name, required, basis, source } = material;
  const aboutId = `material-about-${material.id}`;

  const onCheckKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'ArrowRight') setExpanded(true);
    else if (event.key === 'ArrowLeft') setExpanded(false);
    else moveRow(event);
  };

  return (
    <>
      <tr className={tick.received ? 'material-received' : undefined} data-material={material.id}>
        <td data-cell="received" data-row={index} className="material-check">
          <Checkbox
            checked={tick.received}
            aria-label={`收到 ${name}`}
            onChange={(event) => edits.onReceived(event.target.checked)}
            onKeyDown={onCheckKey}
          />
        </td>
        <td title={`依据：${basis}\n来源：${source}`}>
          <button
            type="button"
            className="material-name"
            tabIndex={-1}
            aria-expanded={expanded}
            aria-controls={aboutId}
            onClick={() => setExpanded(!expanded)}
          >
            <span aria-hidden="true">{expanded ? '▾' : '▸'}</span>
            <span>{name}</span>
          </button>
          <span className={required ? 'tag tag-accent' : 'tag'}>{required ? '必需' : '可选'}</span>
        </td>
        <td className="muted">{askedText(material)}</td>
        {countNames.map((count) => (
          <td key={count.name} data-cell={count.name} data-row={index}>
            <CountInput
              label={`${name} ${count.title}`}
              count={tick[count.name]}
              onType={(typed) => edits.onCount(count.name, typed)}
              onKeyDown={moveRow}
            />
          </td>
        ))}
        <td>
          <Select
            size="small"
            className="problem-select"
            aria-label={`${name} 问题`}
            options={problemOptions}
            value={tick.problem?.kind ?? inOrder}
            onChange={(value) => edits.onProblem(problemKinds.find((kind) => kind === value) ?? null)}
            {...(tick.problem === null ? {} : { status: 'warning' as const })}
          />
        </td>
        {onScan !== undefined && (
          <td>
            <ScanButton material={name} kept={kept} onPress={onScan} />
          </td>
        )}
      </tr>
      {tick.received && tick.problem !== null && (
        <tr className="material-detail">
          <td />
          <td colSpan={onScan === undefined ? 6 : 7}>
            <label>
              需要补正的内容
              <AutoComplete
                size="small"
                value={tick.problem.detail}
                maxLength={500}
                placeholder="写明缺什么、改什么；按↓选常用语"
                options={standingPhrases(material, tick.problem.kind).map((value) => ({ value }))}
                onChange={(detail: string) => edits.onDetail(detail ?? '')}
              />
            </label>
          </td>
        </tr>
      )}
      {expanded && (
        <tr id={aboutId} className="material-about">
          <td />
          <td colSpan={onScan === undefined ? 6 : 7}>
            依据：{basis}；来源：{source}
          </td>
        </tr>
      )}
    </>
  );
}
