/** The cameras of this machine, and the drawn one of a training counter. */

export interface Camera {
  /** The browser's; empty for the drawn one. */
  readonly deviceId: string;
  readonly label: string;
}

export const drawnCamera: Camera = { deviceId: '', label: '模拟高拍仪' };

/** In the order of the system; without names where it does not tell them. */
export async function listCameras(): Promise<Camera[]> {
  // A page that is not served as secure, or a system without any, has no devices to tell of.
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  return all
    .filter(({ kind, deviceId }) => kind === 'videoinput' && deviceId !== '')
    .map(({ deviceId, label }, at) => ({ deviceId, label: label === '' ? `摄像头${at + 1}` : label }));
}

/** As sharp as it can: a sheet of A4 has to stay legible. */
const sharpest = { width: { ideal: 3264 }, height: { ideal: 2448 } } as const;

/** Throws what `getUserMedia` throws. */
export const openCamera = (camera: Camera): Promise<MediaStream> =>
  camera.deviceId === ''
    ? Promise.resolve(drawnStream())
    : navigator.mediaDevices.getUserMedia({
        video: { deviceId: { exact: camera.deviceId }, ...sharpest },
        audio: false,
      });

export function closeStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

const framesEvery = 250;

/** A sheet on a dark mat, a little askew, that says what it is. Another each time it is looked at. */
function drawnStream(): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 1600;
  canvas.height = 1200;
  const context = canvas.getContext('2d');
  let frame = 0;
  const draw = (): void => {
    if (context === null) return;
    frame += 1;
    drawSheet(context, canvas.width, canvas.height, frame);
  };
  draw();
  const stream = canvas.captureStream(1000 / framesEvery);
  const timer = setInterval(() => {
    if (stream.active) draw();
    else clearInterval(timer);
  }, framesEvery);
  return stream;
}

function drawSheet(context: CanvasRenderingContext2D, width: number, height: number, frame: number): void {
  context.fillStyle = '#23272e';
  context.fillRect(0, 0, width, height);
  context.save();
  context.translate(width / 2, height / 2);
  context.rotate(0.05);
  const [sheetWidth, sheetHeight] = [height * 0.62, height * 0.88];
  context.fillStyle = '#fbfaf6';
  context.fillRect(-sheetWidth / 2, -sheetHeight / 2, sheetWidth, sheetHeight);
  context.fillStyle = '#1f2733';
  context.textAlign = 'center';
  context.font = '44px sans-serif';
  context.fillText('模拟材料', 0, -sheetHeight / 2 + 110);
  context.font = '26px sans-serif';
  context.fillText('模拟高拍仪 · 仅供练习', 0, -sheetHeight / 2 + 165);
  context.fillText(`第 ${frame} 帧`, 0, sheetHeight / 2 - 60);
  context.fillStyle = '#8a94a3';
  for (let line = 0; line < 16; line += 1)
    context.fillRect(
      -sheetWidth / 2 + 70,
      -sheetHeight / 2 + 230 + line * 38,
      sheetWidth - 140 - (line % 4) * 60,
      9,
    );
  context.restore();
}

/** The picture as it is now, whole. */
export async function photograph(video: HTMLVideoElement): Promise<Blob | null> {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  const context = canvas.getContext('2d');
  if (context === null || video.videoWidth === 0) return null;
  context.drawImage(video, 0, 0);
  return await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 });
}
