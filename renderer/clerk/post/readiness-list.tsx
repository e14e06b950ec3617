import type { PostView } from '#shared/contract/post.ts';
import { ActionButton } from '../action-button.tsx';

/** Named one by one up to here; the rest are counted. */
const named = 3;

type Device = Parameters<typeof window.counter.registerDeviceTest>[0]['device'];

/** Each device a head looks at, and the key that puts it down. */
export const deviceKeys: Readonly<Record<Device, string>> = {
  收据打印机: 'Alt+P',
  文书打印机: 'Alt+D',
  评价器: 'Alt+R',
};
const devicesOf: Readonly<Record<string, readonly Device[]>> = {
  printers: ['收据打印机', '文书打印机'],
  devices: ['评价器'],
};

interface ReadinessListProps {
  readonly lines: PostView['readiness'];
  readonly maySet: boolean;
  readonly onTested: (device: Device) => void;
}

/** 上线检查 (A8): whether this counter is ready, line by line, and what to do about the rest. */
export function ReadinessList({ lines, maySet, onTested }: ReadinessListProps) {
  const open = lines.filter(({ done }) => !done);
  return (
    <section className="panel post-readiness" aria-label="上线检查">
      <div className="panel-title">
        <h2>上线检查</h2>
        <span className={open.length === 0 ? 'tone-ok' : 'tone-warn'}>
          {open.length === 0 ? '✓ 全部完成' : `✗ ${open.length}项未完成，共${lines.length}项`}
        </span>
      </div>
      <ul className="post-lines post-checks">
        {[...open, ...lines.filter(({ done }) => done)].map((line) => (
          <li key={line.id}>
            <span className={line.done ? 'tone-ok' : 'tone-danger'}>
              <span aria-hidden="true">{line.done ? '✓' : '✗'}</span>
              <span className="visually-hidden">{line.done ? '已完成' : '未完成'}</span>
            </span>
            <span>
              <strong>{line.title}</strong> <small className="muted">{line.rule}</small>
              {!line.done && (
                <>
                  <span className="post-next">{openWords(line.open)}</span>
                  <span className="muted post-next">{line.next}</span>
                </>
              )}
            </span>
            {!line.done && maySet && devicesOf[line.id] !== undefined && (
              <span className="post-tested">
                {devicesOf[line.id]
                  ?.filter((device) => line.open.some((words) => words.includes(device)))
                  .map((device) => (
                    <ActionButton
                      key={device}
                      size="small"
                      label={`${device}已测试正常`}
                      keys={deviceKeys[device]}
                      onPress={() => onTested(device)}
                    />
                  ))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function openWords(open: readonly string[]): string {
  const shown = open.slice(0, named).join('；');
  return open.length > named ? `${shown}；等${open.length}处` : shown;
}
