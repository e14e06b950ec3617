import type { PadLook, PadState } from '#shared/contract/pad.ts';
import { unreachable } from '#shared/result.ts';
import { GuideView } from '../common/guide-view.tsx';
import { TrainingBand } from '../common/training-band.tsx';
import { usePushed } from '../common/use-pushed.ts';
import { Asking } from './asking.tsx';
import { CheckPaper } from './check.tsx';
import { Reasons } from './reasons.tsx';
import { SignPaper } from './sign.tsx';
import { useLook, useSaying, useVoice } from './use-look.ts';
import './pad.css';

/** The applicant's page: it shows what the counter says, and can answer one question. */
export function PadApp() {
  const { value: state } = usePushed(
    () => window.pad.padState(),
    (listener) => window.pad.onPadState(listener),
  );
  const { look, toggle } = useLook(state);
  const speaks = useVoice();
  useSaying(state === null ? '' : spoken(state), look.voice);
  if (state === null) return null;
  const switches = lookSwitches.filter(({ part }) => part !== 'voice' || speaks);
  const classes = ['pad', look.largeText ? 'pad-large' : '', look.highContrast ? 'pad-contrast' : ''];
  return (
    <div className={classes.filter((name) => name !== '').join(' ')}>
      {state.training && <TrainingBand />}
      <header className="pad-head">
        <div className="pad-place">
          <span>{state.hallName}</span>
          <strong>{state.counterName}</strong>
        </div>
        <div className="pad-look" role="group" aria-label="显示">
          {switches.map(({ part, title }) => (
            <button key={part} type="button" aria-pressed={look[part]} onClick={() => toggle(part)}>
              {title}
              <span aria-hidden="true">{look[part] ? '开' : '关'}</span>
            </button>
          ))}
        </div>
      </header>
      <main className={`pad-main pad-${state.mode}`}>
        <Mode state={state} />
      </main>
    </div>
  );
}

const lookSwitches: readonly { readonly part: keyof PadLook; readonly title: string }[] = [
  { part: 'largeText', title: '大字' },
  { part: 'highContrast', title: '高对比' },
  { part: 'voice', title: '语音' },
];

/** What is said aloud; nobody's name, and nothing that hints at a grade. */
function spoken(state: PadState): string {
  switch (state.mode) {
    case 'asking':
      return '请对本次服务作出评价。评价由本人自愿作出，也可以选择不评价。';
    case 'reasons':
      return '请选择原因，可以选择多项，也可以跳过。';
    case 'calling':
      return `请${state.ticket}号到${state.counterName}。`;
    case 'check':
      return `签名前请核对${state.title}。内容有误的，请告诉窗口。`;
    case 'sign':
      return '请在框内签写本人姓名。';
    case 'thanks':
      return state.declined ? '已选择不评价。请带好随身物品和证件。' : '感谢评价。请带好随身物品和证件。';
    default:
      return '';
  }
}

function Mode({ state }: { readonly state: PadState }) {
  switch (state.mode) {
    case 'idle':
      return (
        <>
          <h1>欢迎办理业务</h1>
          {state.photo !== null && <img className="pad-photo" src={state.photo} alt="" />}
          <dl className="pad-person">
            <dt>工号</dt>
            <dd>{state.staffNumber}</dd>
            <dt>姓名</dt>
            <dd>{state.staffName}</dd>
          </dl>
        </>
      );
    case 'calling':
      return (
        <>
          <h1>请 {state.ticket} 号</h1>
          <p className="pad-call">到 {state.counterName}</p>
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
    case 'reasons':
      return <Reasons key={state.ratingId} state={state} />;
    case 'check':
      return <CheckPaper key={state.signingId} state={state} />;
    case 'sign':
      return <SignPaper key={state.signingId} state={state} />;
    case 'signed':
      return (
        <>
          <h1>签名已完成</h1>
          <p>{state.title}</p>
        </>
      );
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
