import { useSyncExternalStore } from 'react';
import { unreachable } from '#shared/result.ts';
import { PadApp } from '../pad/pad-app.tsx';
import { PairForm } from './pair-form.tsx';
import type { TabletLink } from './tablet-link.ts';
import './tablet.css';

/** The applicant's page on a tablet: the same page as in the rating window, once the tablet is known to its counter. */
export function TabletApp({ link }: { readonly link: TabletLink }) {
  const view = useSyncExternalStore(link.subscribe, link.view);
  switch (view.kind) {
    case 'ready':
      return <PadApp />;
    case 'unpaired':
      return (
        <div className="pad">
          <main className="pad-main">
            <PairForm trouble={view.trouble} onPair={(code, name) => link.pair(code, name)} />
          </main>
        </div>
      );
    case 'elsewhere':
      return (
        <Notice title="评价页面已在别处打开">
          <button type="button" className="tablet-again" onClick={() => link.start()}>
            在这里打开
          </button>
        </Notice>
      );
    case 'connecting':
      return (
        <Notice title="正在连接窗口">
          <p>连接上以后，自动显示评价页面。</p>
        </Notice>
      );
    default:
      return unreachable(view);
  }
}

const Notice = ({ title, children }: { readonly title: string; readonly children: React.ReactNode }) => (
  <div className="pad">
    <main className="pad-main pad-away" role="status">
      <h1>{title}</h1>
      {children}
    </main>
  </div>
);
