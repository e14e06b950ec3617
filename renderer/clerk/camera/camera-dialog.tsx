import { Modal } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import type { ScanFile } from '#shared/case/scan-events.ts';
import type { Refusal } from '#shared/result.ts';
import { isIdentityDocument, watermarkLines } from '#shared/scans/identity.ts';
import { useKeys } from '../../common/keys.ts';
import { settle } from '../../common/settle.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';
import { AskLeaving, AskReason } from './asks.tsx';
import { CameraFooter } from './camera-footer.tsx';
import { CameraOptions } from './camera-options.tsx';
import { KeptPicture } from './kept-picture.tsx';
import { LivePicture } from './live-picture.tsx';
import { PageEditor } from './page-editor.tsx';
import { PageStrip } from './page-strip.tsx';
import { sharpnesses } from './pages.ts';
import { useBareKeys } from './use-bare-keys.ts';
import { useCamera } from './use-camera.ts';
import { useKeeping } from './use-keeping.ts';
import { useLinePages } from './use-line-pages.ts';
import { usePreviews } from './use-previews.ts';
import './camera.css';

export interface CameraDialogProps {
  readonly materialName: string;
  readonly itemName: string;
  /** Null before there is a case. */
  readonly caseId: string | null;
  readonly kept: readonly ScanFile[];
  /** Why nothing may be added or taken away; what is kept can be looked at all the same. */
  readonly closed: Refusal | null;
  /** Whether taking one away needs a reason: it is on record. */
  readonly reasoned: boolean;
  readonly onKept: (scans: readonly ScanFile[]) => Promise<Refusal | null>;
  readonly onRemove: (hash: string, reason: string) => Promise<Refusal | null>;
  readonly onClose: () => void;
}

