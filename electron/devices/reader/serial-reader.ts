import type { CardReader } from '../card-reader.ts';
import { type OnPort, serialLine, type SerialPortSetting } from '../serial-port.ts';
import { createSdtReader, type SdtParts } from './sdt-reader.ts';

const onPort: OnPort = { title: '串口读卡器', instead: '请改用手工输入' };

/** A reader on a serial port, or on the port its USB cable makes. */
export const createSerialReader = (
  setting: SerialPortSetting,
  parts: Omit<SdtParts, 'simulated'>,
): CardReader => createSdtReader(serialLine(setting, onPort), { ...parts, simulated: false });
