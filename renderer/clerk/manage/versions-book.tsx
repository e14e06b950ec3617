import { useState } from 'react';
import type { ImportRead, ImportSource } from '#shared/contract/desks.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { ActionButton } from '../action-button.tsx';
import { LongWorkLine } from '../long-work.tsx';
import { useCurrentRow } from '../use-current-row.ts';
import { useLongWork } from '../use-long-work.ts';
import { type BookProps, useChange } from './use-change.ts';

const sources: readonly ImportSource[] = ['一览表A', '一览表B', '进驻方案'];

/** Of the version with the cursor in it, else of the first that can be had again. */
const restoreKey = 'F4';

/** A7: lists come in as files, are read and reported on, and become a version; every version before can be had again. */
export function VersionsBook({ book, active, onChanged }: BookProps) {
  const { refusal, running, change } = useChange(onChanged);
  const may = book.mayChange === null;
  const restorable = book.versions.filter(({ kind, next }) => may && !next && kind === '大厅资料');
  const { current, row } = useCurrentRow(
    restorable.map(({ version }) => version),
    active,
  );
  const restore = (version: string) => void change({ type: 'restore', version });
  useKeys(current === null ? {} : { [restoreKey]: () => restore(current) }, active);
  return (
    <div className="manage-columns">
      <section className="panel manage-part" aria-label="版本">
        <div className="panel-title">
          <h3>版本（本机）</h3>
          <span className="muted">各窗口的版本由中心下发，本页只列本机保存的。</span>
        </div>
        {book.versions.length === 0 ? (
          <p className="muted opinion-pad">
            没有修改过。现用大厅资料 {book.version}，事项目录 {book.catalogueVersion}。
          </p>
        ) : (
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">版本</th>
                <th scope="col">内容</th>
                <th scope="col">时间和人员</th>
                <th scope="col">
                  <span className="muted">状态</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {book.versions.map(({ kind, version, at, by, what, used, next }) => (
                <tr key={`${kind}${version}`} tabIndex={-1} {...(kind === '大厅资料' ? row(version) : {})}>
                  <td>
                    {version}
                    <div className="muted">{kind}</div>
                  </td>
                  <td>{what}</td>
                  <td>
                    {at.slice(0, 10)}
                    <div className="muted">{by}</div>
                  </td>
                  <td>
                    {used && <span className="tag tag-accent">现用</span>}{' '}
                    {next && !used && <span className="tag tag-warn">下次启动使用</span>}
                    {may && !next && kind === '大厅资料' && (
                      <ActionButton
                        label="恢复"
                        {...(version === current ? { keys: restoreKey } : {})}
                        size="small"
                        running={running}
                        onPress={() => restore(version)}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {refusal !== null && <RefusalNote refusal={refusal} />}
      </section>
      {may ? (
        <Import active={active} onChanged={onChanged} />
      ) : (
        book.mayChange !== null && <RefusalNote refusal={book.mayChange} />
      )}
    </div>
  );
}

function Import({
  active,
  onChanged,
}: {
  readonly active: boolean;
  readonly onChanged: BookProps['onChanged'];
}) {
  const [read, setRead] = useState<ImportRead | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { job, follow, cancel } = useLongWork();
  const taking = useAct(window.counter.takeImport);
  const choose = async (source: ImportSource) => {
    const result = await follow(`读取${source}`, (jobId) => window.counter.chooseImport({ source, jobId }));
    if (result === null) return;
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok && result.value !== null) setRead(result.value);
  };
  const take = async () => {
    if (read === null || !read.usable || job !== null) return;
    const result = await taking.run({ importId: read.importId });
    if (result === null) return;
    setRefusal(result.ok ? null : result.refusal);
    if (!result.ok) return;
    const said = [`已保存为事项目录版本${result.value.version}。`, ...result.value.notes];
    setRead(null);
    onChanged(said);
  };
  useKeys(
    {
      F5: () => void choose('一览表A'),
      F6: () => void choose('一览表B'),
      F7: () => void choose('进驻方案'),
      'Ctrl+Enter': () => void take(),
    },
    active && job === null,
  );
  useKeys({ Escape: cancel }, active && job !== null);
  return (
    <section className="panel manage-part" aria-label="导入">
      <div className="panel-title">
        <h3>导入事项目录</h3>
        {sources.map((source, index) => (
          <ActionButton
            key={source}
            label={source}
            keys={`F${index + 5}`}
            size="small"
            running={job !== null}
            onPress={() => void choose(source)}
          />
        ))}
      </div>
      {job !== null && <LongWorkLine job={job} words={`正在${job.title}`} onCancel={cancel} />}
      {refusal !== null && <RefusalNote refusal={refusal} />}
      {read === null ? (
        <p className="muted opinion-pad">
          选择部门填报的表格（.xlsx）或者进驻方案数据（.json）。读入后先列出问题，确认后再启用；有错误的，不导入任何内容。
        </p>
      ) : (
        <>
          <div className="manage-read">
            <p role="status">
              {read.source} {read.file}：事项{read.items}项，部门{read.departments}个，人员{read.staff}
              名，错误{read.errors}
              处，提示{read.lines.length + read.moreLines - read.errors}处。
            </p>
            <ActionButton
              label={read.usable ? '启用为新版本' : '有错误，不能启用'}
              keys="Ctrl+Enter"
              type="primary"
              running={taking.running}
              onPress={() => void take()}
            />
          </div>
          <ul className="manage-lines">
            {read.lines.map(({ row, column, level, text, next }) => (
              <li key={`${row ?? ''}${column}${text}`}>
                <span className={level === '错误' ? 'tone-danger' : 'tone-warn'}>
                  <span aria-hidden="true">{level === '错误' ? '■' : '▲'}</span> {level}
                </span>
                <span className="muted">
                  {row === null ? '' : `第${row}行`}　{column}
                </span>
                <span>
                  {text}
                  {next}
                </span>
              </li>
            ))}
          </ul>
          {read.moreLines > 0 && <p className="muted opinion-pad">另有{read.moreLines}处。</p>}
        </>
      )}
    </section>
  );
}
