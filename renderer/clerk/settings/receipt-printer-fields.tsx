import type { FoundPrinters } from '#shared/contract/papers.ts';
import type { Read } from '../../common/use-read.ts';
import { DeviceLine } from './device-line.tsx';
import type { ReceiptKind, SettingsDraft } from './draft.ts';
import { CheckLine, RadioLine, TextLine } from './lines.tsx';
import { SerialLines } from './serial-lines.tsx';

export interface PrinterFieldsProps {
  readonly draft: SettingsDraft;
  readonly found: Read<FoundPrinters>;
  /** Simulated printers are for training halls. */
  readonly training: boolean;
  readonly readOnly: boolean;
  readonly onChange: (change: Partial<SettingsDraft>) => void;
}

const kinds: readonly { readonly value: ReceiptKind; readonly label: string }[] = [
  { value: 'none', label: '不设置' },
  { value: 'simulated', label: '模拟打印机（演示、培训）' },
  { value: 'tcp', label: '网络打印机' },
  { value: 'serial', label: '串口' },
  { value: 'file', label: '设备文件' },
  { value: 'queue', label: '系统队列' },
];
const rates = [9600, 19_200, 38_400, 57_600, 115_200] as const;
const roms = [
  { value: 'gbk', label: 'GBK' },
  { value: 'gb18030', label: 'GB 18030' },
] as const;

/** What may be chosen at this counter. */
export const usable = <Option extends { readonly value: string }>(
  options: readonly Option[],
  training: boolean,
): readonly Option[] => (training ? options : options.filter(({ value }) => value !== 'simulated'));

/** The receipt printer: a simulated one for training, or a real one however it is connected. */
export function ReceiptPrinterFields({ draft, found, training, readOnly, onChange }: PrinterFieldsProps) {
  const { printer } = draft;
  const { loading, refusal } = found;
  const discovery = { loading, problem: refusal?.message ?? null };
  return (
    <section className="panel" aria-label="收据打印机">
      <div className="panel-title">
        <h2>收据打印机（80mm）</h2>
      </div>
      <div className="fields">
        <RadioLine
          label="连接方式"
          options={usable(kinds, training)}
          value={printer}
          readOnly={readOnly}
          onChange={(kind) => onChange({ printer: kind })}
        />
        {printer === 'tcp' && (
          <>
            <TextLine
              label="打印机地址"
              placeholder="IP地址或主机名"
              maxLength={200}
              value={draft.host}
              readOnly={readOnly}
              onChange={(host) => onChange({ host })}
            />
            <TextLine
              label="端口"
              numeric
              maxLength={5}
              value={draft.port}
              readOnly={readOnly}
              onChange={(port) => onChange({ port })}
            />
          </>
        )}
        {printer === 'serial' && (
          <>
            <DeviceLine
              label="串口"
              placeholder="如 /dev/ttyUSB0、COM3"
              maxLength={300}
              value={draft.serialPath}
              found={{ ...discovery, devices: found.value?.serialPorts ?? [] }}
              readOnly={readOnly}
              onChange={(serialPath) => onChange({ serialPath })}
            />
            <SerialLines
              line={draft.line}
              rates={rates}
              readOnly={readOnly}
              onChange={(line) => onChange({ line })}
            />
          </>
        )}
        {printer === 'file' && (
          <DeviceLine
            label="设备文件"
            placeholder="如 /dev/usb/lp0"
            maxLength={300}
            value={draft.filePath}
            found={{ ...discovery, devices: found.value?.deviceFiles ?? [] }}
            readOnly={readOnly}
            onChange={(filePath) => onChange({ filePath })}
          />
        )}
        {printer === 'queue' && (
          <DeviceLine
            label="队列名称"
            placeholder="系统中打印机的名称"
            maxLength={200}
            value={draft.queue}
            found={{
              ...discovery,
              problem: discovery.problem ?? found.value?.queuesProblem ?? null,
              devices: found.value?.queues ?? [],
            }}
            readOnly={readOnly}
            onChange={(queue) => onChange({ queue })}
          />
        )}
        {printer !== 'none' && printer !== 'simulated' && (
          <RadioLine
            label="内置字库"
            options={roms}
            value={draft.rom}
            readOnly={readOnly}
            onChange={(rom) => onChange({ rom })}
          />
        )}
        {(printer === 'tcp' || printer === 'serial' || printer === 'file') && (
          <CheckLine
            label="状态查询"
            text="打印机能回答状态（不能回答的，每张凭证由人核对是否打出）"
            value={draft.answers}
            readOnly={readOnly}
            onChange={(answers) => onChange({ answers })}
          />
        )}
        {printer === 'none' && (
          <p className="muted settings-hint">凭证排队等候，逐份改用A4打印；设置打印机后自动打印。</p>
        )}
        {printer === 'simulated' && (
          <p className="muted settings-hint">不连接设备，打印的凭证保存为图片，可在办件中查看。</p>
        )}
        {printer === 'queue' && (
          <p className="muted settings-hint">系统队列不回答打印机状态，打印结果以系统队列为准。</p>
        )}
      </div>
    </section>
  );
}
