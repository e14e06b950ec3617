import { useId, useState } from 'react';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import { Choices } from '../choices.tsx';
import { Field, FormRefusalProvider } from '../field.tsx';
import { useWorkplace } from '../workstation/workplace.ts';
import { DayField } from './day-field.tsx';
import { type BookProps, useChange } from './use-change.ts';

type Kind = 'add_roster' | 'end_roster' | 'add_allocation' | 'end_allocation';
const kinds: { value: Kind; title: string }[] = [
  { value: 'add_roster', title: '安排轮值' },
  { value: 'end_roster', title: '终止轮值' },
  { value: 'add_allocation', title: '增加业务' },
  { value: 'end_allocation', title: '终止业务' },
];

/** Windows with the business each does (A9), and who serves the shared ones (A3). */
export function WindowsBook({ book, active, onChanged }: BookProps) {
  const { windows, roster } = book;
  return (
    <div className="manage-columns">
      <section className="panel manage-part" aria-label="窗口">
        <div className="panel-title">
          <h3>窗口{windows.length}个</h3>
        </div>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">窗口</th>
              <th scope="col">位置</th>
              <th scope="col">办理部门和起止</th>
            </tr>
          </thead>
          <tbody>
            {windows.map(({ id, name, position, kind, branch, own, allocations }) => (
              <tr key={id}>
                <td>
                  {name} {own && <span className="tag">本机</span>}
                  <div className="muted">
                    {kind}　{branch}
                  </div>
                </td>
                <td>{position}</td>
                <td>
                  {allocations.map(({ department, from, until, inForce }) => (
                    <div key={`${department}${from ?? ''}`} className={inForce ? '' : 'muted'}>
                      {department}　{spanText(from, until)}
                      {inForce ? '' : '（不在期内）'}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <div className="panel-title">
          <h3>轮值表{roster.length}条</h3>
        </div>
        {roster.length === 0 ? (
          <p className="muted opinion-pad">没有轮值安排。</p>
        ) : (
          <table className="plain-table">
            <tbody>
              {roster.map(({ counter, counterName, staff, name, from, until, inForce }) => (
                <tr key={`${counter}${staff}${from}`}>
                  <td>{counterName}</td>
                  <td>
                    {name}（{staff}）
                  </td>
                  <td className={inForce ? '' : 'muted'}>
                    {from}至{until}
                    {inForce ? '　在期' : ''}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <WindowChange book={book} active={active} onChanged={onChanged} />
    </div>
  );
}

const spanText = (from: string | null, until: string | null): string =>
  from === null && until === null ? '长期' : `${from ?? ''}至${until ?? '长期'}`;

function WindowChange({ book, active, onChanged }: BookProps) {
  const { today } = useWorkplace();
  const id = useId();
  const [kind, setKind] = useState<Kind>('add_roster');
  const [counter, setCounter] = useState(book.windows[0]?.id ?? '');
  const [staff, setStaff] = useState('');
  const [department, setDepartment] = useState('');
  const [from, setFrom] = useState<string | null>(today);
  const [until, setUntil] = useState<string | null>(null);
  const [entry, setEntry] = useState('');
  const { refusal, running, change } = useChange(onChanged);
  const shown = book.windows.find((one) => one.id === counter);
  const save = () => {
    const chosen = book.roster.find((one) => rosterKey(one) === entry);
    if (kind === 'add_roster')
      void change({ type: kind, counter, staff, from: from ?? '', until: until ?? from ?? '' });
    else if (kind === 'end_roster')
      void change({
        type: kind,
        counter: chosen?.counter ?? counter,
        staff: chosen?.staff ?? '',
        from: chosen?.from ?? '',
        until: until ?? '',
      });
    else if (kind === 'add_allocation')
      void change({ type: kind, counter, department, from: from ?? '', until });
    else void change({ type: kind, counter, department, until: until ?? '' });
  };
  const may = book.mayChange === null;
  useKeys({ 'Ctrl+Enter': save }, active && may);
  if (book.mayChange !== null) return <RefusalNote refusal={book.mayChange} />;
  const departments =
    kind === 'end_allocation' ? (shown?.allocations ?? []).map((one) => one.department) : book.departments;
  return (
    <section className="panel manage-form" aria-label="修改窗口和轮值">
      <div className="panel-title">
        <h3>修改</h3>
      </div>
      <FormRefusalProvider value={refusal}>
        <div className="live-form">
          <Choices label="修改内容" value={kind} options={kinds} onChange={setKind} />
          {kind === 'end_roster' ? (
            <Field id={`${id}-entry`} label="轮值安排" field="entry">
              <select
                id={`${id}-entry`}
                className="plain-select"
                value={entry}
                onChange={({ target }) => setEntry(target.value)}
              >
                <option value="">请选择</option>
                {book.roster.map((one) => (
                  <option key={rosterKey(one)} value={rosterKey(one)}>
                    {one.name}，{one.counterName}，{one.from}至{one.until}
                  </option>
                ))}
              </select>
            </Field>
          ) : (
            <Field id={`${id}-counter`} label="窗口" field="counter">
              <select
                id={`${id}-counter`}
                className="plain-select"
                value={counter}
                onChange={({ target }) => setCounter(target.value)}
              >
                {book.windows.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            </Field>
          )}
          {kind === 'add_roster' && (
            <Field id={`${id}-staff`} label="人员" field="staff">
              <select
                id={`${id}-staff`}
                className="plain-select"
                value={staff}
                onChange={({ target }) => setStaff(target.value)}
              >
                <option value="">请选择</option>
                {book.staff.map((one) => (
                  <option key={one.number} value={one.number}>
                    {one.name}（{one.number}，{one.role}）
                  </option>
                ))}
              </select>
            </Field>
          )}
          {(kind === 'add_allocation' || kind === 'end_allocation') && (
            <Field id={`${id}-department`} label="部门" field="department">
              <select
                id={`${id}-department`}
                className="plain-select"
                value={department}
                onChange={({ target }) => setDepartment(target.value)}
              >
                <option value="">请选择</option>
                {departments.map((one) => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
              </select>
            </Field>
          )}
          {(kind === 'add_roster' || kind === 'add_allocation') && (
            <Field id={`${id}-from`} label="起始日期" field="from">
              <DayField id={`${id}-from`} value={from} onChange={setFrom} />
            </Field>
          )}
          <Field
            id={`${id}-until`}
            label={kind === 'add_allocation' ? '终止（可不填）' : '终止日期'}
            field="until"
          >
            <DayField id={`${id}-until`} value={until} onChange={setUntil} />
          </Field>
          <div className="opinion-actions">
            <ActionButton
              label="保存为新版本"
              keys="Ctrl+Enter"
              type="primary"
              running={running}
              onPress={save}
            />
          </div>
          {refusal !== null && <RefusalNote refusal={refusal} />}
        </div>
      </FormRefusalProvider>
    </section>
  );
}

const rosterKey = ({
  counter,
  staff,
  from,
}: {
  readonly counter: string;
  readonly staff: string;
  readonly from: string;
}): string => `${counter} ${staff} ${from}`;
