import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { settle } from '../../common/settle.ts';
import { useWorkplace } from '../workstation/workplace.ts';

/** A consultation that is being made into an application (B4). */
export interface Begun {
  readonly consultationId: string;
  /** By the counter's clock: an application taken before is not the one. */
  readonly since: string;
  /** What was asked about; null where that was no item. */
  readonly itemCode: string | null;
}

export interface Turning {
  readonly begin: (begun: Begun) => void;
  /** What became of the last one, to be said on the page. */
  readonly said: string | null;
}

/**
 * 转申请: once the application of what was asked about is taken, the consultation is linked to it. Another item taken
 * in between is not mistaken for it; whoever comes back to the consultation may link it by hand.
 */
export function useTurning(): Turning {
  const { person } = useWorkplace();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const linked = useRef<string | null>(null);

  const look = useEffectEvent(async (caseId: string) => {
    if (begun === null) return;
    const { consultationId, since, itemCode } = begun;
    const found = await settle(() => window.counter.caseDetail({ caseId }));
    if (!found.ok) return;
    const { timeline, receiptNumber, itemCode: taken } = found.value;
    const first = timeline[0];
    const isIt =
      first !== undefined &&
      first.at >= since &&
      first.who === person.name &&
      (itemCode === null || itemCode === taken);
    // The same case is told of several times, while its papers print.
    if (!isIt || linked.current === consultationId) return;
    linked.current = consultationId;
    setBegun(null);
    const command = { type: 'consultation.turn', commandId: crypto.randomUUID(), consultationId, caseId };
    const done = await settle(() => window.counter.actOnRegister({ command }));
    setSaid(
      done.ok ? `咨询已转申请，收件编号${receiptNumber}。` : `${done.refusal.message}${done.refusal.next}`,
    );
  });
  useEffect(
    () =>
      window.counter.onCaseChanged(({ caseId }) => {
        if (caseId !== null) void look(caseId);
      }),
    [],
  );

  return {
    begin: (next) => {
      setSaid(null);
      linked.current = null;
      setBegun(next);
    },
    said,
  };
}
