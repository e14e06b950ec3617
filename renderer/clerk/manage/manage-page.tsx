import { useState } from 'react';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { DeskTabs } from '../opinions/desk-tabs.tsx';
import type { PageProps } from '../workstation/pages.tsx';
import { CalendarBook } from './calendar-book.tsx';
import { CatalogueBook } from './catalogue-book.tsx';
import { PeopleBook } from './people-book.tsx';
import { RegisterDesk } from './register-desk.tsx';
import { SettingsBook } from './settings-book.tsx';
import { VersionsBook } from './versions-book.tsx';
import { WindowsBook } from './windows-book.tsx';
import '../opinions/opinions.css';
import '../live/live.css';
import './manage.css';

const tabs = [
  { id: 'shift', title: '替岗同意' },
  { id: 'mandate', title: '授权书' },
  { id: 'leave', title: '领导离岗' },
  { id: 'numbers', title: '号段' },
  { id: 'windows', title: '窗口和轮值' },
  { id: 'people', title: '人员' },
  { id: 'catalogue', title: '事项目录' },
  { id: 'calendar', title: '工作日' },
  { id: 'settings', title: '大厅设置', keys: 'Alt+9' },
  { id: 'versions', title: '版本和导入', keys: 'Alt+0' },
] as const;
type Tab = (typeof tabs)[number]['id'];

/** 管理: consents, mandates, leave and numbers; and the hall's own data, to look at and to change by a new version. */
export function ManagePage({ active }: PageProps) {
  const [tab, setTab] = useState<Tab>('shift');
  const [notes, setNotes] = useState<readonly string[]>([]);
  const { latest: book, refusal, reload } = useRead('book', () => window.counter.hallBook());
  const again = useAct(() => window.counter.startAgain());
  useKeys({ 'Ctrl+Shift+R': () => void again.run() }, active && book?.pending === true);
  const changed = (said: readonly string[]) => {
    setNotes(said);
    reload();
  };
  return (
    <div className="desk-page">
      <DeskTabs
        label="管理"
        tabs={tabs}
        value={tab}
        onChange={(next) => {
          setNotes([]);
          setTab(next);
        }}
        active={active}
      />
      {refusal !== null && <RefusalNote refusal={refusal} />}
      {book?.pending === true && (
        <p className="manage-pending" role="status">
          ▲ 新版本（大厅资料 {book.version}，事项目录 {book.catalogueVersion}
          ）已保存在本机，下次启动本程序起使用。其他窗口待中心下发后使用。
          <ActionButton
            label="重新启动"
            keys="Ctrl+Shift+R"
            size="small"
            running={again.running}
            onPress={() => void again.run()}
          />
        </p>
      )}
      {notes.length > 0 && (
        <div className="case-notice" role="status">
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
      )}
      {tab === 'shift' && <RegisterDesk key={tab} register="shift" title="岗位和替岗" active={active} />}
      {tab === 'mandate' && <RegisterDesk key={tab} register="mandate" title="授权书" active={active} />}
      {tab === 'leave' && <RegisterDesk key={tab} register="leave" title="领导离岗" active={active} />}
      {tab === 'numbers' && <RegisterDesk key={tab} register="numbers" title="号段" active={active} />}
      {book !== null && tab === 'windows' && <WindowsBook book={book} active={active} onChanged={changed} />}
      {book !== null && tab === 'people' && <PeopleBook book={book} active={active} onChanged={changed} />}
      {tab === 'catalogue' && <CatalogueBook active={active} />}
      {tab === 'calendar' && <CalendarBook active={active} />}
      {book !== null && tab === 'settings' && (
        <SettingsBook key={book.version} book={book} active={active} onChanged={changed} />
      )}
      {book !== null && tab === 'versions' && (
        <VersionsBook book={book} active={active} onChanged={changed} />
      )}
    </div>
  );
}
