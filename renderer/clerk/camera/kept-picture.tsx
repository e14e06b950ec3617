import { useEffect, useState } from 'react';
import type { ScanFile } from '#shared/case/scan-events.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useRead } from '../../common/use-read.ts';

interface KeptPictureProps {
  readonly caseId: string | null;
  readonly scan: ScanFile;
  /** Said instead of the picture where it is small: a thumbnail tells nothing of why it is not there. */
  readonly small?: boolean;
}

/** A page as it lies in the store; its bytes are in this window for as long as it is looked at. */
export function KeptPicture({ caseId, scan, small = false }: KeptPictureProps) {
  const read = useRead(`${caseId ?? ''} ${scan.hash}`, () =>
    window.counter.openScan({ caseId, hash: scan.hash }),
  );
  const [address, setAddress] = useState<string | null>(null);
  const bytes = read.value?.bytes ?? null;
  useEffect(() => {
    if (bytes === null) return undefined;
    const made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  if (read.refusal !== null) return small ? <span>缺</span> : <RefusalNote refusal={read.refusal} />;
  if (address === null) return small ? null : <p className="camera-wait">正在打开…</p>;
  return <img src={address} alt={small ? '' : '扫描件'} />;
}
