import { Input } from 'antd';
import { useId, useRef, useState } from 'react';
import type { StaffLine } from '#shared/contract/desks.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import { Field, FormRefusalProvider } from '../field.tsx';
import { TickList } from '../batch/tick-list.tsx';
import { DayField } from './day-field.tsx';
import { ranks } from './ranks.ts';
import { type BookProps, useChange } from './use-change.ts';

const levels = ['仅受理', '中层及以下', '全部'] as const;

/** Who is posted where (D2, D6, D8, D9). */
export function PeopleBook({ book, active, onChanged }: BookProps) {
  const [current, setCurrent] = useState<string | null>(book.staff[0]?.number ?? null);
  const list = useRef<HTMLUListElement>(null);
  const at = book.staff.find(({ number }) => number === current);
  return (
    <div className="desk-columns">
      <section className="panel desk-list" aria-label="人员">
        <div className="panel-title">
          <h3>人员{book.staff.length}名</h3>
        </div>
        <TickList
          ref={list}
          label="人员"
          rows={book.staff}
          idOf={({ number }) => number}
          current={current}
          onCurrent={setCurrent}
          line={Member}
          empty={<p>没有人员。</p>}
        />
      </section>
      <div className="desk-side">
        {at !== undefined && (
          <Posting
            key={`${at.number} ${book.version}`}
            member={at}
            book={book}
            active={active}
            onChanged={onChanged}
          />
        )}
      </div>
    </div>
  );
}

function Member({ row: member }: { readonly row: StaffLine }) {
  const { number, name, role, department, post, rank, counterName, from, until, remarks } = member;
  return (
    <>
      <div className="tick-line">
        <strong className="grow">
          {name}　<span className="muted">{number}</span>
        </strong>
        {remarks.length > 0 && <span className="tag tag-warn">▲ 待核对</span>}
        <span className="tag">{role}</span>
      </div>
      <div className="tick-line muted">
        <span className="grow">
          {department}　{post === '' ? rank : `${post}（${rank}）`}
        </span>
        <span>
          {counterName}　{from ?? ''}
          {until === null ? '' : `至${until}`}
        </span>
      </div>
    </>
  );
}

function Posting({ member, book, active, onChanged }: BookProps & { readonly member: StaffLine }) {
  const id = useId();
  const [post, setPost] = useState(member.post);
  const [rank, setRank] = useState(member.rank);
  const [level, setLevel] = useState(member.level);
  const [counter, setCounter] = useState(member.counter ?? '');
  const [standIns, setStandIns] = useState(member.standIns.join('、'));
  const [until, setUntil] = useState(member.until);
  const [reason, setReason] = useState('');
  const { refusal, running, change } = useChange(onChanged);
  const may = book.mayChange === null;
  const save = () =>
    void change({
      type: 'staff',
      number: member.number,
      post,
      rank: ranks.find((one) => one === rank) ?? '科员',
      level: levels.find((one) => one === level) ?? '中层及以下',
      counter: counter === '' ? null : counter,
      standIns: standIns.split(/[、，,\s]+/).filter((one) => one !== ''),
      until,
      reason,
    });
  useKeys({ 'Ctrl+Enter': save }, active && may);
  const select = (
    name: string,
    label: string,
    value: string,
    options: readonly (readonly [string, string])[],
    set: (value: string) => void,
  ) => (
    <Field id={`${id}-${name}`} label={label} field={name}>
      <select
        id={`${id}-${name}`}
        className="plain-select"
        value={value}
        disabled={!may}
        onChange={({ target }) => set(target.value)}
      >
        {options.map(([key, title]) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </select>
    </Field>
  );
  const line = (
    name: string,
    label: string,
    value: string,
    set: (value: string) => void,
    placeholder = '',
  ) => (
    <Field id={`${id}-${name}`} label={label} field={name}>
      <Input
        id={`${id}-${name}`}
        value={value}
        disabled={!may}
        placeholder={placeholder}
        maxLength={300}
        autoComplete="off"
        onChange={({ target }) => set(target.value)}
      />
    </Field>
  );
  return (
    <section className="panel manage-form" aria-label={`${member.name}的岗位`}>
      <div className="panel-title">
        <h3>{member.name}</h3>
        <span className="muted push">
          {member.role}　{member.department}
        </span>
      </div>
      <FormRefusalProvider value={refusal}>
        <div className="live-form">
          {member.remarks.map((remark) => (
            <p key={remark} className="tone-warn">
              ▲ {remark}
            </p>
          ))}
          {line('post', '职务', post, setPost)}
          {select(
            'rank',
            '职级',
            rank,
            ranks.map((one) => [one, one]),
            setRank,
          )}
          {select(
            'level',
            '授权层级',
            level,
            levels.map((one) => [one, one]),
            setLevel,
          )}
          {select(
            'counter',
            '派驻窗口',
            counter,
            [['', '不在窗口'], ...book.windows.map((one) => [one.id, one.name] as const)],
            setCounter,
          )}
          {line('standIns', '替岗人员', standIns, setStandIns, '工号，多人用顿号分开')}
          <Field id={`${id}-until`} label="派驻至" field="until">
            <DayField id={`${id}-until`} value={until} onChange={setUntil} />
          </Field>
          {line('reason', '更换事由', reason, setReason, '未满规定年限更换的应当填写（D8）')}
          {may ? (
            <div className="opinion-actions">
              <ActionButton
                label="保存为新版本"
                keys="Ctrl+Enter"
                type="primary"
                running={running}
                onPress={save}
              />
            </div>
          ) : (
            book.mayChange !== null && <RefusalNote refusal={book.mayChange} />
          )}
          {refusal !== null && <RefusalNote refusal={refusal} />}
        </div>
      </FormRefusalProvider>
    </section>
  );
}
