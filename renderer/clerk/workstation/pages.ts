/** The screens of the work place and the key of each. */
export const pages = [
  { id: 'intake', title: '收件', keys: 'F2' },
  { id: 'board', title: '办件', keys: 'F3' },
  { id: 'papers', title: '文书', keys: 'F1' },
  { id: 'settings', title: '设置', keys: 'F8' },
] as const;
export type PageId = (typeof pages)[number]['id'];

/** Opens the printers and what waits for them, from every screen. */
export const printDeskKey = 'Ctrl+J';
