/** Asks the picture worker; one is enough, and it ends with the dialog. */
import type { PictureAnswers, PictureFault, PictureJob, PictureReply } from './picture-job.ts';

/** What it could not do, as {@link PictureFault} names it. */
export class PictureError extends Error {
  readonly fault: PictureFault;
  constructor(fault: PictureFault) {
    super(fault);
    this.fault = fault;
  }
}

export interface Pictures {
  ask<Kind extends PictureJob['kind']>(
    job: Extract<PictureJob, { kind: Kind }>,
  ): Promise<PictureAnswers[Kind]>;
  end(): void;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

export function startPictures(): Pictures {
  const worker = new Worker(new URL('./picture-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  const fail = (fault: PictureFault): void => {
    for (const { reject } of waiting.values()) reject(new PictureError(fault));
    waiting.clear();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<PictureReply>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if ('fault' in data) one?.reject(new PictureError(data.fault));
    else one?.resolve(data.answer as never);
  });
  worker.addEventListener('error', () => fail('failed'));
  return {
    ask: (job) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no other origin
        worker.postMessage({ id: last, job });
      }),
    end: () => {
      worker.terminate();
      fail('failed');
    },
  };
}
