import { useKeys } from '../../common/keys.ts';
import { ActionButton } from '../action-button.tsx';
import { type Figure, useWorkplace } from '../workstation/workplace.ts';

interface FigureBandProps {
  readonly figure: Figure;
  /** Null while they are being read. */
  readonly count: number | null;
  readonly active: boolean;
}

/** The list is not the board now but what a report counted; Esc goes back to the report. */
export function FigureBand({ figure, count, active }: FigureBandProps) {
  const { leaveFigure, openPage } = useWorkplace();
  const back = () => {
    leaveFigure();
    openPage('reports');
  };
  useKeys({ Escape: back, 'Alt+0': leaveFigure }, active);
  return (
    <div className="board-figure" role="status">
      <strong>
        {figure.title}的办件{count !== null && `（${count}件）`}
      </strong>
      <ActionButton label="返回统计" keys="Esc" onPress={back} />
      <ActionButton label="看全部办件" keys="Alt+0" onPress={leaveFigure} />
    </div>
  );
}
