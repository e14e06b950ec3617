import './camera.css';

export const scanKeys = 'Ctrl+S';

interface ScanButtonProps {
  readonly material: string;
  /** Files kept on the line. */
  readonly kept: number;
  /** The key is for this line now. */
  readonly current?: boolean;
  readonly onPress: () => void;
}

/** Opens the scans of a line; says how many there are. */
export function ScanButton({ material, kept, current = false, onPress }: ScanButtonProps) {
  return (
    <button
      type="button"
      className="material-scan"
      tabIndex={-1}
      data-kept={kept > 0 ? 'yes' : 'no'}
      aria-label={`扫描 ${material}${kept > 0 ? `，已存${kept}件` : ''}`}
      aria-keyshortcuts="Control+S"
      onClick={onPress}
    >
      {kept > 0 ? `✓ ${kept}件` : '扫描'}
      {current && <kbd aria-hidden="true">{scanKeys}</kbd>}
    </button>
  );
}
