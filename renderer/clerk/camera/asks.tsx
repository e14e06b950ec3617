import { Input } from 'antd';
import { ActionButton } from '../action-button.tsx';

interface AskLeavingProps {
  readonly pages: number;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly onBack: () => void;
}

/** Pages that are nowhere yet are not thrown away by one key. */
export function AskLeaving({ pages, onSave, onDiscard, onBack }: AskLeavingProps) {
  return (
    <div className="camera-ask" role="alertdialog" aria-label="尚未保存">
      <span>有{pages}页还没有保存。</span>
      <ActionButton label="保存" keys="F9" type="primary" onPress={onSave} />
      <ActionButton label="放弃并关闭" keys="Ctrl+Delete" danger onPress={onDiscard} />
      <ActionButton label="返回" keys="Esc" onPress={onBack} />
    </div>
  );
}

interface AskReasonProps {
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onRemove: () => void;
  readonly onBack: () => void;
}

/** What is on record is taken away with a reason (I5). */
export function AskReason({ reason, onReason, onRemove, onBack }: AskReasonProps) {
  return (
    <div className="camera-ask" role="alertdialog" aria-label="删除扫描件">
      <Input
        autoFocus
        value={reason}
        maxLength={200}
        placeholder="删除的理由，将写入办理经过"
        aria-label="删除的理由"
        onChange={(event) => onReason(event.target.value)}
      />
      <ActionButton label="删除" keys="F9" danger onPress={onRemove} />
      <ActionButton label="返回" keys="Esc" onPress={onBack} />
    </div>
  );
}
