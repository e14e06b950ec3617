import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface DayFieldProps {
  readonly id: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
}

/** A day as `YYYY-MM-DD`; null where none is chosen. */
export function DayField({ id, value, onChange }: DayFieldProps) {
  return (
    <DatePicker
      id={id}
      value={value === null ? null : dayjs(value)}
      format={['YYYY-MM-DD', 'YYYYMMDD']}
      onChange={(chosen: dayjs.Dayjs | null) =>
        onChange(chosen === null ? null : chosen.format('YYYY-MM-DD'))
      }
    />
  );
}
