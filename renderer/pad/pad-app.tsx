import type { PadState } from '#shared/contract/pad.ts';
import { unreachable } from '#shared/result.ts';
import { GuideView } from '../common/guide-view.tsx';
import { TrainingBand } from '../common/training-band.tsx';
import { usePushed } from '../common/use-pushed.ts';
import { Asking } from './asking.tsx';
import './pad.css';

/** The applicant's page: it shows what the counter says, and can answer one question. */
export function PadApp() {
  const { value: state } = usePushed(
    () => window.pad.padState(),
    (listener) => window.pad.onPadState(listener),
  );
  if (state === null) return null;
  return (
    <div className="pad">
      {state.training && <TrainingBand />}
      <header className="pad-head">
        <span>{state.hallName}</span>
        <strong>{state.counterName}</strong>
      </header>
      <main className={`pad-main pad-${state.mode}`}>
        <Mode state={state} />
      </main>
    </div>
  );
}

function Mode({ state }: { readonly state: PadState }) {
  switch (state.mode) {
    case 'idle':
      return (
        <>
          <h1>欢迎办理业务</h1>
          <dl className="pad-person">
            <dt>工号</dt>
            <dd>{state.staffNumber}</dd>
            <dt>姓名</dt>
            <dd>{state.staffName}</dd>
          </dl>
        </>
      );
    case 'away':
      return (
        <>
          <h1>暂停服务</h1>
          <p>请到其他窗口办理，或咨询大厅工作人员。</p>
        </>
      );
    case 'asking':
      return <Asking key={state.ratingId} state={state} />;
    case 'guide':
      return <GuideView guide={state.guide} />;
    case 'thanks':
      return (
        <>
          <h1>{state.declined ? '已选择不评价' : '感谢评价'}</h1>
          <p>请带好随身物品和证件。</p>
        </>
      );
    default:
      return unreachable(state);
  }
}
