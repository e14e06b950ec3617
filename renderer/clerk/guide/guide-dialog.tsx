import { Modal } from 'antd';
import { useState } from 'react';
import type { Refusal } from '#shared/result.ts';
import { GuideView } from '../../common/guide-view.tsx';
import { useKeys } from '../../common/keys.ts';
import { RefusalNote } from '../../common/refusal-note.tsx';
import { useAct } from '../../common/use-act.ts';
import { useRead } from '../../common/use-read.ts';
import { ActionButton } from '../action-button.tsx';
import { MadePapers } from '../papers-page/made-papers.tsx';
import { useAskPaper } from '../papers/use-ask-paper.ts';

interface GuideDialogProps {
  readonly itemCode: string;
  readonly subItem: string | null;
  readonly onClose: () => void;
}

/** 办事指南 of an item: to read to the applicant, to show on their side, or to print (A10, 许可法30). */
export function GuideDialog({ itemCode, subItem, onClose }: GuideDialogProps) {
  const [shown, setShown] = useState(false);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const [made, setMade] = useState<string | null>(null);
  const read = useRead(`${itemCode} ${subItem ?? ''}`, () => window.counter.guide({ itemCode, subItem }));
  const show = useAct((input: Parameters<typeof window.counter.showGuide>[0]) =>
    window.counter.showGuide(input),
  );
  const paper = useAskPaper(setMade);

  const showOrHide = async () => {
    const result = await show.run(shown ? null : { itemCode, subItem });
    if (result === null) return;
    setRefused(result.ok ? null : result.refusal);
    if (result.ok) setShown(result.value.shown);
  };
  const print = () => void paper.ask({ paper: '办事指南', itemCode, subItem });
  // Once it is made, the same key prints it: the list below has it then.
  useKeys({ F9: () => void showOrHide(), ...(made === null ? { 'Ctrl+P': print } : {}) });
  const refusal = refused ?? paper.refusal ?? read.refusal;

  return (
    <Modal
      open
      title="办事指南"
      width={900}
      onCancel={onClose}
      closable={false}
      styles={{ body: { maxHeight: '62vh', overflowY: 'auto' } }}
      footer={
        <>
          <ActionButton
            label={shown ? '从评价器收回' : '在评价器上显示'}
            keys="F9"
            running={show.running}
            onPress={() => void showOrHide()}
          />
          {made === null && (
            <ActionButton label="生成并预览" keys="Ctrl+P" running={paper.running} onPress={print} />
          )}
          <ActionButton label="关闭" keys="Esc" type="primary" autoFocus onPress={onClose} />
        </>
      }
    >
      {refusal !== null && <RefusalNote refusal={refusal} />}
      {made !== null && <MadePapers paperIds={[made]} active />}
      {read.value !== null && <GuideView guide={read.value} />}
    </Modal>
  );
}
