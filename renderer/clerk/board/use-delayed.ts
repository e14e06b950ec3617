import { useEffect, useState } from 'react';

/** The value once it has stood still for a moment: a search is not sent for every key. */
export function useDelayed(value: string, delayMs = 120): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), delayMs);
    return () => clearTimeout(timer);
  }, [value, delayMs]);
  return settled;
}
