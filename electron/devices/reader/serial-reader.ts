import type { CardReader } from '../card-reader.ts';
import { carrySerial, openSerialPort, type OnPort, type SerialPortSetting } from '../serial-port.ts';
import { createSdtReader, type SdtParts } from './sdt-reader.ts';

const onPort: OnPort = { title: '串口读卡器', instead: '请改用手工输入' };

/** A reader on a serial port, or on the port its USB cable makes. */
export const createSerialReader = (
  setting: SerialPortSetting,
  parts: Omit<SdtParts, 'simulated'>,
): CardReader =>
  createSdtReader(
    async (events, timeoutMs) =>
      carrySerial(await openSerialPort(setting, onPort, timeoutMs), events, setting.path, onPort),
    { ...parts, simulated: false },
  );
