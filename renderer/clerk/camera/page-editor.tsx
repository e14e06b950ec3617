import 'react-image-crop/dist/ReactCrop.css';
import { useEffect, useRef, useState } from 'react';
import { type PercentCrop, ReactCrop } from 'react-image-crop';
import { ActionButton } from '../action-button.tsx';
import type { NewPage } from './pages.ts';
import { type PictureOp, tilted, turned } from './picture-ops.ts';
import { useBareKeys } from './use-bare-keys.ts';

interface PageEditorProps {
  readonly page: Extract<NewPage, { kind: 'picture' }>;
  /** Null until it is drawn. */
  readonly address: string | null;
  readonly active: boolean;
  readonly busy: boolean;
  readonly onOps: (ops: readonly PictureOp[]) => void;
  /** Finds the sheet, and lays it straight. */
  readonly onStraighten: () => void;
}

const startFrame: PercentCrop = { unit: '%', x: 5, y: 5, width: 90, height: 90 };
const tiltStep = 0.5;

/** One photographed page: turned, laid straight, cut; 复原 goes back to the picture as it was taken. */
export function PageEditor({ page, address, active, busy, onOps, onStraighten }: PageEditorProps) {
  const [frame, setFrame] = useState<PercentCrop | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const change = (ops: readonly PictureOp[]) => {
    setFrame(null);
    onOps(ops);
  };
  const cut = () => {
    if (frame === null || frame.width < 2 || frame.height < 2) return;
    const { x, y, width, height } = frame;
    change([...page.ops, { kind: 'crop', x: x / 100, y: y / 100, width: width / 100, height: height / 100 }]);
  };
  // The arrow keys move the frame then.
  const framed = frame !== null;
  useEffect(() => {
    if (framed) root.current?.querySelector<HTMLElement>('.ReactCrop__crop-selection')?.focus();
  }, [framed]);
  const acts: readonly (readonly [label: string, key: string, act: () => void])[] = [
    ['左转', 'L', () => change(turned(page.ops, 3))],
    ['右转', 'R', () => change(turned(page.ops, 1))],
    ['微调左', ',', () => change(tilted(page.ops, -tiltStep))],
    ['微调右', '.', () => change(tilted(page.ops, tiltStep))],
    ['找边摆正', 'A', onStraighten],
    frame === null ? ['裁剪', 'X', () => setFrame(startFrame)] : ['裁下', 'Enter', cut],
    ['复原', 'Z', () => change([])],
  ];
  useBareKeys(Object.fromEntries(acts.map(([, key, act]) => [key, act])), active && !busy);

  return (
    <div className="camera-editor" ref={root}>
      <div className="camera-sheet">
        {address === null ? (
          <p className="camera-wait">正在处理…</p>
        ) : (
          <ReactCrop
            {...(frame === null ? {} : { crop: frame })}
            onChange={(_pixels, percent) => setFrame(percent)}
            keepSelection
            ruleOfThirds={false}
            ariaLabels={{
              cropArea: '裁剪框，方向键移动，Tab到边角后用方向键改大小',
              nwDragHandle: '左上角',
              nDragHandle: '上边',
              neDragHandle: '右上角',
              eDragHandle: '右边',
              seDragHandle: '右下角',
              sDragHandle: '下边',
              swDragHandle: '左下角',
              wDragHandle: '左边',
            }}
          >
            <img src={address} alt={page.title} />
          </ReactCrop>
        )}
      </div>
      <div className="camera-tools" role="toolbar" aria-label="页面处理">
        {acts.map(([label, key, act]) => (
          <ActionButton key={label} label={label} keys={key} size="small" onPress={act} />
        ))}
      </div>
    </div>
  );
}
