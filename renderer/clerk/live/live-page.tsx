import type { PageProps } from '../workstation/pages.tsx';

/** 监察。 */
export function LivePage({ shown }: PageProps) {
  return shown ? <p>监察。</p> : null;
}
