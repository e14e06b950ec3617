import type { PageProps } from '../workstation/pages.tsx';

/** 岗位。 */
export function PostPage({ shown }: PageProps) {
  return shown ? <p>岗位。</p> : null;
}
