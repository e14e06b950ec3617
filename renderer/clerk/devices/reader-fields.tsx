import { RadioLine, TextLine } from '../settings/lines.tsx';
import { usable } from '../settings/receipt-printer-fields.tsx';
import type { DeviceFieldsProps } from './devices-part.tsx';
import { PortLines } from './port-lines.tsx';

const readers = [
  { value: 'none', label: '不设置' },
  { value: 'simulated', label: '模拟读卡器（演示、培训）' },
  { value: 'serial', label: '串口读卡器' },
] as const;
const scanners = [
  { value: 'keyboard', label: '键盘方式' },
  { value: 'serial', label: '串口方式' },
] as const;
const callers = [
  { value: 'none', label: '不叫号' },
  { value: 'keys', label: '用键盘叫号' },
  { value: 'serial', label: '键盘和串口叫号器' },
] as const;
const cameras = [
  { value: 'none', label: '不指定' },
  { value: 'camera', label: '按名称' },
] as const;

/** The card reader, the scanner, and which camera looks down on the documents. */
export function ReaderFields({ draft, view, training, readOnly, onChange }: DeviceFieldsProps) {
  const { reader, readerPort, scanner, scanPrefix, scannerPort, caller, callerPort, camera, cameraLabel } =
    draft;
  return (
    <section className="panel" aria-label="读卡器、扫描枪、叫号和高拍仪">
      <div className="panel-title">
        <h2>读卡器、扫描枪、叫号和高拍仪</h2>
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
          <PortLines
            label="读卡器串口"
            port={readerPort}
            view={view}
            readOnly={readOnly}
            onChange={(port) => onChange({ readerPort: port })}
          />
        )}
        <RadioLine
          label="扫描枪"
          options={scanners}
          value={scanner}
          readOnly={readOnly}
          onChange={(kind) => onChange({ scanner: kind })}
        />
        {scanner === 'keyboard' ? (
          <TextLine
            label="扫描前缀"
            placeholder="扫描枪设了前缀的，填这个符号，如 ~；没有的不填"
            maxLength={1}
            value={scanPrefix}
            readOnly={readOnly}
            onChange={(prefix) => onChange({ scanPrefix: prefix })}
          />
        ) : (
          <PortLines
            label="扫描枪串口"
            port={scannerPort}
            view={view}
            readOnly={readOnly}
            onChange={(port) => onChange({ scannerPort: port })}
          />
        )}
        <RadioLine
          label="叫号"
          options={callers}
          value={caller}
          readOnly={readOnly}
          onChange={(kind) => onChange({ caller: kind })}
        />
        {caller === 'serial' && (
          <PortLines
            label="叫号器串口"
            port={callerPort}
            view={view}
            readOnly={readOnly}
            onChange={(port) => onChange({ callerPort: port })}
          />
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
