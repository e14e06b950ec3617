import { useId, useState } from 'react';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import { SettingControl } from './setting-control.tsx';
import { type SettingLine, type Settings, settingLines } from './setting-lines.ts';
import { type BookProps, useChange } from './use-change.ts';

const days = ['工作日', '周六', '周日', '每日'] as const;

/** `工作日 09:00-12:00` a line, as it is typed. */
const hoursText = (opening: Settings['opening']): string =>
  opening.map(({ on, from, to }) => `${on} ${from}-${to}`).join('；');

/** Lines that are not written so are left to the rules to refuse. */
const hoursOf = (text: string): Settings['opening'] =>
  text
    .split(/[；;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, on = '', from = '', to = ''] = /^(\S+)\s+([\d:]+)\s*[-—至]\s*([\d:]+)$/.exec(line) ?? [];
      return { on: days.find((one) => one === on) ?? '工作日', from, to };
    });

/** What the site decides for itself. */
export function SettingsBook({ book, active, onChanged }: BookProps) {
  const [settings, setSettings] = useState(book.settings);
  const [hours, setHours] = useState(hoursText(book.settings.opening));
  const { refusal, running, change } = useChange(onChanged);
  const may = book.mayChange === null;
  const save = () => void change({ type: 'settings', settings: { ...settings, opening: hoursOf(hours) } });
  useKeys({ 'Ctrl+Enter': save }, active && may);
  return (
    <section className="panel manage-settings" aria-label="大厅设置">
      <div className="panel-title">
        <h3>大厅设置</h3>
        <span className="muted">没有设置的按默认执行。修改后保存为新版本，下次启动本程序起使用。</span>
        <span className="push">
          {may && (
            <ActionButton
              label="保存为新版本"
              keys="Ctrl+Enter"
              type="primary"
              running={running}
              onPress={save}
            />
          )}
        </span>
      </div>
      {book.mayChange !== null && <RefusalNote refusal={book.mayChange} />}
      {refusal !== null && <RefusalNote refusal={refusal} />}
      <div className="manage-grid">
        {settingLines.map((line) => (
          <Line
            key={line.label}
            line={line}
            settings={settings}
            hours={hours}
            may={may}
            onSet={(next) => setSettings((before) => ({ ...before, ...next }))}
            onHours={setHours}
          />
        ))}
      </div>
    </section>
  );
}

interface LineProps {
  readonly line: SettingLine;
  readonly settings: Settings;
  readonly hours: string;
  readonly may: boolean;
  readonly onSet: (change: Partial<Settings>) => void;
  readonly onHours: (hours: string) => void;
}

function Line(props: LineProps) {
  const id = useId();
  const { label, rule, means } = props.line;
  return (
    <div className="manage-setting">
      <label htmlFor={id}>
        {label} <small className="muted">{rule}</small>
      </label>
      <div>
        <SettingControl {...props} id={id} />
      </div>
      <p className="muted">{means}</p>
    </div>
  );
}
