import { Input } from 'antd';
import type { PrinterFieldsProps } from './receipt-printer-fields.tsx';
import { TextLine } from './lines.tsx';

/** Where this counter's records go. */
export function CentreFields({ draft, readOnly, onChange }: Omit<PrinterFieldsProps, 'found' | 'training'>) {
  return (
    <section className="panel" aria-label="中心">
      <div className="panel-title">
        <h2>中心</h2>
      </div>
      <div className="fields">
        <TextLine
          label="中心地址"
          placeholder="http://… 或 https://…"
          maxLength={300}
          value={draft.url}
          readOnly={readOnly}
          onChange={(url) => onChange({ url })}
        />
        <div className="field">
          <label htmlFor="centre-token">接入口令</label>
          <Input
            id="centre-token"
            type="password"
            value={draft.token}
            maxLength={200}
            readOnly={readOnly}
            autoComplete="new-password"
            placeholder="不填写的，沿用已保存的口令"
            onChange={(event) => onChange({ token: event.target.value })}
          />
        </div>
      </div>
    </section>
  );
}
