import { useState } from 'react';
import { chineseDate, type CivilDate } from '#shared/calendar/civil-date.ts';
import { maskIdNumber, maskPersonName, maskPhone } from '#shared/checks/masking.ts';
import type { CaseDetail } from '#shared/contract/case.ts';
import { useKeys } from '../../common/keys.ts';
import { ActionButton } from '../action-button.tsx';
import { ClockMark } from './clock-mark.tsx';
import { RatingPlace } from './rating-place.tsx';

/** Shows and hides what identifies the applicant. */
const revealKey = 'F9';

interface CaseHeadProps {
  readonly detail: CaseDetail;
  readonly active: boolean;
  readonly onInvited: () => void;
}

/** Who applied for what, where it stands, and its clocks. People in full only while somebody asked for it. */
export function CaseHead({ detail, active, onInvited }: CaseHeadProps) {
  const { applicantFull: who, agent } = detail;
  const [shown, setShown] = useState(false);
  const reveal = () => setShown(!shown);
  useKeys({ [revealKey]: reveal }, active);
  const name = (text: string): string => (shown ? text : maskPersonName(text));
  const id = (text: string): string => (shown ? text : maskIdNumber(text));
  const phone = (text: string): string => (shown ? text : maskPhone(text));
  return (
    <section className="case-head panel" aria-label="基本情况">
      <div className="case-what selectable">
        <h3>
          {detail.itemName}
          <span className="tag">{detail.handling}</span>
          <strong className="tag tag-accent" data-testid="case-stage">
            {detail.stage}
          </strong>
        </h3>
        <p className="muted">
          收件 {chineseDate(detail.receivedOn as CivilDate)}，{detail.window}　办件编号{' '}
          {detail.caseNumber ?? '受理后编号'}　实施编码 {detail.itemCode}
        </p>
        <p className="case-who">
          {who.kind === 'person' ? (
            <span>
              申请人 <strong>{name(who.name)}</strong> {id(who.idNumber)}
              {who.source === 'card' ? '（读卡）' : '（手工录入）'} 电话 {phone(who.phone)}
            </span>
          ) : (
            <span>
              申请人 <strong>{who.name}</strong> {who.creditCode}
              {who.creditCodeConfirmed && '（校验位不符，已对照证照核对）'} 电话 {phone(who.phone)}
            </span>
          )}
          {agent !== null && (
            <span>
              代理人 {name(agent.name)} {id(agent.idNumber)} 电话 {phone(agent.phone)}
              {agent.letterOfAuthority && '（已收授权委托书）'}
            </span>
          )}
          <ActionButton
            label={shown ? '隐藏证件和电话' : '显示证件和电话'}
            keys={revealKey}
            size="small"
            onPress={reveal}
          />
        </p>
      </div>
      <div className="case-standing">
        <ClockMark clock={detail.clock} />
        {detail.legal !== null && <ClockMark clock={detail.legal} />}
        <RatingPlace caseId={detail.caseId} stage={detail.rating} active={active} onInvited={onInvited} />
      </div>
    </section>
  );
}
