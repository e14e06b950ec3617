import { useId } from 'react';
import type { SettingsDraft } from './draft.ts';

type Line = SettingsDraft['line'];

const rates = [9600, 19_200, 38_400, 57_600, 115_200] as const;
const parities = { none: '无校验', even: '偶校验', odd: '奇校验' } as const;
const flows = { none: '无流控', hardware: '硬件流控（RTS/CTS）', software: '软件流控（XON/XOFF）' } as const;
const choicesOf = <Value extends string>(titles: Readonly<Record<Value, string>>) =>
  (Object.keys(titles) as Value[]).map((value) => ({ value, title: titles[value] }));

interface SerialLinesProps {
  readonly line: Line;
  readonly readOnly: boolean;
  readonly onChange: (line: Line) => void;
}

/** How the serial line is set: as on the printer's own test page. */
export function SerialLines({ line, readOnly, onChange }: SerialLinesProps) {
  const id = useId();
  const select = <Key extends keyof Line>(
    key: Key,
    label: string,
    options: readonly { readonly value: Line[Key]; readonly title: string }[],
  ) => (
    <select
      className="plain-select"
      aria-label={label}
      disabled={readOnly}
      value={String(line[key])}
      onChange={({ target }) => {
        const chosen = options.find(({ value }) => String(value) === target.value);
        if (chosen !== undefined) onChange({ ...line, [key]: chosen.value });
      }}
      {...(key === 'baudRate' ? { id } : {})}
    >
      {options.map(({ value, title }) => (
        <option key={value} value={value}>
          {title}
        </option>
      ))}
    </select>
  );
  return (
    <div className="field">
      <label htmlFor={id}>通信参数</label>
      <div className="serial-lines">
        {select(
          'baudRate',
          '波特率',
          rates.map((value) => ({ value, title: `${value}波特` })),
        )}
        {select('dataBits', '数据位', [
          { value: 8, title: '8位数据' },
          { value: 7, title: '7位数据' },
        ])}
        {select('parity', '校验', choicesOf(parities))}
        {select('stopBits', '停止位', [
          { value: 1, title: '1位停止' },
          { value: 2, title: '2位停止' },
        ])}
        {select('flow', '流控', choicesOf(flows))}
      </div>
    </div>
  );
}
