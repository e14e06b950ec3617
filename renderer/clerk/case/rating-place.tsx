import { useState } from 'react';
import type { RatingStage } from '#shared/rating/index.ts';
import type { Refusal } from '#shared/result.ts';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { ActionButton } from '../action-button.tsx';
import { ratingWords } from '../words.ts';

interface RatingPlaceProps {
  readonly caseId: string;
  readonly stage: RatingStage;
  /** F4 is ours. */
  readonly active: boolean;
  readonly onInvited: () => void;
}

/** Whether the applicant rated; never how (it is published when the month is closed). */
export function RatingPlace({ caseId, stage, active, onInvited }: RatingPlaceProps) {
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const invite = useAct(window.counter.inviteRating);
  const { text, mayInvite } = ratingWords[stage];

  const onPress = async () => {
    const result = await invite.run({ caseId });
    if (result === null) return;
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) onInvited();
  };

  useKeys({ F4: () => void onPress() }, active && mayInvite);

  return (
    <div className="rating-place">
      <p role="status" data-testid="rating-state">
        {text}
      </p>
      {mayInvite && (
        <ActionButton
          label="邀请评价"
          keys="F4"
          size="small"
          running={invite.running}
          onPress={() => void onPress()}
        />
      )}
      {refusal !== null && <RefusalNote refusal={refusal} />}
    </div>
  );
}
