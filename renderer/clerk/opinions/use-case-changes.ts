import { useEffect } from 'react';

/** Many changes in a moment are read once. */
const pauseMs = 400;

/** Calls a moment after cases changed, at this counter or at the centre; and every so often while it is shown. */
export function useCaseChanges(onChange: () => void, shown: boolean, everyMs = 60_000): void {
  useEffect(() => {
    if (!shown) return undefined;
    let pending: number | undefined;
    const stop = window.counter.onCaseChanged(() => {
      window.clearTimeout(pending);
      pending = window.setTimeout(onChange, pauseMs);
    });
    const timer = window.setInterval(onChange, everyMs);
    return () => {
      stop();
      window.clearTimeout(pending);
      window.clearInterval(timer);
    };
  }, [onChange, shown, everyMs]);
}
