import { chineseDate, type CivilDate } from '#shared/calendar/civil-date.ts';
import type { CaseDetail } from '#shared/contract/counter.ts';
import { ClockMark } from './clock-mark.tsx';

/** Who applied for what, where it stands, and its clocks. The only place with full identity numbers. */
export function CaseFacts({ detail }: { readonly detail: CaseDetail }) {
  const { applicantFull: who, agent } = detail;
  return (
    <section className="panel" aria-label="基本情况">
      <div className="panel-title">
        <h3 className="selectable">{detail.itemName}</h3>
        <span className="push" />
        <strong data-testid="case-stage">{detail.stage}</strong>
      </div>
      <dl className="facts selectable">
        <dt>时限</dt>
        <dd className="facts-clocks">
          <ClockMark clock={detail.clock} />
          {detail.legal !== null && <ClockMark clock={detail.legal} />}
        </dd>
        <dt>收件</dt>
        <dd>
          {detail.receiptNumber}，{chineseDate(detail.receivedOn as CivilDate)}，{detail.window}
        </dd>
        <dt>办件编号</dt>
        <dd>{detail.caseNumber ?? '受理后编号'}</dd>
        <dt>申请人</dt>
        <dd>
          {who.name}
          <br />
          {who.kind === 'person'
            ? `身份证件 ${who.idNumber}${who.source === 'card' ? '（读卡）' : '（手工录入）'}`
            : `统一社会信用代码 ${who.creditCode}${who.creditCodeConfirmed ? '（校验位不符，已对照证照核对）' : ''}`}
          <br />
          电话 {who.phone}
        </dd>
        {agent !== null && (
          <>
            <dt>代理人</dt>
            <dd>
              {agent.name}
              {agent.letterOfAuthority && '（已收授权委托书）'}
              <br />
              身份证件 {agent.idNumber}
              <br />
              电话 {agent.phone}
            </dd>
          </>
        )}
        <dt>实施编码</dt>
        <dd className="muted">{detail.itemCode}</dd>
      </dl>
    </section>
  );
}
