import { type FocusEvent, useEffect, useRef } from 'react';

/** Remembers where the cursor was, and puts it back when what covered the screen is gone. */
export function useFocusReturn(covered: boolean): (event: FocusEvent) => void {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (!covered) last.current?.focus();
  }, [covered]);

  return ({ currentTarget, target }) => {
    // React lets events of what lies on top bubble here as well; that is not this screen.
    if (target instanceof HTMLElement && currentTarget.contains(target)) last.current = target;
  };
}
