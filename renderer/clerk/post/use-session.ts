import { useEffect } from 'react';
import type { SessionView } from '#shared/contract/post.ts';
import { useRead } from '../../common/use-read.ts';

/** Who is here and how they hold the post, read again whenever that changes. */
export function useSession(): SessionView | null {
  const { latest, reload } = useRead('', () => window.counter.session());
  useEffect(() => window.counter.onSessionChanged(reload), [reload]);
  return latest;
}
