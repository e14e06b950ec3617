import type { DevicesView } from '#shared/contract/devices.ts';
import { DeviceLine } from '../settings/device-line.tsx';
import { SerialLines } from '../settings/serial-lines.tsx';
import { type DevicesDraft, portRates } from './draft.ts';
import { foundPorts } from './found-ports.ts';

interface PortLinesProps {
  readonly label: string;
  readonly port: DevicesDraft['readerPort'];
  readonly view: DevicesView;
  readonly readOnly: boolean;
  readonly onChange: (port: DevicesDraft['readerPort']) => void;
}

/** Which serial port a device stands on, and how it speaks there. */
export function PortLines({ label, port, view, readOnly, onChange }: PortLinesProps) {
  return (
    <>
      <DeviceLine
        label={label}
        placeholder="如 /dev/ttyUSB0、COM3"
        maxLength={300}
        value={port.path}
        found={foundPorts(view)}
        readOnly={readOnly}
        onChange={(path) => onChange({ ...port, path })}
      />
      <SerialLines line={port} rates={portRates} readOnly={readOnly} onChange={onChange} />
    </>
  );
}
