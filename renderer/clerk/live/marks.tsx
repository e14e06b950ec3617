import { Input, InputNumber } from 'antd';
import { useId, useRef, useState } from 'react';
import type { LiveMarks, MarkRow } from '#shared/contract/desks.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { ActionButton } from '../action-button.tsx';
import { Field, FormRefusalProvider } from '../field.tsx';
import { TickList } from '../batch/tick-list.tsx';
import { useWorkplace } from '../workstation/workplace.ts';

interface MarksProps {
  readonly marks: LiveMarks | null;
  readonly refusal: Refusal | null;
  readonly active: boolean;
  readonly onIssued: () => void;
}

/** Red and yellow marks; those ticked go into a 监察通报 to the department that answers for them (I3). */
export function Marks({ marks, refusal, active, onIssued }: MarksProps) {
  const { openCase } = useWorkplace();
  const [current, setCurrent] = useState<string | null>(null);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [notice, setNotice] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const rows = marks?.rows ?? [];
  const chosen = rows.filter(({ key }) => ticked.has(key));
  return (
    <div className="desk-columns live-marks">
      <section className="panel desk-list" aria-label="红黄牌">
        <div className="panel-title">
          <h3>
            红牌{marks?.red ?? 0}　黄牌{marks?.yellow ?? 0}
          </h3>
          <span className="muted push">
            <kbd>空格</kbd> 勾选　<kbd>Enter</kbd> 查看办件
          </span>
        </div>
        {refusal !== null && <RefusalNote refusal={refusal} />}
        <TickList
          ref={list}
          label="红黄牌"
          rows={rows}
          idOf={({ key }) => key}
          current={current}
          onCurrent={setCurrent}
          {...(marks?.mayIssue === null ? { ticked, onTicked: setTicked } : {})}
          onOpen={(key) => {
            const found = rows.find((row) => row.key === key);
            if (found !== undefined && found.caseId !== null) openCase(found.caseId);
          }}
          line={Mark}
          empty={<p>{marks === null ? '正在读取…' : '没有异常。'}</p>}
        />
        {marks !== null && marks.more > 0 && <p className="muted opinion-pad">另有{marks.more}条。</p>}
      </section>
      <div className="desk-side">
        {marks !== null &&
          (marks.mayIssue === null ? (
            <IssueNotice
              key={chosen[0]?.department ?? ''}
              chosen={chosen}
              active={active}
              onIssued={(text) => {
                setTicked(new Set());
                setNotice(text);
                list.current?.focus();
                onIssued();
              }}
            />
          ) : (
            <RefusalNote refusal={marks.mayIssue} />
          ))}
        {notice !== '' && (
          <p className="case-notice" role="status">
            {notice}
          </p>
        )}
      </div>
    </div>
  );
}

function Mark({ row }: { readonly row: MarkRow }) {
  const { mark, kind, text, on, department, number, rule, notice, explain } = row;
  return (
    <>
      <div className="tick-line">
        <span className={mark === '红牌' ? 'tone-danger' : 'tone-warn'}>
          <span aria-hidden="true">{mark === '红牌' ? '■' : '▲'}</span> {mark}
        </span>
        <strong className="grow">{kind}</strong>
        {notice !== null && <span className="tag tag-accent">已通报 {notice}</span>}
        {explain && <span className="tag tag-warn">应当公开说明</span>}
        <span className="muted">{on}</span>
      </div>
      <div>{text}</div>
      <div className="tick-line muted">
        <span className="grow">
          {department}
          {number === '' ? '' : `　${number}`}
        </span>
        <span>{rule}</span>
      </div>
    </>
  );
}

interface IssueProps {
  readonly chosen: readonly MarkRow[];
  readonly active: boolean;
  readonly onIssued: (text: string) => void;
}

/** One notice goes to one department; the result is filed within the days it sets. */
function IssueNotice({ chosen, active, onIssued }: IssueProps) {
  const id = useId();
  const department = chosen[0]?.department ?? '';
  const kinds = [...new Set(chosen.map(({ kind }) => kind))].join('、');
  const [subject, setSubject] = useState<string | null>(null);
  const [number, setNumber] = useState('');
  const [days, setDays] = useState(5);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const act = useAct(window.counter.actOnRegister);
  const others = chosen.filter((row) => row.department !== department);
  const issue = async () => {
    if (chosen.length === 0 || others.length > 0) return;
    const command = {
      type: 'notice.issue',
      commandId: crypto.randomUUID(),
      noticeId: crypto.randomUUID(),
      number,
      department,
      subject: subject ?? (kinds === '' ? '' : `关于${kinds}的通报`),
      facts: chosen.map(({ rule, text, on, caseId, number: of }) => ({ rule, text, on, caseId, number: of })),
      workingDays: days,
    };
    const done = await act.run({ command });
    if (done === null) return;
    setRefusal(done.ok ? null : done.refusal);
    if (done.ok) onIssued(`已向${department}发出监察通报，${chosen.length}项事实。`);
  };
  useKeys({ 'Ctrl+Enter': () => void issue() }, active);
  return (
    <section className="panel" aria-label="监察通报">
      <div className="panel-title">
        <h3>监察通报</h3>
        <span className="muted push">已勾选{chosen.length}项</span>
      </div>
      <FormRefusalProvider value={refusal}>
        <div className="live-form">
          <p className="muted">
            {chosen.length === 0
              ? '在左侧勾选需要通报的事实。'
              : `发给${department}，${chosen.length}项事实，依据${[...new Set(chosen.map(({ rule }) => rule))].join('、')}。`}
          </p>
          {others.length > 0 && (
            <RefusalNote
              refusal={{
                message: `勾选的事实分属${[...new Set(chosen.map((row) => row.department))].join('、')}。`,
                next: '一份通报发给一个部门，请分别勾选。',
                rule: 'I3',
              }}
            />
          )}
          <Field id={`${id}-subject`} label="事由" field="subject">
            <Input
              id={`${id}-subject`}
              value={subject ?? (kinds === '' ? '' : `关于${kinds}的通报`)}
              maxLength={200}
              autoComplete="off"
              onChange={({ target }) => setSubject(target.value)}
            />
          </Field>
          <Field id={`${id}-number`} label="文号" field="number">
            <Input
              id={`${id}-number`}
              value={number}
              maxLength={80}
              placeholder="没有文号的可以不填"
              autoComplete="off"
              onChange={({ target }) => setNumber(target.value)}
            />
          </Field>
          <Field id={`${id}-days`} label="备案期限" field="workingDays">
            <InputNumber
              id={`${id}-days`}
              value={days}
              min={1}
              max={60}
              precision={0}
              suffix="个工作日"
              onChange={(value) => setDays(value ?? 5)}
            />
          </Field>
          {refusal !== null && <RefusalNote refusal={refusal} />}
          <div className="opinion-actions">
            <ActionButton
              label="发出通报"
              keys="Ctrl+Enter"
              type="primary"
              running={act.running}
              onPress={() => void issue()}
            />
          </div>
        </div>
      </FormRefusalProvider>
    </section>
  );
}
