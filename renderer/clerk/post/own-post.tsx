import { chineseDate, type CivilDate } from '#shared/calendar/civil-date.ts';
import type { MandateView, PostView, SessionView } from '#shared/contract/post.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { ToneMark } from '../tone-mark.tsx';

interface OwnPostProps {
  readonly view: PostView;
  readonly session: Pick<SessionView, 'held' | 'counterName'>;
}

/** Under what authority, and whose post (D3, D6, A3). */
export function OwnPost({ view, session }: OwnPostProps) {
  const { mandate, here, department, post } = view;
  return (
    <section className="panel" aria-label="我的岗位">
      <div className="panel-title">
        <h2>我的岗位</h2>
      </div>
      <div className="post-body">
        <dl className="post-facts">
          <dt>单位职务</dt>
          <dd>
            {department} {post}
          </dd>
          <dt>在岗</dt>
          <dd>
            {session.counterName} <strong>{heldWords(session.held)}</strong>
            {here.since !== null && <span className="muted"> {here.since}签到</span>}
            {here.rosterUntil !== null && (
              <span className="muted"> 轮值至{chineseDate(here.rosterUntil as CivilDate)}</span>
            )}
          </dd>
        </dl>
        {here.refusal !== null && <RefusalNote refusal={here.refusal} />}
        {mandate === null ? (
          <p className="muted">按法定职权办理，不另需授权书。</p>
        ) : (
          <Mandate mandate={mandate} />
        )}
      </div>
    </section>
  );
}

export const heldWords = (held: SessionView['held']): string =>
  held === null ? '' : held.standsInFor === null ? held.as : `${held.as}（替${held.standsInFor}）`;

/** Days before its end from which it should be signed again. */
const renewDays = 30;

function Mandate({ mandate }: { readonly mandate: MandateView }) {
  const { number, organ, powers, seals, items, from, until, daysLeft, refusal } = mandate;
  const ending = daysLeft !== null && daysLeft <= renewDays;
  return (
    <>
      <dl className="post-facts">
        <dt>授权书</dt>
        <dd className="selectable">
          {number} <span className="muted">{organ}</span>
        </dd>
        <dt>权力</dt>
        <dd>{powers.length === 0 ? '未授予' : powers.join('、')}</dd>
        <dt>事项</dt>
        <dd>
          {items === null ? (
            '授权机关的全部事项'
          ) : (
            <details>
              <summary>{items.length}项</summary>
              <ul className="post-items">
                {items.map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </details>
          )}
        </dd>
        <dt>用章</dt>
        <dd>{seals.length === 0 ? '—' : seals.join('、')}</dd>
        <dt>有效期</dt>
        <dd>
          {chineseDate(from as CivilDate)}至{chineseDate(until as CivilDate)}{' '}
          <ToneMark
            tone={refusal !== null ? 'danger' : ending ? 'warn' : 'ok'}
            words={refusal !== null ? '不在效力期' : ending ? `还有${daysLeft}天，请续签` : '有效'}
          />
        </dd>
      </dl>
      {refusal !== null && <RefusalNote refusal={refusal} />}
    </>
  );
}
