import type { PageProps } from '../workstation/pages.tsx';

/** 登记：咨询、投诉、印章、票据、移交、替岗、送达。 */
export function RegistersPage({ shown }: PageProps) {
  return shown ? <p>登记：咨询、投诉、印章、票据、移交、替岗、送达。</p> : null;
}
