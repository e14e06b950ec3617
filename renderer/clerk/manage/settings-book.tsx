import { Input, InputNumber, Switch } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { HallBook } from '#shared/contract/desks.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ActionButton } from '../action-button.tsx';
import { FormRefusalProvider } from '../field.tsx';
import { type BookProps, useChange } from './use-change.ts';

type Settings = HallBook['settings'];
const ranks = ['科员', '股长', '中层副职', '中层正职', '局领导'] as const;
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

/** What the site decides for itself: each with what it means and the rule that leaves it to the site. */
export function SettingsBook({ book, active, onChanged }: BookProps) {
  const id = useId();
  const [settings, setSettings] = useState(book.settings);
  const [hours, setHours] = useState(hoursText(book.settings.opening));
  const { refusal, running, change } = useChange(onChanged);
  const may = book.mayChange === null;
  const set = (next: Partial<Settings>) => setSettings((before) => ({ ...before, ...next }));
  const save = () => void change({ type: 'settings', settings: { ...settings, opening: hoursOf(hours) } });
  useKeys({ 'Ctrl+Enter': save }, active && may);

  const line = (name: string, label: string, rule: string, means: string, control: ReactNode) => (
    <div className="manage-setting" key={name}>
      <label htmlFor={`${id}-${name}`}>
        {label} <small className="muted">{rule}</small>
      </label>
      <div>{control}</div>
      <p className="muted">{means}</p>
    </div>
  );
  const count = (
    name: keyof Settings,
    label: string,
    rule: string,
    means: string,
    value: number,
    from: number,
    to: number,
    unit: string,
    put: (value: number) => void,
  ) =>
    line(
      name,
      label,
      rule,
      means,
      <InputNumber
        id={`${id}-${name}`}
        value={value}
        min={from}
        max={to}
        precision={0}
        suffix={unit}
        disabled={!may}
        onChange={(next) => put(next ?? value)}
      />,
    );
  const yes = (
    name: keyof Settings,
    label: string,
    rule: string,
    means: string,
    value: boolean,
    put: (value: boolean) => void,
  ) =>
    line(
      name,
      label,
      rule,
      means,
      <Switch id={`${id}-${name}`} checked={value} disabled={!may} onChange={put} />,
    );
  const { poorRating } = settings;
  const poor = (key: keyof typeof poorRating, label: string, means: string) =>
    line(
      key,
      label,
      'I1',
      means,
      <InputNumber
        id={`${id}-${key}`}
        value={poorRating[key]}
        min={1}
        max={60}
        precision={0}
        suffix="个工作日"
        disabled={!may}
        onChange={(next) => set({ poorRating: { ...poorRating, [key]: next ?? poorRating[key] } })}
      />,
    );
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
      <FormRefusalProvider value={refusal}>
        <div className="manage-grid">
          {line(
            'opening',
            '开放时间',
            'D11',
            '窗口应当有人的时间，据此记录空岗。写作“工作日 09:00-12:00”，各段用分号隔开。',
            <Input
              id={`${id}-opening`}
              value={hours}
              disabled={!may}
              maxLength={300}
              autoComplete="off"
              onChange={({ target }) => setHours(target.value)}
            />,
          )}
          {line(
            'headTitle',
            '窗口负责人名称',
            'D2',
            '首席代表、窗口组长等，各大厅叫法不同。',
            <Input
              id={`${id}-headTitle`}
              value={settings.headTitle}
              disabled={!may}
              maxLength={40}
              autoComplete="off"
              onChange={({ target }) => set({ headTitle: target.value })}
            />,
          )}
          {line(
            'headMinimumRank',
            '窗口负责人最低职级',
            'D2',
            '低于该职级的人员不能担任窗口负责人。',
            <select
              id={`${id}-headMinimumRank`}
              className="plain-select"
              value={settings.headMinimumRank}
              disabled={!may}
              onChange={({ target }) =>
                set({ headMinimumRank: ranks.find((one) => one === target.value) ?? '股长' })
              }
            >
              {ranks.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>,
          )}
          {count(
            'tenureYears',
            '派驻年限',
            'D8',
            '未满年限更换的，应当填写事由。',
            settings.tenureYears,
            0,
            10,
            '年',
            (tenureYears) => set({ tenureYears }),
          )}
          {count(
            'yearsOfWork',
            '工作年限要求',
            'D9',
            '派驻人员应当有的工作年限。',
            settings.yearsOfWork,
            0,
            40,
            '年',
            (yearsOfWork) => set({ yearsOfWork }),
          )}
          {count(
            'warnWorkingDays',
            '临期提示',
            'C6',
            '到期前几个工作日起显示临期。',
            settings.warnWorkingDays,
            0,
            10,
            '个工作日',
            (warnWorkingDays) => set({ warnWorkingDays }),
          )}
          {yes(
            'promisedKeepsRunning',
            '承诺时限不停',
            'C5',
            '办公会讨论、评审、上报期间承诺时限照常计算。',
            settings.promisedKeepsRunning,
            (promisedKeepsRunning) => set({ promisedKeepsRunning }),
          )}
          {yes(
            'unitSealOnlyForForwarding',
            '单位公章只用于转报',
            'E1',
            '审批文书一律用行政审批专用章，转报用单位公章。',
            settings.unitSealOnlyForForwarding,
            (unitSealOnlyForForwarding) => set({ unitSealOnlyForForwarding }),
          )}
          {yes(
            'rateAcceptance',
            '受理后也请评价',
            'I1',
            '关闭的，只在办结后请申请人评价。',
            settings.rateAcceptance,
            (rateAcceptance) => set({ rateAcceptance }),
          )}
          {count(
            'complaintWorkingDays',
            '投诉办理期限',
            'I2',
            '从收到投诉到答复。',
            settings.complaintWorkingDays,
            1,
            60,
            '个工作日',
            (complaintWorkingDays) => set({ complaintWorkingDays }),
          )}
          {count(
            'backdateMaxWorkingDays',
            '补录期限',
            'A5',
            '离线时在纸上办理的，几个工作日内补录。',
            settings.backdateMaxWorkingDays,
            0,
            60,
            '个工作日',
            (backdateMaxWorkingDays) => set({ backdateMaxWorkingDays }),
          )}
          {line(
            'transferNoon',
            '材料移交时间',
            'G2',
            '次日该时间以前移交材料。',
            <Input
              id={`${id}-transferNoon`}
              value={settings.transferNoon}
              disabled={!may}
              maxLength={5}
              autoComplete="off"
              onChange={({ target }) => set({ transferNoon: target.value })}
            />,
          )}
          {poor('contactWorkingDays', '差评首次联系', '收到差评后多久联系评价人。')}
          {poor('simpleWorkingDays', '差评整改（简单）', '情况清楚的，整改期限。')}
          {poor('complexWorkingDays', '差评整改（复杂）', '情况复杂的，整改期限。')}
          {poor('revisitWorkingDays', '差评回访', '整改后多久回访。')}
        </div>
      </FormRefusalProvider>
    </section>
  );
}