/** 扫描材料: one line of the list, page after page, by camera or from files. */
export function CameraDialog({
  materialName,
  itemName,
  caseId,
  kept,
  closed,
  reasoned,
  onKept,
  onRemove,
  onClose,
}: CameraDialogProps) {
  const desk = useRead('', () => window.counter.cameraDesk());
  const open = closed === null;
  const camera = useCamera(open ? desk.value : null);
  const video = useRef<HTMLVideoElement>(null);
  const fileInput = useRef<HTMLInputElement>(null);
  const line = useLinePages();
  const { pages, dispatch, refuse } = line;
  const [selected, setSelected] = useState<string | null>(open ? null : (kept[0]?.hash ?? null));
  const [marked, setMarked] = useState(() => isIdentityDocument(materialName));
  const [asPdf, setAsPdf] = useState(false);
  const [sharpness, setSharpness] = useState<(typeof sharpnesses)[number]>(sharpnesses[0]);
  const [removing, setRemoving] = useState<{ readonly hash: string; readonly reason: string } | null>(null);
  const [leaving, setLeaving] = useState(false);

  const [purpose, place] = watermarkLines(itemName, desk.value?.hall ?? '', desk.value?.today ?? '');
  const watermark = marked && desk.value !== null ? { purpose, place } : null;
  const previews = usePreviews(pages, line.pictures, watermark);
  const page = pages.find(({ id }) => id === selected);
  const scan = kept.find(({ hash }) => hash === selected);
  const live = open && page === undefined && scan === undefined;
  const asking = removing !== null || leaving;

  const order = [...kept.map(({ hash }) => hash), ...pages.map(({ id }) => id)];
  const select = (by: 1 | -1) => {
    const at = selected === null ? (by === 1 ? -1 : order.length) : order.indexOf(selected);
    const to = order[at + by];
    if (to !== undefined) setSelected(to);
  };
  const back = () => {
    refuse(null);
    if (leaving) setLeaving(false);
    else if (removing !== null) setRemoving(null);
    else if (selected !== null && open) setSelected(null);
    else if (pages.length > 0) setLeaving(true);
    else onClose();
  };
  const { saving, saveWanted, save } = useKeeping(line, open, { sharpness, watermark, asPdf }, onKept, () => {
    setLeaving(false);
    setSelected(null);
  });
  const busy = line.busy || saving !== null;
  const removeKept = async (hash: string, reason: string) => {
    const refusal = await onRemove(hash, reason);
    refuse(refusal);
    if (refusal !== null) return;
    setRemoving(null);
    setSelected(null);
  };
  const remove = () => {
    if (page !== undefined) {
      dispatch({ type: 'remove', id: page.id });
      setSelected(null);
    } else if (scan !== undefined && open) {
      if (reasoned) setRemoving({ hash: scan.hash, reason: '' });
      else void removeKept(scan.hash, '');
    }
  };
  const move = (by: 1 | -1) => {
    if (page !== undefined) dispatch({ type: 'move', id: page.id, by });
  };
  const shoot = () => {
    if (live) void line.shoot(video.current);
    else if (open) setSelected(null);
  };
  const openPdf = async () => {
    if (scan?.type !== 'application/pdf') return;
    const shown = await settle(() => window.counter.previewScan({ caseId, hash: scan.hash }));
    refuse(shown.ok ? null : shown.refusal);
  };
  const chooseFile = () => fileInput.current?.click();
  const nextSharpness = () =>
    setSharpness(sharpnesses[(sharpnesses.indexOf(sharpness) + 1) % sharpnesses.length] ?? sharpnesses[0]);

  useKeys(
    {
      Escape: back,
      F9: () => void (removing === null ? save() : removeKept(removing.hash, removing.reason)),
      ...(leaving ? { 'Ctrl+Delete': onClose } : {}),
      ...(asking ? {} : { 'Ctrl+ArrowUp': () => move(-1), 'Ctrl+ArrowDown': () => move(1) }),
    },
    saving === null,
  );
  useBareKeys(
    {
      ArrowUp: () => select(-1),
      ArrowDown: () => select(1),
      ...(open
        ? {
            ' ': shoot,
            O: chooseFile,
            C: camera.next,
            W: () => setMarked(!marked),
            P: () => setAsPdf(!asPdf),
            Q: nextSharpness,
            Delete: remove,
          }
        : {}),
      ...(scan?.type === 'application/pdf' ? { Enter: () => void openPdf() } : {}),
    },
    !asking && saving === null,
  );

  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    if (open && !busy) void line.takeFiles([...event.dataTransfer.files]);
  };
  const refusal = line.refusal ?? desk.refusal ?? closed;

  return (
    <Modal
      open
      title={`扫描材料 · ${materialName}`}
      width="min(1320px, 97vw)"
      style={{ top: 12 }}
      onCancel={back}
      keyboard={false}
      closable={false}
      mask={{ closable: false }}
      footer={
        <CameraFooter
          open={open}
          live={live}
          page={page !== undefined}
          scan={scan?.type ?? null}
          pages={pages.length}
          saving={saving}
          saveWanted={saveWanted}
          onShoot={shoot}
          onFile={chooseFile}
          onPdf={() => void openPdf()}
          onRemove={remove}
          onMove={move}
          onSave={() => void save()}
          onBack={back}
        />
      }
    >
      <div className="camera" onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
        <div className="camera-main">
          {refusal !== null && <RefusalNote refusal={refusal} />}
          {leaving && (
            <AskLeaving pages={pages.length} onSave={() => void save()} onDiscard={onClose} onBack={back} />
          )}
          {removing !== null && (
            <AskReason
              reason={removing.reason}
              onReason={(reason) => setRemoving({ ...removing, reason })}
              onRemove={() => void removeKept(removing.hash, removing.reason)}
              onBack={back}
            />
          )}
          {live && <LivePicture camera={camera} videoRef={video} />}
          {page?.kind === 'picture' && (
            <PageEditor
              key={page.id}
              page={page}
              address={previews.get(page.id) ?? null}
              active={!asking && saving === null}
              busy={line.busy}
              onOps={(ops) => dispatch({ type: 'ops', id: page.id, ops })}
              onStraighten={() => void line.straighten(page)}
            />
          )}
          {page?.kind === 'pdf' && (
            <p className="camera-wait">
              {page.title}，PDF，共{page.pages}页，原样保存{marked && '，不加水印'}。
            </p>
          )}
          {scan?.type === 'image/jpeg' && (
            <div className="camera-sheet">
              <KeptPicture key={scan.hash} caseId={caseId} scan={scan} />
            </div>
          )}
          {scan?.type === 'application/pdf' && (
            <p className="camera-wait">PDF，共{scan.pages}页。按 Enter 在预览窗口中打开。</p>
          )}
        </div>
        <aside className="camera-side">
          <PageStrip
            caseId={caseId}
            kept={kept}
            pages={pages}
            previews={previews}
            selected={selected}
            onSelect={setSelected}
          />
          {open && (
            <CameraOptions
              camera={camera}
              purpose={purpose}
              marked={marked}
              onMarked={setMarked}
              asPdf={asPdf}
              onAsPdf={setAsPdf}
              sharpness={sharpness.id}
              onSharpness={nextSharpness}
            />
          )}
          <p className="muted camera-hint">↑↓ 选页</p>
        </aside>
        <input
          ref={fileInput}
          type="file"
          multiple
          hidden
          accept="image/jpeg,image/png,application/pdf"
          aria-label="选择扫描文件"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            if (!busy) void line.takeFiles(files);
          }}
        />
      </div>
    </Modal>
  );
}
