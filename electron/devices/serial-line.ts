/** A receipt printer on a serial port, or on the serial port that a USB or Bluetooth adapter makes. */
import { oneWayHint, type PrinterLine } from './byte-line.ts';
import { carrySerial, openSerialPort, type OnPort, type SerialPortSetting } from './serial-port.ts';

export interface SerialLineSetting extends SerialPortSetting {
  /** False for a model that reports no status, or a cable of two wires; true where not said. */
  readonly answers?: boolean;
}

const printer: OnPort = { title: '串口打印机', instead: '请改用网络或者USB打印机' };

export function serialLine(setting: SerialLineSetting): PrinterLine {
  const { path, baudRate, dataBits, parity, stopBits } = setting;
  const frameBits = 1 + dataBits + (parity === 'none' ? 0 : 1) + stopBits;
  const settings = `波特率${baudRate}、数据位${dataBits}、校验、停止位${stopBits}`;
  return {
    name: `串口打印机 ${path}`,
    answers: setting.answers ?? true,
    bytesPerSecond: baudRate / frameBits,
    noAnswer: {
      reason: `串口打印机（${path}）没有应答。`,
      next: `请检查打印机电源和数据线，核对${settings}与打印机自检页一致；${oneWayHint}。`,
    },
    strangeAnswer: {
      reason: `串口打印机（${path}）的应答无法识别。`,
      next: `请核对${settings}与打印机自检页一致。`,
    },
    open: async (events, timeoutMs) =>
      carrySerial(await openSerialPort(setting, printer, timeoutMs), events, path, printer),
  };
}
