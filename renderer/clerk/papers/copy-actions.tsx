import { ActionButton } from '../action-button.tsx';
import { copyKeys, rerouteLabels, retryLabel, rowKeys } from './copy-words.ts';
import type { CopyLineProps } from './copy-line.tsx';

/** What a person may do about a copy now, as main said; where nobody knows whether it came out, a person is asked. */
export function CopyActions({ job, title, keyed, rowKeyed, acts }: CopyLineProps) {
  const { jobId, actions } = job;
  const { reroute } = actions;
  const key = (of: keyof typeof keyed, keys: string) => (keyed[of] === jobId ? { keys } : {});
  return (
    <>
      {actions.confirm && (
        <span className="copy-question">
          打印出来了吗？
          <ActionButton
            label="已打出"
            size="small"
            {...key('confirm', copyKeys.cameOut)}
            onPress={() => void acts.confirm(jobId, true)}
          />
          <ActionButton
            label="未打出"
            size="small"
            {...key('confirm', copyKeys.notOut)}
            onPress={() => void acts.confirm(jobId, false)}
          />
        </span>
      )}
      {actions.retry && (
        <ActionButton
          label={retryLabel(job.state)}
          size="small"
          {...key('retry', copyKeys.retry)}
          onPress={() => void acts.retry(jobId)}
        />
      )}
      {reroute !== null && (
        <ActionButton
          label={rerouteLabels[reroute]}
          size="small"
          {...key('reroute', copyKeys.reroute)}
          onPress={() => void acts.reroute(reroute, jobId)}
        />
      )}
      {actions.void && (
        <ActionButton
          label="作废这一份"
          size="small"
          type="text"
          {...(rowKeyed.voidCopy === jobId ? { keys: rowKeys.voidCopy } : {})}
          onPress={() => acts.askVoid(job, title)}
        />
      )}
    </>
  );
}
