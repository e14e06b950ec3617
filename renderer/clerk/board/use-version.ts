import { useEffect, useState } from 'react';

/** A pushed change is waited out this long: a pull from the centre changes many cases at once. */
const gatherMs = 150;

/** Counts up when cases have changed. */
export function useVersion(): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = window.counter.onCaseChanged(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setVersion((before) => before + 1);
      }, gatherMs);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return version;
}
