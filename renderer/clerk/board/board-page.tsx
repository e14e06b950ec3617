import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { caseStages } from '#shared/case/state.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { useWorkplace } from '../workstation/workplace.ts';
import { ActionButton } from '../action-button.tsx';
import { Choices } from '../choices.tsx';
import { CaseGrid } from './case-grid.tsx';
import { useDelayed } from './use-delayed.ts';
import { type CaseFilter, usePagedCases } from './use-paged-cases.ts';
import './board-page.css';

type Stage = CaseFilter['stage'];
type Sort = CaseFilter['sort'];
const everything = '全部阶段';
const sortOptions: { value: Sort; title: string }[] = [
  { value: 'due', title: '按时限' },
  { value: 'received', title: '按收件时间' },
];

interface BoardPageProps {
  readonly shown: boolean;
  readonly active: boolean;
}

/** 办件: the cases of this counter, the most urgent first, found by number, name or item. */
export function BoardPage({ shown, active }: BoardPageProps) {
  const { openCase } = useWorkplace();
  const [typed, setTyped] = useState('');
  const [stage, setStage] = useState<Stage>(null);
  const [sort, setSort] = useState<Sort>('due');
  const [range, setRange] = useState({ first: 0, end: 0 });
  const search = useRef<InputRef>(null);
  const grid = useRef<HTMLDivElement>(null);
  const query = useDelayed(typed.trim());
  const filter: CaseFilter = { query, stage, sort };
  const cases = usePagedCases(filter, range.first, range.end, shown);
  const filtered = typed.trim() !== '' || stage !== null;

  // Enter, or a scanner's Enter behind a number: one case found is opened, several are gone through.
  const find = useAct(window.counter.listCases);
  const openFound = async () => {
    const result = await find.run({ query: typed.trim(), stage, sort, offset: 0, limit: 2 });
    const only = result?.ok === true && result.value.total === 1 ? result.value.rows[0] : undefined;
    if (only === undefined) grid.current?.focus();
    else openCase(only.caseId);
  };
  useEffect(() => {
    if (shown) search.current?.focus({ cursor: 'all' });
  }, [shown]);
  useKeys({ F3: () => search.current?.focus({ cursor: 'all' }) }, active);

  return (
    <div className="board">
      <div className="board-tools">
        <Input
          ref={search}
          className="board-search"
          aria-label="查找办件"
          placeholder="编号、姓名、拼音首字母、证件后四位或事项"
          value={typed}
          maxLength={200}
          allowClear
          autoComplete="off"
          spellCheck={false}
          suffix={<kbd aria-hidden="true">F3</kbd>}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') void openFound();
            else if (event.key === 'ArrowDown') grid.current?.focus();
            else return;
            event.preventDefault();
          }}
        />
        <select
          className="board-stage"
          aria-label="阶段"
          value={stage ?? everything}
          onChange={({ target }) => setStage(caseStages.find((one) => one === target.value) ?? null)}
        >
          {[everything, ...caseStages].map((value) => (
            <option key={value}>{value}</option>
          ))}
        </select>
        <Choices label="排序" value={sort} options={sortOptions} onChange={setSort} />
        <span className="muted board-total" role="status">
          共{cases.total}件
        </span>
      </div>
      {cases.refusal !== null && <RefusalNote refusal={cases.refusal} />}
      <CaseGrid
        ref={grid}
        key={JSON.stringify(filter)}
        cases={cases}
        onRange={setRange}
        onOpen={openCase}
        empty={
          filtered ? (
            <>
              <p>没有符合条件的办件。</p>
              <ActionButton
                label="清除条件"
                onPress={() => {
                  setTyped('');
                  setStage(null);
                  search.current?.focus();
                }}
              />
            </>
          ) : (
            <p>本窗口尚无办件。按 F2 收件。</p>
          )
        }
      />
    </div>
  );
}
