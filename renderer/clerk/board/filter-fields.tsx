import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { boardStandings } from '#shared/board.ts';
import { caseStages } from '#shared/case/state.ts';
import type { BoardView } from '#shared/contract/counter.ts';
import type { Filter } from './filter.ts';

const handlings = ['即办件', '承诺件', '上报件'] as const;

interface OneOfProps<Value extends string> {
  readonly label: string;
  readonly any: string;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly title: string }[];
  readonly onChange: (value: Value | null) => void;
}

function OneOf<Value extends string>({ label, any, value, options, onChange }: OneOfProps<Value>) {
  return (
    <select
      className="plain-select"
      aria-label={label}
      value={value ?? ''}
      data-set={value !== null}
      onChange={({ target }) => onChange(options.find((one) => one.value === target.value)?.value ?? null)}
    >
      <option value="">{any}</option>
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.title}
        </option>
      ))}
    </select>
  );
}

const plain = <Value extends string>(values: readonly Value[]) =>
  values.map((value) => ({ value, title: value }));

interface FilterFieldsProps {
  readonly filter: Filter;
  readonly items: BoardView['items'];
  readonly onChange: (change: Partial<Filter>) => void;
}

/** Everything the list can be narrowed to besides its text. */
export function FilterFields({ filter, items, onChange }: FilterFieldsProps) {
  const { from, to } = filter;
  return (
    <>
      <OneOf
        label="时限状态"
        any="全部时限"
        value={filter.standing}
        options={plain(boardStandings)}
        onChange={(standing) => onChange({ standing })}
      />
      <OneOf
        label="阶段"
        any="全部阶段"
        value={filter.stage}
        options={plain(caseStages)}
        onChange={(stage) => onChange({ stage })}
      />
      <OneOf
        label="办件类型"
        any="全部类型"
        value={filter.handling}
        options={plain(handlings)}
        onChange={(handling) => onChange({ handling })}
      />
      <OneOf
        label="事项"
        any="全部事项"
        value={filter.item}
        options={items.map(({ code, name }) => ({ value: code, title: name }))}
        onChange={(item) => onChange({ item })}
      />
      <DatePicker.RangePicker
        className="board-days"
        aria-label="收件日期"
        placeholder={['收件自', '至']}
        value={[from === null ? null : dayjs(from), to === null ? null : dayjs(to)]}
        allowEmpty={[true, true]}
        onChange={(days) =>
          onChange({
            from: days?.[0]?.format('YYYY-MM-DD') ?? null,
            to: days?.[1]?.format('YYYY-MM-DD') ?? null,
          })
        }
      />
    </>
  );
}
