import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from '../common/error-boundary.tsx';
import '../styles/base.css';
import { PadApp } from './pad-app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('pad.html has no #root');
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <PadApp />
    </ErrorBoundary>
  </StrictMode>,
);
