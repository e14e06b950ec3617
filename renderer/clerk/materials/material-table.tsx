import type { Material } from '#shared/reference/index.ts';
import { scanKeys } from '../camera/scan-button.tsx';
import { MaterialRow } from './material-row.tsx';
import { setCount, setDetail, setProblem, setReceived, tickOf, type Ticks } from './ticks.ts';
import './material-table.css';

interface MaterialTableProps {
  readonly materials: readonly Material[];
  readonly ticks: Ticks;
  readonly onChange: (ticks: Ticks) => void;
  /** Where lines can be scanned: how many files a line has, and opening them. */
  readonly scans?: LineScanning;
}

export interface LineScanning {
  readonly keptOf: (materialId: string) => number;
  readonly onScan: (materialId: string) => void;
}

/** The check-list of materials, one line each (许可法31: the list is closed). */
export function MaterialTable({ materials, ticks, onChange, scans }: MaterialTableProps) {
  return (
    <div className="material-scroll" data-field="materials">
      <table className="material-table" aria-label="材料清单">
        <thead>
          <tr>
            <th scope="col" className="col-check">
              收到
            </th>
            <th scope="col">材料</th>
            <th scope="col" className="col-asked">
              要求
            </th>
            <th scope="col" className="col-count">
              原件
            </th>
            <th scope="col" className="col-count">
              复印件
            </th>
            <th scope="col" className="col-count">
              页数
            </th>
            <th scope="col" className="col-problem">
              问题
            </th>
            {scans !== undefined && (
              <th scope="col" className="col-scan">
                扫描 <kbd aria-hidden="true">{scanKeys}</kbd>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {materials.map((material, index) => (
            <MaterialRow
              key={material.id}
              index={index}
              material={material}
              tick={tickOf(ticks, material.id)}
              {...(scans === undefined
                ? {}
                : { kept: scans.keptOf(material.id), onScan: () => scans.onScan(material.id) })}
              onReceived={(received) => onChange(setReceived(ticks, material, received))}
              onCount={(name, typed) => onChange(setCount(ticks, material, name, typed))}
              onProblem={(kind) => onChange(setProblem(ticks, material, kind))}
              onDetail={(detail) => onChange(setDetail(ticks, material, detail))}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
