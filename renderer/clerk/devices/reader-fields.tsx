import { DeviceLine } from '../settings/device-line.tsx';
import { RadioLine, TextLine } from '../settings/lines.tsx';
import { usable } from '../settings/receipt-printer-fields.tsx';
import { SerialLines } from '../settings/serial-lines.tsx';
import type { DeviceFieldsProps } from './devices-part.tsx';
import { portRates } from './draft.ts';
import { foundPorts } from './found-ports.ts';

const readers = [
  { value: 'none', label: '不设置' },
  { value: 'simulated', label: '模拟读卡器（演示、培训）' },
  { value: 'serial', label: '串口读卡器' },
] as const;
const cameras = [
  { value: 'none', label: '不指定' },
  { value: 'camera', label: '按名称' },
] as const;

/** The card reader, and which camera looks down on the documents. */
export function ReaderFields({ draft, view, training, readOnly, onChange }: DeviceFieldsProps) {
  const { reader, readerPort, camera, cameraLabel } = draft;
  return (
    <section className="panel" aria-label="读卡器和高拍仪">
      <div className="panel-title">
        <h2>读卡器和高拍仪</h2>
      </div>
      <div className="fields">
        <RadioLine
          label="读卡器"
          options={usable(readers, training)}
          value={reader}
          readOnly={readOnly}
          onChange={(kind) => onChange({ reader: kind })}
        />
        {reader === 'serial' && (
          <>
            <DeviceLine
              label="读卡器串口"
              placeholder="如 /dev/ttyUSB0、COM3"
              maxLength={300}
              value={readerPort.path}
              found={foundPorts(view)}
              readOnly={readOnly}
              onChange={(path) => onChange({ readerPort: { ...readerPort, path } })}
            />
            <SerialLines
              line={readerPort}
              rates={portRates}
              readOnly={readOnly}
              onChange={(line) => onChange({ readerPort: line })}
            />
          </>
        )}
        <RadioLine
          label="高拍仪"
          options={cameras}
          value={camera}
          readOnly={readOnly}
          onChange={(kind) => onChange({ camera: kind })}
        />
        {camera === 'camera' && (
          <TextLine
            label="摄像头名称"
            placeholder="在拍摄画面中可以看到名称"
            maxLength={300}
            value={cameraLabel}
            readOnly={readOnly}
            onChange={(label) => onChange({ cameraLabel: label })}
          />
        )}
      </div>
    </section>
  );
}
