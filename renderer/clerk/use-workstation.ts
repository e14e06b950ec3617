import { useEffect, useState } from 'react';
import type { Workstation } from './workstation/workstation.tsx';

/**
 * The work place, read while the sign-in form is on the screen: the component library comes with it, and the
 * form need not wait for either. Not React.lazy: its fallback, once shown, stays for a third of a second.
 */
export function useWorkstation(begin: boolean): { readonly Workstation: typeof Workstation } | null {
  const [loaded, setLoaded] = useState<{ readonly Workstation: typeof Workstation } | null>(null);
  const [fault, setFault] = useState<unknown>(null);

  useEffect(() => {
    if (!begin) return undefined;
    const idle = requestIdleCallback(
      () => void import('./workstation/workstation.tsx').then(setLoaded, setFault),
      {
        timeout: 500,
      },
    );
    return () => cancelIdleCallback(idle);
  }, [begin]);

  // Part of the program is missing: the page's error boundary says so.
  if (fault !== null) throw fault;
  return loaded;
}
