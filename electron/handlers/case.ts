/** One case: what is known of it here, and at the centre. */
import type { caseInputs, CaseOutputs } from '#shared/contract/case.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { eventText } from '#shared/timeline.ts';
import { caseDetail } from '../acts/case-detail.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';
import { whoIsSignedIn } from '../paper-handlers.ts';
import { CentreAnswerError, UnreachableError } from '../sync/centre-client.ts';

export function caseHandlers(parts: CounterParts): Handlers<typeof caseInputs, CaseOutputs> {
  const { desk, store, rating } = parts;
  const signedIn = whoIsSignedIn(desk);
  return {
    caseDetail: ({ caseId }) => signedIn(() => caseDetail(desk, store, caseId)),
    inviteRating: ({ caseId }) => rating.invite(caseId),
    caseAtCentre: ({ caseId }) => signedIn(() => caseAtCentre(parts, caseId)),
  };
}

/** Of ratings and of what comes of poor ones nothing is told but that somebody was asked (I1, I2). */
const unknownText = (kind: string): string | null =>
  /^(?:case|paper)\./.test(kind) ? kind : eventText({ kind, payload: null });

/** What the centre says it holds, told in the words of the same events here. */
async function caseAtCentre(
  { sync, store }: CounterParts,
  caseId: string,
): Promise<Result<CaseOutputs['caseAtCentre']>> {
  const { client } = sync;
  if (client === null) return refuse('unavailable', '', '尚未配置中心地址。', '请窗口负责人在设置中填写。');
  try {
    const reply = await client.case(caseId, AbortSignal.timeout(10_000));
    if (reply.events.length === 0)
      return refuse('unavailable', '', '中心还没有收到该办件。', '记录已在本机保存，上传后即可查到。');
    const known = new Map(store.log.ofCase(caseId).map((event) => [event.id, eventText(event)]));
    return ok({
      events: reply.events.flatMap(({ hallSeq, kind, at, id }) => {
        // Of another counter's events there are no words here; steps that a timeline leaves out are left out.
        const text = known.has(id) ? known.get(id) : unknownText(kind);
        return text === null || text === undefined ? [] : [{ hallSeq, kind, at, text }];
      }),
    });
  } catch (error) {
    if (error instanceof UnreachableError)
      return refuse('unavailable', '', '联系不上中心。', '业务照常办理，恢复联网后再查询。');
    if (error instanceof CentreAnswerError) return refuse('unavailable', '', error.message, '请联系管理员。');
    throw error;
  }
}
