import type { ScanType } from '#shared/scans/limits.ts';
import { ActionButton } from '../action-button.tsx';

interface CameraFooterProps {
  /** Pages may be added and taken away. */
  readonly open: boolean;
  /** The live picture is shown, and no page. */
  readonly live: boolean;
  /** A page not kept yet is shown. */
  readonly page: boolean;
  /** What is kept and shown. */
  readonly scan: ScanType | null;
  readonly pages: number;
  readonly saving: { readonly done: number; readonly total: number } | null;
  readonly saveWanted: boolean;
  readonly onShoot: () => void;
  readonly onFile: () => void;
  readonly onPdf: () => void;
  readonly onRemove: () => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onSave: () => void;
  readonly onBack: () => void;
}

/** What may be done now, each with its key. */
export function CameraFooter({ open, live, page, scan, pages, saving, ...acts }: CameraFooterProps) {
  return (
    <div className="camera-actions">
      {open && (
        <>
          <ActionButton
            label={live ? '拍摄' : '继续拍摄'}
            keys="Space"
            type={pages === 0 ? 'primary' : 'default'}
            autoFocus
            onPress={acts.onShoot}
          />
          <ActionButton label="选择文件" keys="O" onPress={acts.onFile} />
        </>
      )}
      {scan === 'application/pdf' && <ActionButton label="打开PDF" keys="Enter" onPress={acts.onPdf} />}
      {open && !live && <ActionButton label="删除" keys="Delete" danger onPress={acts.onRemove} />}
      {page && (
        <>
          <ActionButton label="前移" keys="Ctrl+↑" onPress={() => acts.onMove(-1)} />
          <ActionButton label="后移" keys="Ctrl+↓" onPress={() => acts.onMove(1)} />
        </>
      )}
      <span className="push" />
      {open && pages > 0 && (
        <ActionButton
          label={saving === null ? '保存' : `正在保存 ${saving.done}/${saving.total}`}
          keys="F9"
          type="primary"
          running={saving !== null || acts.saveWanted}
          onPress={acts.onSave}
        />
      )}
      <ActionButton label={live || !open ? '关闭' : '返回'} keys="Esc" onPress={acts.onBack} />
    </div>
  );
}
