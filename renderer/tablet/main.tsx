import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from '../common/error-boundary.tsx';
import '../styles/base.css';
import { TabletApp } from './tablet-app.tsx';
import { TabletLink } from './tablet-link.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('tablet.html has no #root');
const link = new TabletLink();
// Where the rating window has its preload script, this page has its connection.
Object.defineProperty(window, 'pad', { value: link.pad });
link.start();
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <TabletApp link={link} />
    </ErrorBoundary>
  </StrictMode>,
);
