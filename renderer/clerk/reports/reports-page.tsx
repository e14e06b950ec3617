import type { PageProps } from '../workstation/pages.tsx';

/** 统计。 */
export function ReportsPage({ shown }: PageProps) {
  return shown ? <p>统计。</p> : null;
}
