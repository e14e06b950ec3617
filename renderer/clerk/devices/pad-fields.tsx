import type { LearnWay, PadChoice } from '#shared/contract/pads.ts';
import { useKeys } from '../../common/keys.ts';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { CheckLine, RadioLine, TextLine } from '../settings/lines.tsx';
import { usable } from '../settings/receipt-printer-fields.tsx';
import type { DeviceFieldsProps } from './devices-part.tsx';
import { PortLines } from './port-lines.tsx';

const pads = [
  { value: 'none', label: '不设置' },
  { value: 'simulated', label: '模拟评价器（演示、培训）' },
  { value: 'serial', label: '串口评价器' },
] as const;

interface PadFieldsProps extends DeviceFieldsProps {
  readonly active: boolean;
  readonly onLearn: (way: LearnWay) => void;
  readonly onTablets: () => void;
}

/** The ways to rate: the window on the second screen, keys on a serial port, a number pad. All ask at the same time. */
export function PadFields(props: PadFieldsProps) {
  const { draft, view, training, readOnly, active, onChange, onLearn, onTablets } = props;
  const choices = useRead('pads', () => window.counter.padChoices());
  const profiles = choices.value?.profiles ?? [];
  const { display, pad, profile, padPort, keys, tablets, tabletPort } = draft;
  const chosen = profiles.find((choice) => choice.profile.id === profile?.id);
  const [device] = view.inputDevices;
  const learnSerial = () => onLearn({ kind: 'serial', port: padPort });
  const learnKeys = () => onLearn({ kind: 'chords' });
  const learnDevice = () => device !== undefined && onLearn({ kind: 'device', path: device });
  useKeys({ 'Alt+S': learnSerial }, active && pad === 'serial' && padPort.path !== '');
  useKeys({ 'Alt+K': learnKeys }, active);
  useKeys({ 'Alt+P': onTablets }, active && tablets);
  useKeys({ 'Alt+D': learnDevice }, active && device !== undefined);
  const look = (part: keyof typeof display, label: string, text: string) => (
    <CheckLine
      label={label}
      text={text}
      value={display[part]}
      readOnly={readOnly}
      onChange={(on) => onChange({ display: { ...display, [part]: on } })}
    />
  );
  return (
    <section className="panel" aria-label="评价器">
      <div className="panel-title">
        <h2>评价器</h2>
        <span className="muted">设好的同时请申请人评价，先按的算数。</span>
      </div>
      <div className="fields">
        {look('largeText', '评价窗口', '大字显示')}
        {look('highContrast', '高对比', '黑底显示')}
        {look('voice', '语音', '本机有中文语音时读出提示')}
        <RadioLine
          label="按键评价器"
          options={usable(pads, training)}
          value={pad}
          readOnly={readOnly}
          onChange={(kind) => onChange({ pad: kind })}
        />
        {pad !== 'none' && (
          <ProfileLine
            profiles={profiles}
            profile={profile}
            readOnly={readOnly}
            onChange={(next) => onChange({ profile: next, padPort: { ...next.port, path: padPort.path } })}
          />
        )}
        {pad !== 'none' && profile !== null && (
          <p className="muted device-words">
            {profile.note}
            {chosen !== undefined && chosen.missing.length > 0 && `没有${chosen.missing.join('、')}键。`}
          </p>
        )}
        {pad === 'serial' && (
          <PortLines
            label="串口"
            port={padPort}
            view={view}
            readOnly={readOnly}
            onChange={(port) => onChange({ padPort: port })}
          />
        )}
        <div className="field">
          <span className="field-name">数字键盘</span>
          <div className="pad-keys">
            <span>{keys === null ? '不设置' : keys.title}</span>
            {keys !== null && !readOnly && (
              <ActionButton
                label="不再使用"
                size="small"
                keys="Alt+X"
                onPress={() => onChange({ keys: null })}
              />
            )}
          </div>
        </div>
        <CheckLine
          label="评价平板"
          text="本大厅网络上的平板也可以评价、签名"
          value={tablets}
          readOnly={readOnly}
          onChange={(on) => onChange({ tablets: on })}
        />
        {tablets && (
          <TextLine
            label="端口"
            numeric
            maxLength={5}
            value={tabletPort}
            readOnly={readOnly}
            onChange={(port) => onChange({ tabletPort: port })}
          />
        )}
        {!readOnly && (
          <div className="pad-keys">
            {tablets && <ActionButton label="配对平板" size="small" keys="Alt+P" onPress={onTablets} />}
            {pad === 'serial' && padPort.path !== '' && (
              <ActionButton label="学习串口评价器的按键" size="small" keys="Alt+S" onPress={learnSerial} />
            )}
            <ActionButton label="学习数字键盘的按键" size="small" keys="Alt+K" onPress={learnKeys} />
            {device !== undefined && (
              <ActionButton label="学习专用键盘的按键" size="small" keys="Alt+D" onPress={learnDevice} />
            )}
          </div>
        )}
      </div>
      <Forget active={active && keys !== null && !readOnly} onForget={() => onChange({ keys: null })} />
    </section>
  );
}

function Forget({ active, onForget }: { readonly active: boolean; readonly onForget: () => void }) {
  useKeys({ 'Alt+X': onForget }, active);
  return null;
}

interface ProfileLineProps {
  readonly profiles: readonly PadChoice[];
  readonly profile: DeviceFieldsProps['draft']['profile'];
  readonly readOnly: boolean;
  readonly onChange: (profile: PadChoice['profile']) => void;
}

/** The models that come with the program, and the one that was learnt here. */
function ProfileLine({ profiles, profile, readOnly, onChange }: ProfileLineProps) {
  const shipped = profiles.map((choice) => choice.profile);
  const all =
    profile === null || shipped.some(({ id }) => id === profile.id) ? shipped : [...shipped, profile];
  return (
    <RadioLine
      label="型号"
      options={all.map(({ id, title }) => ({ value: id, label: title }))}
      value={profile?.id ?? ''}
      readOnly={readOnly}
      onChange={(id) => {
        const next = all.find((each) => each.id === id);
        if (next !== undefined) onChange(next);
      }}
    />
  );
}
