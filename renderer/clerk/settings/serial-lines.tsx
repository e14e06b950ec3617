import { useId } from 'react';

/** `flow` where the device knows of any. */
interface SerialLine {
  readonly baudRate: number;
  readonly dataBits: 7 | 8;
  readonly parity: 'none' | 'even' | 'odd';
  readonly stopBits: 1 | 2;
  readonly flow?: 'none' | 'hardware' | 'software';
}

const parities = { none: '无校验', even: '偶校验', odd: '奇校验' } as const;
const flows = { none: '无流控', hardware: '硬件流控（RTS/CTS）', software: '软件流控（XON/XOFF）' } as const;
const choicesOf = <Value extends string>(titles: Readonly<Record<Value, string>>) =>
  (Object.keys(titles) as Value[]).map((value) => ({ value, title: titles[value] }));

interface SerialLinesProps<Line extends SerialLine> {
  readonly line: Line;
  readonly rates: readonly Line['baudRate'][];
  readonly readOnly: boolean;
  readonly onChange: (line: Line) => void;
}

/** How the serial line is set: as in the device's manual, or on the printer's own test page. */
export function SerialLines<Line extends SerialLine>({
  line,
  rates,
  readOnly,
  onChange,
}: SerialLinesProps<Line>) {
  const id = useId();
  const select = (
    key: keyof SerialLine,
    label: string,
    options: readonly { readonly value: string | number; readonly title: string }[],
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
        {line.flow !== undefined && select('flow', '流控', choicesOf(flows))}
      </div>
    </div>
  );
}
