import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { PostView } from '#shared/contract/post.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { ActionButton } from '../action-button.tsx';

interface LeaveFormProps {
  readonly standIns: PostView['standIns'];
  readonly active: boolean;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

interface Values {
  readonly standIn: string;
  readonly reason: string;
}

/** Alt+1 and so on are the page's own. */
const usualReasons = [
  ['Alt+Q', '参加会议'],
  ['Alt+W', '到部门送取材料'],
  ['Alt+E', '用餐'],
  ['Alt+T', '就医'],
] as const;

/** 离岗申请 (D6): asking releases nobody; the stand-in's own sign-in does. */
export function LeaveForm({ standIns, active, onDone, onBack }: LeaveFormProps) {
  const [form] = Form.useForm<Values>();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const act = useAct(window.counter.actOnRegister);
  const [first] = standIns;

  const ask = async ({ standIn, reason }: Values) => {
    const commandId = crypto.randomUUID();
    const command = { type: 'shift.leave_post', commandId, standIn: standIn ?? '', reason: reason ?? '' };
    const result = await act.run({ command, confirmations: [] });
    if (result === null) return;
    if (result.ok) onDone();
    else setRefusal(result.refusal);
  };
  useKeys(
    {
      F9: () => form.submit(),
      Escape: onBack,
      ...Object.fromEntries(
        usualReasons.map(([keys, words]) => [keys, () => form.setFieldValue('reason', words)]),
      ),
    },
    active,
  );

  return (
    <Form<Values>
      form={form}
      layout="vertical"
      size="small"
      className="leave-form"
      aria-label="离岗申请"
      initialValues={{ standIn: first?.number ?? '', reason: '' }}
      onFinish={(values) => void ask(values)}
    >
      <Form.Item name="standIn" label="替岗人员">
        <Radio.Group
          className="leave-people"
          options={standIns.map(({ number, name, why }) => ({
            value: number,
            label: `${name}（${number}，${why}）`,
          }))}
        />
      </Form.Item>
      <Form.Item name="reason" label="离岗事由">
        <Input
          autoFocus
          maxLength={200}
          autoComplete="off"
          onPressEnter={(event) => {
            // A word chosen in the input method is no answer.
            if (event.nativeEvent.isComposing) event.preventDefault();
          }}
        />
      </Form.Item>
      <p className="leave-usual">
        {usualReasons.map(([keys, words]) => (
          <ActionButton
            key={words}
            size="small"
            label={words}
            keys={keys}
            onPress={() => form.setFieldValue('reason', words)}
          />
        ))}
      </p>
      {refusal !== null && <RefusalNote refusal={refusal} />}
      <p className="leave-acts">
        <ActionButton
          type="primary"
          label="申请离岗"
          keys="F9"
          running={act.running}
          onPress={() => form.submit()}
        />
        <ActionButton label="返回" keys="Esc" onPress={onBack} />
      </p>
    </Form>
  );
}
