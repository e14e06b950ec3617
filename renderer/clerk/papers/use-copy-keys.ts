import type { PrintJobView } from '#shared/contract/papers.ts';
import { useKeys } from '../../common/keys.ts';
import { copyKeys, type KeyedCopies, keyedCopies } from './copy-words.ts';
import type { PaperActs } from './use-paper-acts.ts';

/** Binds the keys of the copies that need somebody, and says on which copies they are to be shown. */
export function useCopyKeys(jobs: readonly PrintJobView[], acts: PaperActs, active: boolean): KeyedCopies {
  const keyed = keyedCopies(jobs);
  const { retry, reroute, confirm } = keyed;
  const media = jobs.find(({ jobId }) => jobId === reroute)?.actions.reroute ?? null;
  useKeys(
    {
      ...(retry === null ? {} : { [copyKeys.retry]: () => void acts.retry(retry) }),
      ...(reroute === null || media === null
        ? {}
        : { [copyKeys.reroute]: () => void acts.reroute(media, reroute) }),
      ...(confirm === null
        ? {}
        : {
            [copyKeys.cameOut]: () => void acts.confirm(confirm, true),
            [copyKeys.notOut]: () => void acts.confirm(confirm, false),
          }),
    },
    active && acts.dialog === null,
  );
  return keyed;
}
