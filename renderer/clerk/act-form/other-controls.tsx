import { DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import zhCn from 'dayjs/locale/zh-cn';
import type { MaterialTick } from '#shared/case/materials.ts';
import type { FormField } from '#shared/offers/form.ts';
import type { Material } from '#shared/reference/index.ts';
import { MaterialTable } from '../materials/material-table.tsx';
import { allTicks } from '../materials/ticks.ts';

dayjs.locale(zhCn);

const dayForms = ['YYYY-MM-DD', 'YYYYMMDD', 'YYYY.M.D', 'YYYY/M/D', 'YYYY年M月D日', 'YYYY-M-D'];

interface DayProps {
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
}

/** Chosen or typed, also as `20261008` or `2026年10月8日`. */
export function DayControl({ id, value, onChange }: DayProps) {
  const day = value === null || value === undefined || value === '' ? null : dayjs(value);
  return (
    <DatePicker
      id={id ?? ''}
      value={day?.isValid() === true ? day : null}
      format={dayForms}
      placeholder="年-月-日"
      onChange={(chosen) => onChange?.(chosen === null ? '' : chosen.format('YYYY-MM-DD'))}
    />
  );
}

interface NumberProps {
  readonly id?: string;
  readonly value?: number | null;
  readonly onChange?: (value: number | null) => void;
}

export function CountControl({
  id,
  field,
  value,
  onChange,
}: NumberProps & { readonly field: Extract<FormField, { kind: 'count' }> }) {
  return (
    <span className="act-number">
      <InputNumber
        id={id ?? ''}
        value={value ?? null}
        min={field.min}
        max={field.max}
        precision={0}
        onChange={(count) => onChange?.(count)}
      />
      {field.unit}
    </span>
  );
}

/** Typed in 元, kept in 分. */
export function MoneyControl({ id, value, onChange }: NumberProps) {
  return (
    <span className="act-number">
      <InputNumber
        id={id ?? ''}
        value={value === null || value === undefined ? null : value / 100}
        min={0}
        max={10_000_000_000}
        precision={2}
        onChange={(yuan) => onChange?.(yuan === null ? null : Math.round(yuan * 100))}
      />
      元
    </span>
  );
}

interface MaterialsProps {
  readonly field: Extract<FormField, { kind: 'materials' }>;
  /** The catalogue's list: what each line rests on and where it comes from. */
  readonly catalogue: readonly Material[];
  readonly value?: readonly MaterialTick[];
  readonly onChange?: (value: readonly MaterialTick[]) => void;
}

/** The check-list as at intake, on the lines of the case. */
export function MaterialsControl({ field, catalogue, value, onChange }: MaterialsProps) {
  const materials =
    field.lines === undefined
      ? catalogue
      : field.lines.map(({ materialId: id, name, form, asked, required }): Material => {
          const known = catalogue.find((material) => material.id === id);
          const { basis = '', source = '', shared = false } = known ?? {};
          return {
            id,
            name,
            form: form as Material['form'],
            copies: Math.max(asked, 1),
            required,
            basis,
            source,
            shared,
          };
        });
  const ticks = Object.fromEntries((value ?? []).map((tick) => [tick.materialId, tick]));
  return (
    <MaterialTable
      materials={materials}
      ticks={ticks}
      onChange={(after) => onChange?.(allTicks(after, materials))}
    />
  );
}

interface PersonProps {
  readonly id?: string;
  readonly field: Extract<FormField, { kind: 'second' }>;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

/** Who confirms, found by name or staff number. */
export function PersonControl({ id, field, value, onChange }: PersonProps) {
  return (
    <Select
      id={id ?? ''}
      value={value === undefined || value === '' ? null : value}
      options={field.choices.map(({ value: staff, label, note, refusal }) => ({
        value: staff,
        label: note === undefined ? label : `${label}　${note}`,
        search: `${label} ${staff}`,
        disabled: refusal !== undefined,
        title: refusal?.message ?? '',
      }))}
      showSearch={{ optionFilterProp: 'search' }}
      placeholder="输入姓名或者工号"
      onChange={(staff) => onChange?.(staff ?? '')}
    />
  );
}

interface PinProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

export function PinControl({ id, value = '', onChange }: PinProps) {
  return (
    <Input.Password
      id={id ?? ''}
      value={value}
      maxLength={40}
      autoComplete="off"
      visibilityToggle={false}
      onChange={({ target }) => onChange?.(target.value)}
    />
  );
}
