import type { PageProps } from '../workstation/pages.tsx';

/** 管理。 */
export function ManagePage({ shown }: PageProps) {
  return shown ? <p>管理。</p> : null;
}
