import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from '../common/error-boundary.tsx';
import '../styles/base.css';
import { ClerkApp } from './clerk-app.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <ClerkApp />
    </ErrorBoundary>
  </StrictMode>,
);
