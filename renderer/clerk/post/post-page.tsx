import { InputNumber } from 'antd';
import { useState } from 'react';
import type { PostView } from '#shared/contract/post.ts';
import type { Refusal, Result } from '#shared/result.ts';
import { leastLockMinutes, mostLockMinutes } from '#shared/shift/lock.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { useChanges } from '../use-changes.ts';
import type { PageProps } from '../workstation/pages.tsx';
import { KeptThings } from './kept-things.tsx';
import { LeavePanel } from './leave-panel.tsx';
import { OpenMatters } from './open-matters.tsx';
import { OwnPost } from './own-post.tsx';
import './post-page.css';
import { deviceKeys, ReadinessList } from './readiness-list.tsx';
import { SelfTestList } from './self-test-list.tsx';
import { useSession } from './use-session.ts';

/** 岗位: what whoever is signed in may do today, what they keep, what was left open, and whether the window is ready. */
export function PostPage({ shown, active }: PageProps) {
  const session = useSession();
  const read = useRead('', () => window.counter.post());
  useChanges(read.reload);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const test = useAct(window.counter.selfTest);
  const tested = useAct(window.counter.registerDeviceTest);
  const minutes = useAct(window.counter.saveLockMinutes);
  const lock = useAct(window.counter.lock);

  const done = (result: Result<PostView> | null): void => {
    if (result === null) return;
    setRefusal(result.ok ? null : result.refusal);
    read.reload();
  };
  const again = async () => done(await test.run());
  const passed = async (device: keyof typeof deviceKeys) => done(await tested.run({ device, passed: true }));
  const setMinutes = async (value: number) => done(await minutes.run({ minutes: value }));
  const view = read.value;
  useKeys(
    {
      F4: () => void again(),
      ...(view?.maySet === true
        ? {
            [deviceKeys.收据打印机]: () => void passed('收据打印机'),
            [deviceKeys.文书打印机]: () => void passed('文书打印机'),
            [deviceKeys.评价器]: () => void passed('评价器'),
          }
        : {}),
    },
    active,
  );
  const shownRefusal = refusal ?? read.refusal;
  if (!shown) return null;

  return (
    <div className="post-page">
      {shownRefusal !== null && <RefusalNote refusal={shownRefusal} />}
      {view !== null && session !== null && (
        <div className="post-columns">
          <div className="post-column">
            <OwnPost view={view} session={session} />
            <LeavePanel view={view} active={active} onChanged={read.reload} />
            <KeptThings seals={view.seals} bills={view.bills} />
            <section className="panel" aria-label="锁定">
              <div className="panel-title">
                <label className="post-lock">
                  无操作{' '}
                  <InputNumber
                    size="small"
                    min={leastLockMinutes}
                    max={mostLockMinutes}
                    precision={0}
                    disabled={!view.maySet}
                    value={view.lockMinutes}
                    aria-label="无操作多少分钟后锁定"
                    onChange={(value) => {
                      if (value !== null) void setMinutes(value);
                    }}
                  />{' '}
                  分钟后自动锁定
                </label>
                <span className="push" />
                <ActionButton
                  size="small"
                  label="立即锁定"
                  keys="Ctrl+Shift+L"
                  onPress={() => void lock.run()}
                />
              </div>
            </section>
          </div>
          <div className="post-column">
            <OpenMatters matters={view.matters} active={active} />
            <SelfTestList selfTest={view.selfTest} running={test.running} onAgain={() => void again()} />
          </div>
          <div className="post-column">
            <ReadinessList
              lines={view.readiness}
              maySet={view.maySet}
              onTested={(device) => void passed(device)}
            />
          </div>
        </div>
      )}
    </div>
  );
}
