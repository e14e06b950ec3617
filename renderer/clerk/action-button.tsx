import { Button, type ButtonProps } from 'antd';
import { ariaKeys } from './aria-keys.ts';

interface ActionButtonProps extends Pick<
  ButtonProps,
  'type' | 'danger' | 'autoFocus' | 'size' | 'className'
> {
  readonly label: string;
  /** As shown on the button, e.g. `F9`; the screen binds it. */
  readonly keys?: string;
  readonly running?: boolean;
  readonly onPress: () => void;
}

/** A button with its key on it. Its accessible name is the label alone. */
export function ActionButton({ label, keys, running = false, onPress, ...rest }: ActionButtonProps) {
  return (
    <Button
      {...rest}
      htmlType="button"
      loading={running}
      onClick={onPress}
      {...(keys === undefined ? {} : { 'aria-keyshortcuts': ariaKeys(keys) })}
    >
      <span>{label}</span>
      {keys !== undefined && <kbd aria-hidden="true">{keys}</kbd>}
    </Button>
  );
}
