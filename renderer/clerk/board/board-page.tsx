import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type BoardScope, quickFilters } from '#shared/board.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { Choices } from '../choices.tsx';
import { useWorkplace } from '../workstation/workplace.ts';
import { CaseGrid, type Sorting } from './case-grid.tsx';
import { FigureBand } from './figure-band.tsx';
import { type Filter, isNarrowed, isQuick, noFilter, quickKeys, quickly, scopeTitles } from './filter.ts';
import { FilterFields } from './filter-fields.tsx';
import { QuickBar } from './quick-bar.tsx';
import { SavedViews, SaveView } from './saved-views.tsx';
import { useDelayed } from './use-delayed.ts';
import { type CaseFilter, usePagedCases } from './use-paged-cases.ts';
import { useVersion } from './use-version.ts';
import './board-page.css';

interface BoardPageProps {
  readonly shown: boolean;
  readonly active: boolean;
}

/** 办件: the cases of this person, department or hall, the most urgent first, found by number, name or item. */
export function BoardPage({ shown, active }: BoardPageProps) {
  const { openCase, figure } = useWorkplace();
  const [filter, setFilter] = useState<Filter>(noFilter);
  const [scope, setScope] = useState<BoardScope | null>(null);
  const [sorting, setSorting] = useState<Sorting>({ sort: 'due', descending: false });
  const [range, setRange] = useState({ first: 0, end: 0 });
  const [saving, setSaving] = useState(false);
  const search = useRef<InputRef>(null);
  const grid = useRef<HTMLDivElement>(null);
  const version = useVersion();
  const typed = filter.query.trim();
  const query = useDelayed(typed);

  const asked: CaseFilter =
    figure === null
      ? { ...filter, query, scope, figure: null, ...sorting }
      : { ...noFilter, scope: null, figure: figure.figure, ...sorting };
  const cases = usePagedCases(asked, range, version, shown);
  // Asked for after the rows, which are waited for.
  const view = useRead(`${scope} ${version} ${shown}`, () => window.counter.boardView({ scope }));
  const around = view.latest;
  // From the first key on, what stands there answers another question.
  const stale = cases.stale || (figure === null && typed !== query);

  const find = useAct(window.counter.listCases);
  // Enter, or a scanner's Enter behind a number: one case found is opened, several are gone through.
  const openFound = async () => {
    const result = await find.run({ ...asked, query: typed, offset: 0, limit: 2 });
    const only = result?.ok === true && result.value.total === 1 ? result.value.rows[0] : undefined;
    if (only === undefined) grid.current?.focus();
    else openCase(only.caseId);
  };
  const clear = () => {
    setFilter(noFilter);
    search.current?.focus();
  };
  useEffect(() => {
    if (!shown) return;
    if (figure === null) search.current?.focus({ cursor: 'all' });
    else grid.current?.focus();
  }, [shown, figure]);
  const views = around?.views ?? [];
  useKeys(
    {
      F3: () => search.current?.focus({ cursor: 'all' }),
      'Alt+S': () => setSaving(true),
      'Alt+0': clear,
      ...Object.fromEntries(
        quickFilters.map((quick, at) => [
          quickKeys[at] ?? '',
          () => setFilter(isQuick(quick, filter) ? noFilter : quickly(quick)),
        ]),
      ),
      ...Object.fromEntries(views.map(({ slot, filter: saved }) => [`Alt+${slot}`, () => setFilter(saved)])),
    },
    active && !saving && figure === null,
  );

  return (
    <div className="board">
      {figure === null ? (
        <>
          <div className="board-tools">
            {around !== null && around.scopes.length > 1 && (
              <Choices
                label="范围"
                value={around.scope}
                options={around.scopes.map((value) => ({ value, title: scopeTitles[value] }))}
                onChange={setScope}
              />
            )}
            <Input
              ref={search}
              className="board-search"
              aria-label="查找办件"
              placeholder="编号、姓名、拼音首字母、证件后四位或事项"
              value={filter.query}
              maxLength={200}
              allowClear
              autoComplete="off"
              spellCheck={false}
              suffix={<kbd aria-hidden="true">F3</kbd>}
              onChange={({ target }) => setFilter({ ...filter, query: target.value })}
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing) return;
                if (event.key === 'Enter') void openFound();
                else if (event.key === 'ArrowDown') grid.current?.focus();
                else return;
                event.preventDefault();
              }}
            />
            <FilterFields
              filter={filter}
              items={around?.items ?? []}
              onChange={(change) => setFilter({ ...filter, ...change })}
            />
            {isNarrowed(filter) && <ActionButton label="清除条件" keys="Alt+0" onPress={clear} />}
          </div>
          <div className="board-tools">
            <QuickBar filter={filter} counts={around?.counts ?? {}} onFilter={setFilter} />
            <span className="board-right">
              <span className="muted" role="status">
                {stale ? '正在查找…' : `共${cases.total}件${cases.more ? '以上' : ''}`}
              </span>
              <ActionButton label="保存视图" keys="Alt+S" size="small" onPress={() => setSaving(true)} />
            </span>
          </div>
          {views.length > 0 && (
            <div className="board-tools">
              <SavedViews views={views} filter={filter} onFilter={setFilter} />
            </div>
          )}
          {cases.more && !stale && (
            <p className="muted">相符的办件较多，列出最近的{cases.total}件；补充条件可以找得更准。</p>
          )}
        </>
      ) : (
        <FigureBand figure={figure} count={stale ? null : cases.total} active={active} />
      )}
      {cases.refusal !== null && <RefusalNote refusal={cases.refusal} />}
      <CaseGrid
        ref={grid}
        listKey={JSON.stringify(asked)}
        cases={cases}
        stale={stale}
        sorting={sorting}
        onSort={setSorting}
        onRange={setRange}
        onOpen={openCase}
        empty={
          isNarrowed(filter) || figure !== null ? (
            <>
              <p>没有符合条件的办件。</p>
              {figure === null && <ActionButton label="清除条件" keys="Alt+0" onPress={clear} />}
            </>
          ) : (
            <p>{around?.scope === 'mine' ? '尚无由本人承办的办件。' : '尚无办件。'}</p>
          )
        }
      />
      {saving && (
        <SaveView views={views} filter={filter} onClose={() => setSaving(false)} onChanged={view.reload} />
      )}
    </div>
  );
}
