import type { PageProps } from '../workstation/pages.tsx';

/** 审批：等待签署的意见。 */
export function OpinionsPage({ shown }: PageProps) {
  return shown ? <p>审批：等待签署的意见。</p> : null;
}
