import { Input, InputNumber, Switch } from 'antd';
import { ranks } from './ranks.ts';
import type { SettingLine, Settings } from './setting-lines.ts';

interface SettingControlProps {
  readonly id: string;
  readonly line: SettingLine;
  readonly settings: Settings;
  /** The opening hours as they are typed. */
  readonly hours: string;
  readonly may: boolean;
  readonly onSet: (change: Partial<Settings>) => void;
  readonly onHours: (hours: string) => void;
}

/** What one setting is changed with. */
export function SettingControl({ id, line, settings, hours, may, onSet, onHours }: SettingControlProps) {
  const common = { id, disabled: !may };
  if (line.kind === 'hours') return <Words {...common} max={300} value={hours} onChange={onHours} />;
  if (line.kind === 'words')
    return (
      <Words
        {...common}
        max={line.max}
        value={settings[line.name]}
        onChange={(value) => onSet({ [line.name]: value })}
      />
    );
  if (line.kind === 'yes')
    return (
      <Switch {...common} checked={settings[line.name]} onChange={(value) => onSet({ [line.name]: value })} />
    );
  if (line.kind === 'count')
    return (
      <Count
        {...common}
        {...line}
        value={settings[line.name]}
        onChange={(value) => onSet({ [line.name]: value })}
      />
    );
  if (line.kind === 'poor') {
    const { poorRating } = settings;
    return (
      <Count
        {...common}
        from={1}
        to={60}
        unit="个工作日"
        value={poorRating[line.name]}
        onChange={(value) => onSet({ poorRating: { ...poorRating, [line.name]: value } })}
      />
    );
  }
  return (
    <select
      {...common}
      className="plain-select"
      value={settings.headMinimumRank}
      onChange={({ target }) =>
        onSet({ headMinimumRank: ranks.find((one) => one === target.value) ?? '股长' })
      }
    >
      {ranks.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </select>
  );
}

interface ControlProps<Value> {
  readonly id: string;
  readonly disabled: boolean;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

const Words = ({ id, disabled, max, value, onChange }: ControlProps<string> & { readonly max: number }) => (
  <Input
    id={id}
    disabled={disabled}
    value={value}
    maxLength={max}
    autoComplete="off"
    onChange={({ target }) => onChange(target.value)}
  />
);

interface CountProps extends ControlProps<number> {
  readonly from: number;
  readonly to: number;
  readonly unit: string;
}

const Count = ({ id, disabled, value, from, to, unit, onChange }: CountProps) => (
  <InputNumber
    id={id}
    disabled={disabled}
    value={value}
    min={from}
    max={to}
    precision={0}
    suffix={unit}
    onChange={(next) => onChange(next ?? value)}
  />
);
