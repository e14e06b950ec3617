import { useEffect } from 'react';

/** Calls when main says that a printer, a paper or a case changed. */
export function useChanges(onChange: () => void): void {
  useEffect(() => {
    const stops = [window.counter.onStatusChanged(onChange), window.counter.onCaseChanged(onChange)];
    return () => stops.forEach((stop) => stop());
  }, [onChange]);
}
