import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { DeviceSettings } from '#shared/contract/counter.ts';
import type { PaperMedia } from '#shared/papers/kinds.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { Choices } from '../choices.tsx';
import { DevicesPart } from '../devices/devices-part.tsx';
import { useWorkplace } from '../workstation/workplace.ts';
import { CentreFields } from './centre-fields.tsx';
import { DocumentPrinterFields } from './document-printer-fields.tsx';
import { draftOf, type SettingsDraft, settingsOf } from './draft.ts';
import { PhraseFiles } from './phrase-files.tsx';
import { ReceiptPrinterFields } from './receipt-printer-fields.tsx';
import './settings-page.css';

const parts = [
  { value: 'printers', title: '打印机' },
  { value: 'devices', title: '设备' },
  { value: 'others', title: '中心和部门用语' },
] as const;
type Part = (typeof parts)[number]['value'];

/** 设置: the devices of this counter and its centre. Changed by the window head only; the main process sees to that. */
export function SettingsPage({ active }: Pick<SettingsFormProps, 'active'>) {
  const { person, training } = useWorkplace();
  const head = person.role === 'window_head';
  const stored = useRead('settings', () => window.counter.settings());
  return (
    <div className="settings">
      {!head && (
        <p className="settings-note">本窗口设备由窗口负责人设置。需要更改的，请窗口负责人签到后设置。</p>
      )}
      {stored.refusal !== null && <RefusalNote refusal={stored.refusal} />}
      {stored.value !== null && (
        <SettingsForm stored={stored.value} active={active} training={training} readOnly={!head} />
      )}
    </div>
  );
}

/** The next part, and after the last one the first. */
const after = (part: Part): Part => {
  const at = parts.findIndex(({ value }) => value === part);
  return (parts[(at + 1) % parts.length] ?? parts[0]).value;
};

const focusFirst = (root: ParentNode | null): void =>
  root?.querySelector<HTMLElement>('input:checked, input')?.focus();

interface SettingsFormProps {
  readonly stored: DeviceSettings;
  readonly active: boolean;
  /** Simulated printers are for training halls. */
  readonly training: boolean;
  readonly readOnly: boolean;
}

function SettingsForm({ stored, active, training, readOnly }: SettingsFormProps) {
  const [part, setPart] = useState<Part>('printers');
  const [draft, setDraft] = useState<SettingsDraft>(() => draftOf(stored));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [notice, setNotice] = useState('');
  const save = useAct(window.counter.saveSettings);
  const test = useAct(window.counter.testPrint);
  const found = useRead('printers', window.counter.findPrinters);
  const fields = {
    draft,
    training,
    readOnly,
    found,
    onChange: (part: Partial<SettingsDraft>) => setDraft((before) => ({ ...before, ...part })),
  };

  const show = (said: Refusal | null, words: string) => {
    setRefusal(said);
    setNotice(words);
  };
  const onSave = async () => {
    const result = await save.run(settingsOf(draft));
    if (result === null) return;
    if (result.ok) setDraft(draftOf(result.value));
    show(result.ok ? null : result.refusal, result.ok ? '设置已保存。' : '');
  };
  const onTest = async (media: PaperMedia) => {
    show(null, '');
    const result = await test.run({ media });
    if (result !== null) show(result.ok ? null : result.refusal, result.ok ? result.value.text : '');
  };
  const columns = useRef<HTMLDivElement>(null);
  useEffect(() => focusFirst(columns.current), []);
  const go = (to: Part) => {
    flushSync(() => setPart(to));
    show(null, '');
  };
  const atPrinters = part === 'printers';
  useKeys(
    {
      F8: () => {
        go(after(part));
        focusFirst(columns.current);
      },
    },
    active,
  );
  useKeys({ F9: () => void onSave() }, active && !readOnly && part !== 'devices');
  useKeys(
    {
      F5: found.reload,
      'Ctrl+P': () => void onTest('slip'),
      'Ctrl+Shift+P': () => void onTest('document'),
    },
    active && atPrinters,
  );

  return (
    <>
      <div className="settings-parts">
        <Choices label="设置内容" value={part} options={parts} onChange={go} />
        <span className="muted">
          <kbd aria-hidden="true">F8</kbd> 切换
        </span>
      </div>
      {part === 'devices' ? (
        <div className="settings-devices" ref={columns}>
          <DevicesPart active={active} training={training} readOnly={readOnly} />
        </div>
      ) : (
        <>
          <div className="settings-columns" ref={columns}>
            {atPrinters ? (
              <>
                <ReceiptPrinterFields {...fields} />
                <DocumentPrinterFields {...fields} />
              </>
            ) : (
              <>
                <CentreFields {...fields} />
                <PhraseFiles active={active} />
              </>
            )}
          </div>
          {refusal !== null && <RefusalNote refusal={refusal} />}
          {notice !== '' && (
            <p className="case-notice" role="status">
              {notice}
            </p>
          )}
          <div className="settings-actions">
            {!readOnly && (
              <ActionButton
                label="保存"
                keys="F9"
                type="primary"
                running={save.running}
                onPress={() => void onSave()}
              />
            )}
            {atPrinters && (
              <>
                <ActionButton
                  label="重新查找打印机"
                  keys="F5"
                  running={found.loading}
                  onPress={found.reload}
                />
                <ActionButton
                  label="打印收据测试页"
                  keys="Ctrl+P"
                  running={test.running}
                  onPress={() => void onTest('slip')}
                />
                <ActionButton
                  label="打印文书测试页"
                  keys="Ctrl+Shift+P"
                  running={test.running}
                  onPress={() => void onTest('document')}
                />
                <span className="muted">测试页按已保存的设置打印</span>
              </>
            )}
          </div>
        </>
      )}
    </>
  );
}
