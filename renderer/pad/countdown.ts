import { useEffect, useState } from 'react';

/** Whole seconds from `nowMs` to an ISO instant, never below 0. */
export function secondsUntil(until: string, nowMs: number): number {
  return Math.max(0, Math.ceil((Date.parse(until) - nowMs) / 1000));
}

export function useCountdown(until: string): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(until, Date.now()));
  useEffect(() => {
    const tick = () => setSeconds(secondsUntil(until, Date.now()));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [until]);
  return seconds;
}
