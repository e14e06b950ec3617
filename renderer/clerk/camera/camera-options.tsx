import { Checkbox, Select } from 'antd';
import type { LiveCamera } from './use-camera.ts';

interface CameraOptionsProps {
  readonly camera: LiveCamera;
  /** What the watermark says first. */
  readonly purpose: string;
  readonly marked: boolean;
  readonly onMarked: (marked: boolean) => void;
  readonly asPdf: boolean;
  readonly onAsPdf: (asPdf: boolean) => void;
  readonly sharpness: string;
  readonly onSharpness: () => void;
}

/** Which camera, and how the pages are kept; each has its key. */
export function CameraOptions({
  camera,
  purpose,
  marked,
  onMarked,
  asPdf,
  onAsPdf,
  sharpness,
  onSharpness,
}: CameraOptionsProps) {
  return (
    <div className="camera-options">
      <label>
        <span>
          高拍仪 <kbd aria-hidden="true">C</kbd>
        </span>
        <Select
          size="small"
          aria-label="高拍仪"
          placeholder="没有选择"
          value={camera.chosen?.deviceId ?? null}
          options={camera.cameras.map(({ deviceId, label }) => ({ value: deviceId, label }))}
          onChange={(id: string | null) => {
            const chosen = camera.cameras.find(({ deviceId }) => deviceId === id);
            if (chosen !== undefined) camera.choose(chosen);
          }}
        />
      </label>
      <Checkbox checked={marked} onChange={() => onMarked(!marked)}>
        加水印“{purpose}” <kbd aria-hidden="true">W</kbd>
      </Checkbox>
      <Checkbox checked={asPdf} onChange={() => onAsPdf(!asPdf)}>
        合成一个PDF <kbd aria-hidden="true">P</kbd>
      </Checkbox>
      <button type="button" className="camera-sharp" onClick={onSharpness}>
        清晰度：{sharpness} <kbd aria-hidden="true">Q</kbd>
      </button>
    </div>
  );
}
