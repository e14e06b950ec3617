import type { ConfigProviderProps } from 'antd';
import zhCN from 'antd/locale/zh_CN';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

// Drawers and dialogs outside of <body> itself: for those in <body> the library locks scrolling with a
// style sheet that carries no nonce, which the page's policy rightly refuses. This page never scrolls.
export const overlays = document.getElementById('overlays') ?? document.body;

/** Dense and calm: no motion, no click waves, the same colours as `styles/base.css`. */
export const componentSettings: ConfigProviderProps = {
  locale: zhCN,
  csp: { nonce },
  getPopupContainer: () => overlays,
  button: { autoInsertSpace: false },
  wave: { disabled: true },
  theme: {
    token: {
      motion: false,
      fontFamily: 'var(--font)',
      fontSize: 14,
      borderRadius: 4,
      controlHeight: 32,
      colorPrimary: '#1a5fa3',
      colorLink: '#1a5fa3',
      colorError: '#b3261e',
      colorSuccess: '#17703f',
      colorWarning: '#8f5400',
      colorText: '#1f2733',
      colorTextSecondary: '#576372',
      colorTextPlaceholder: '#737f8d',
      colorTextDisabled: '#6b7785',
      colorBorder: '#aeb8c4',
      colorBgMask: 'rgb(20 35 55 / 30%)',
    },
  },
};
