import { Input } from 'antd';
import { useState } from 'react';
import type { DeviceSettings } from '#shared/contract/counter.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { useWorkplace } from '../workstation/workplace.ts';
import { draftOf, type SettingsDraft, settingsOf } from './draft.ts';
import { PrinterFields } from './printer-fields.tsx';
import './settings-page.css';

/** 设置: the devices of this counter and its centre. Changed by the window head only; the main process sees to that. */
export function SettingsPage({ active }: { readonly active: boolean }) {
  const { person } = useWorkplace();
  const stored = useRead('settings', () => window.counter.settings());
  return (
    <div className="settings">
      {!person.head && (
        <p className="settings-note">本窗口设备由窗口负责人设置。需要更改的，请窗口负责人签到后设置。</p>
      )}
      {stored.refusal !== null && <RefusalNote refusal={stored.refusal} />}
      {stored.value !== null && (
        <SettingsForm stored={stored.value} active={active} readOnly={!person.head} />
      )}
    </div>
  );
}

interface SettingsFormProps {
  readonly stored: DeviceSettings;
  readonly active: boolean;
  readonly readOnly: boolean;
}

function SettingsForm({ stored, active, readOnly }: SettingsFormProps) {
  const [draft, setDraft] = useState<SettingsDraft>(() => draftOf(stored));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [notice, setNotice] = useState('');
  const save = useAct(window.counter.saveSettings);
  const test = useAct(window.counter.testPrint);

  const change = (part: Partial<SettingsDraft>) => setDraft((before) => ({ ...before, ...part }));
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
  const onTest = async () => {
    const result = await test.run();
    if (result !== null) show(result.ok ? null : result.refusal, result.ok ? result.value.text : '');
  };
  useKeys({ F9: () => void onSave(), 'Ctrl+P': () => void onTest() }, active);

  return (
    <>
      <PrinterFields draft={draft} onChange={change} readOnly={readOnly} />
      <section className="panel" aria-label="中心">
        <div className="panel-title">
          <h2>中心</h2>
        </div>
        <div className="fields">
          <div className="field">
            <label htmlFor="centre-url">中心地址</label>
            <Input
              id="centre-url"
              value={draft.url}
              maxLength={300}
              readOnly={readOnly}
              placeholder="http://… 或 https://…"
              onChange={(event) => change({ url: event.target.value })}
            />
          </div>
          <div className="field">
            <label htmlFor="centre-token">接入口令</label>
            <Input
              id="centre-token"
              type="password"
              value={draft.token}
              maxLength={200}
              readOnly={readOnly}
              autoComplete="new-password"
              placeholder="不填写的，沿用已保存的口令"
              onChange={(event) => change({ token: event.target.value })}
            />
          </div>
        </div>
      </section>
      {refusal !== null && <RefusalNote refusal={refusal} />}
      {notice !== '' && (
        <p className="case-notice" role="status">
          {notice}
        </p>
      )}
      <div className="settings-actions">
        <ActionButton
          label="保存"
          keys="F9"
          type="primary"
          running={save.running}
          onPress={() => void onSave()}
        />
        <ActionButton label="打印测试页" keys="Ctrl+P" running={test.running} onPress={() => void onTest()} />
        <span className="muted">测试页按已保存的设置打印</span>
      </div>
    </>
  );
}
