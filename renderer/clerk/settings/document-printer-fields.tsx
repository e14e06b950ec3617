import { DeviceLine } from './device-line.tsx';
import type { DocumentKind } from './draft.ts';
import { CheckLine, RadioLine } from './lines.tsx';
import { type PrinterFieldsProps, usable } from './receipt-printer-fields.tsx';
import { TrayTable } from './tray-table.tsx';

const kinds: readonly { readonly value: DocumentKind; readonly label: string }[] = [
  { value: 'none', label: '不打印，只归档' },
  { value: 'simulated', label: '模拟打印机（演示、培训）' },
  { value: 'system', label: '系统打印机' },
];
const hints: Readonly<Partial<Record<DocumentKind, string>>> = {
  none: '文书归档为PDF；需要纸质的，在文书上按“打印”另行安排。',
  simulated: '不连接设备，每打出一份保存为一个PDF文件。',
};

/** The A4 printer of documents: by its queue in the system, with the tray of each paper. */
export function DocumentPrinterFields({ draft, found, training, readOnly, onChange }: PrinterFieldsProps) {
  const { documents, documentQueue, trays } = draft;
  const hint = hints[documents];
  return (
    <section className="panel" aria-label="文书打印机">
      <div className="panel-title">
        <h2>文书打印机（A4）</h2>
      </div>
      <div className="fields">
        <RadioLine
          label="打印方式"
          options={usable(kinds, training)}
          value={documents}
          readOnly={readOnly}
          onChange={(kind) => onChange({ documents: kind })}
        />
        {hint !== undefined && <p className="muted settings-hint">{hint}</p>}
        {documents === 'system' && (
          <>
            <DeviceLine
              label="打印机名称"
              placeholder="系统中打印机的名称"
              maxLength={200}
              value={documentQueue}
              found={{
                loading: found.loading,
                problem: found.refusal?.message ?? found.value?.queuesProblem ?? null,
                devices: found.value?.queues ?? [],
              }}
              readOnly={readOnly}
              onChange={(queue) => onChange({ documentQueue: queue })}
            />
            <CheckLine
              label="双面打印"
              text="双面（沿长边翻转）"
              value={draft.duplex}
              readOnly={readOnly}
              onChange={(duplex) => onChange({ duplex })}
            />
            {documentQueue.trim() !== '' && (
              <TrayTable
                trays={trays}
                available={found.value?.trays[documentQueue.trim()] ?? []}
                readOnly={readOnly}
                onChange={(next) => onChange({ trays: next })}
              />
            )}
          </>
        )}
      </div>
    </section>
  );
}
