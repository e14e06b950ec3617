import { useEffect, useRef, useState } from 'react';
import SignaturePad from 'signature_pad';
import type { PadState } from '#shared/contract/pad.ts';
import { handOf } from '#shared/signature/strokes.ts';
import { useCountdown } from './countdown.ts';
import { PadRefusal, useAnswer } from './use-answer.tsx';

type Sign = Extract<PadState, { mode: 'sign' }>;

/** The applicant's own hand, as strokes with their time; nothing is sent before 确认签名. */
export function SignPaper({ state }: { readonly state: Sign }) {
  const { signingId, title, label } = state;
  const seconds = useCountdown(state.until);
  const { canvas, pad } = useInk();
  const [empty, setEmpty] = useState(true);
  const sign = useAnswer((hand: Parameters<typeof window.pad.signPaper>[0]['hand']) =>
    window.pad.signPaper({ signingId, hand }),
  );
  const decline = useAnswer(() => window.pad.declineSigning({ signingId, wrong: false }));
  const running = sign.running || decline.running;

  const confirm = () => {
    const area = canvas.current;
    const ink = pad.current;
    if (area === null || ink === null || ink.isEmpty()) return;
    const { width, height, strokes } = handOf(ink.toData(), {
      width: area.clientWidth,
      height: area.clientHeight,
    });
    void sign.send({
      width,
      height,
      strokes: strokes.map((stroke) => stroke.map(([x, y, ms, pressure]) => [x, y, ms, pressure])),
    });
  };
  return (
    <>
      <h1>
        请签名：{title}（{label}）
      </h1>
      <canvas
        ref={canvas}
        className="pad-ink"
        role="img"
        aria-label="签名框，请在这里签写本人姓名"
        onPointerDown={() => setEmpty(false)}
      />
      <div className="pad-choices">
        <button
          type="button"
          onClick={() => {
            pad.current?.clear();
            setEmpty(true);
          }}
        >
          清除重签
        </button>
        <button type="button" aria-disabled={running} onClick={() => void decline.send()}>
          不签名
        </button>
        <button type="button" aria-disabled={running || empty} onClick={confirm}>
          确认签名
        </button>
      </div>
      <p className="pad-note">请本人在框内签写姓名；{seconds}秒内没有确认的，自动结束，不作签名。</p>
      <PadRefusal refusal={sign.refusal ?? decline.refusal} />
    </>
  );
}

/** The area as sharp as its screen; what was written stays when its size changes. */
function useInk() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(null);
  useEffect(() => {
    const area = canvas.current;
    if (area === null) return undefined;
    const ink = new SignaturePad(area, { minWidth: 1.5, maxWidth: 4, penColor: '#0d1520' });
    const fit = () => {
      const scale = window.devicePixelRatio;
      area.width = Math.round(area.clientWidth * scale);
      area.height = Math.round(area.clientHeight * scale);
      area.getContext('2d')?.scale(scale, scale);
      ink.fromData(ink.toData());
    };
    fit();
    const watch = new ResizeObserver(fit);
    watch.observe(area);
    pad.current = ink;
    return () => {
      watch.disconnect();
      ink.off();
      pad.current = null;
    };
  }, []);
  return { canvas, pad };
}
