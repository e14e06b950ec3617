import type { DeviceView } from '#shared/contract/devices.ts';
import { usePushed } from '../../common/use-pushed.ts';

/** Shape and tone beside the words: told apart without colour too. */
export const deviceMarks: Readonly<
  Record<DeviceView['state'], { readonly shape: string; readonly tone: string }>
> = {
  就绪: { shape: '●', tone: 'ok' },
  正在连接: { shape: '◐', tone: 'still' },
  未连接: { shape: '▲', tone: 'warn' },
  未设置: { shape: '○', tone: 'still' },
};

/** How each device stands at this moment; a device that comes or goes is told of at once. */
export function DeviceStates() {
  const { value: status } = usePushed(
    () => window.counter.status(),
    (listener) => window.counter.onStatusChanged(listener),
  );
  return (
    <section className="panel" aria-label="设备现状">
      <div className="panel-title">
        <h2>设备现状</h2>
      </div>
      {status !== null && status.pad.test !== '' && (
        <p className="device-states" role="status">
          {status.pad.test}
        </p>
      )}
      <ul className="device-states">
        {(status?.devices ?? []).map(({ kind, title, state, text, next }) => (
          <li key={kind}>
            <span className={`tone-${deviceMarks[state].tone}`}>
              <span aria-hidden="true">{deviceMarks[state].shape}</span> {state}
            </span>
            <span>{title}</span>
            {text !== '' && (
              <span className="muted device-words">
                {text}
                {next}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
