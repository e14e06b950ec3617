import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';

/** 部门用语: where departments word standing phrases of their own, and what is wrong with their files. */
export function PhraseFiles({ active }: { readonly active: boolean }) {
  const { value, refusal, loading, reload } = useRead('phrases', window.counter.phraseFiles);
  useKeys({ F5: reload }, active);
  return (
    <section className="panel" aria-label="部门用语文件">
      <div className="panel-title">
        <h2>部门用语文件</h2>
        {value !== null && <span className="muted selectable phrase-folder">{value.folder}</span>}
        <span className="push" />
        <ActionButton label="重新读取" keys="F5" size="small" running={loading} onPress={reload} />
      </div>
      <div className="phrase-files">
        {refusal !== null && <RefusalNote refusal={refusal} />}
        {value?.files.length === 0 && (
          <p className="muted">没有部门用语文件，文书使用内置用语。部门另有用语的，将文件放入上述文件夹。</p>
        )}
        <ul>
          {value?.files.map(({ file, department, phrases, problems }) => (
            <li key={file} className="phrase-file">
              <span className="selectable">{file}</span>
              <span className="muted">{department}</span>
              <span className={problems.length === 0 ? 'tone-ok' : 'tone-danger'}>
                {problems.length === 0
                  ? `● 替换${phrases}条用语`
                  : `■ ${problems.length}处问题，${phrases === 0 ? '全部' : `替换${phrases}条，其余`}使用内置用语`}
              </span>
              {problems.length > 0 && (
                <ol className="phrase-problems selectable">
                  {problems.map(({ line, text }) => (
                    <li key={`${line} ${text}`}>
                      第{line}行：{text}
                    </li>
                  ))}
                </ol>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
