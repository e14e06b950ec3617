import { Input, Radio } from 'antd';
import type { SettingsDraft } from './draft.ts';

interface PrinterFieldsProps {
  readonly draft: SettingsDraft;
  readonly onChange: (change: Partial<SettingsDraft>) => void;
  readonly readOnly: boolean;
}

/** The receipt printer: a simulated one for training, or one on the network. */
export function PrinterFields({ draft, onChange, readOnly }: PrinterFieldsProps) {
  return (
    <section className="panel" aria-label="收据打印机">
      <div className="panel-title">
        <h2>收据打印机（80mm）</h2>
      </div>
      <div className="fields">
        <fieldset className="field">
          <legend>连接方式</legend>
          <Radio.Group
            className="settings-radios"
            value={draft.printer}
            disabled={readOnly}
            onChange={(event) => onChange({ printer: event.target.value })}
            options={[
              { value: 'simulated', label: '模拟打印机（演示、培训）' },
              { value: 'tcp', label: '网络打印机' },
            ]}
          />
        </fieldset>
        {draft.printer === 'tcp' && (
          <>
            <div className="field">
              <label htmlFor="printer-host">打印机地址</label>
              <Input
                id="printer-host"
                value={draft.host}
                maxLength={200}
                readOnly={readOnly}
                placeholder="IP地址或主机名"
                onChange={(event) => onChange({ host: event.target.value })}
              />
            </div>
            <div className="field">
              <label htmlFor="printer-port">端口</label>
              <Input
                id="printer-port"
                value={draft.port}
                maxLength={5}
                inputMode="numeric"
                readOnly={readOnly}
                onChange={(event) => onChange({ port: event.target.value })}
              />
            </div>
            <fieldset className="field">
              <legend>内置字库</legend>
              <Radio.Group
                className="settings-radios"
                value={draft.rom}
                disabled={readOnly}
                onChange={(event) => onChange({ rom: event.target.value })}
                options={[
                  { value: 'gbk', label: 'GBK' },
                  { value: 'gb18030', label: 'GB 18030' },
                ]}
              />
            </fieldset>
          </>
        )}
      </div>
    </section>
  );
}
