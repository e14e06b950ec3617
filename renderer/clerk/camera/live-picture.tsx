import { useEffect, useRef } from 'react';
import { RefusalNote } from '../../common/refusal-note.tsx';
import type { LiveCamera } from './use-camera.ts';

interface LivePictureProps {
  readonly camera: LiveCamera;
  readonly videoRef: React.RefObject<HTMLVideoElement | null>;
}

/** What the camera sees now, or why it sees nothing. */
export function LivePicture({ camera, videoRef }: LivePictureProps) {
  const { stream, refusal, opening } = camera;
  const own = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const video = own.current;
    videoRef.current = video;
    if (video === null) return undefined;
    video.srcObject = stream;
    // A stream that ends while it begins to play is told of by the camera.
    if (stream !== null) video.play().catch(() => undefined);
    return () => {
      video.srcObject = null;
      videoRef.current = null;
    };
  }, [stream, videoRef]);
  return (
    <div className="camera-live">
      {stream === null ? (
        <div className="camera-none">
          {refusal !== null && <RefusalNote refusal={refusal} />}
          {refusal === null && opening && <p className="camera-wait">正在打开高拍仪…</p>}
          <p className="muted">也可以把jpg、png或者pdf文件拖到这里。</p>
        </div>
      ) : (
        <video ref={own} muted playsInline aria-label="高拍仪画面" data-testid="camera-live" />
      )}
    </div>
  );
}
