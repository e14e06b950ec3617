import { Component, type ErrorInfo, type ReactNode } from 'react';
import { internalFault } from './settle.ts';

/** The last resort of a page: says so in plain words instead of going blank. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="page-fault" role="alert">
        <p>{internalFault.message}</p>
        <p>已经受理、打印的办件不受影响。</p>
        <button type="button" onClick={() => window.location.reload()}>
          重新载入
        </button>
      </div>
    );
  }
}
