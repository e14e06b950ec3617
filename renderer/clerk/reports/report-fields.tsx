import { DatePicker, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import type { CivilDate } from '#shared/calendar/civil-date.ts';
import type { ReportChoices } from '#shared/contract/reports.ts';
import type { ReportProfile } from '#shared/reports/kinds.ts';
import type { Refusal } from '#shared/result.ts';
import type { ReportDraft } from './drafts.ts';

interface ReportFieldsProps {
  readonly profile: ReportProfile;
  readonly draft: ReportDraft;
  readonly choices: ReportChoices;
  readonly today: CivilDate;
  /** What was refused, to stand out where it was given. */
  readonly refusal: Refusal | null;
  readonly onChange: (change: Partial<ReportDraft>) => void;
}

const written = (date: Dayjs): string => date.format('YYYY-MM-DD');
const notYet = (today: CivilDate) => (date: Dayjs) => written(date) > today;

/** Of which days and of whom. */
export function ReportFields({ profile, draft, choices, today, refusal, onChange }: ReportFieldsProps) {
  const status = (field: string) => (refusal?.field === field ? ({ status: 'error' } as const) : {});
  const usual = { allowClear: false, disabledDate: notYet(today), inputReadOnly: false } as const;
  return (
    <div className="report-fields">
      {profile.period === 'month' && (
        <label>
          <span>月份</span>
          <DatePicker
            {...usual}
            {...status('from')}
            picker="month"
            format="YYYY年M月"
            value={dayjs(draft.from)}
            onChange={(date: Dayjs | null) => {
              if (date !== null)
                onChange({ from: written(date.startOf('month')), until: written(date.endOf('month')) });
            }}
          />
        </label>
      )}
      {profile.period === 'day' && (
        <label>
          <span>日期</span>
          <DatePicker
            {...usual}
            {...status('from')}
            value={dayjs(draft.from)}
            onChange={(date: Dayjs | null) => {
              if (date !== null) onChange({ from: written(date), until: written(date) });
            }}
          />
        </label>
      )}
      {profile.period === 'days' && (
        <>
          <label>
            <span>自</span>
            <DatePicker
              {...usual}
              {...status('from')}
              value={dayjs(draft.from)}
              onChange={(date: Dayjs | null) => {
                if (date !== null) onChange({ from: written(date) });
              }}
            />
          </label>
          <label>
            <span>至</span>
            <DatePicker
              {...usual}
              {...status('until')}
              value={dayjs(draft.until)}
              onChange={(date: Dayjs | null) => {
                if (date !== null) onChange({ until: written(date) });
              }}
            />
          </label>
        </>
      )}
      {profile.byDepartment && (
        <label>
          <span>部门</span>
          <Select
            className="report-department"
            aria-label="部门"
            {...status('department')}
            value={draft.department}
            onChange={(department: string) => onChange({ department })}
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              ...(choices.wholeHall ? [{ value: '', label: '全大厅' }] : []),
              ...choices.departments.map((name) => ({ value: name, label: name })),
            ]}
          />
        </label>
      )}
    </div>
  );
}
