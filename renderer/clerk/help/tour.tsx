import { Tour } from 'antd';
import { useEffect, useState } from 'react';
import { overlays } from '../workstation/theme.ts';

interface Stop {
  readonly title: string;
  readonly description: string;
  /** What it points at; where that is not on the screen, the stop stands in the middle. */
  readonly at: string;
}

/** The first day at the training hall, on the intake screen, in the order the work goes. */
const stops: readonly Stop[] = [
  {
    title: '这里是演示大厅',
    description: '打印机、读卡器、评价器都是模拟的，可以放心练习。用 Tab 和方向键移动，Esc 随时离开导览。',
    at: '.training-band',
  },
  {
    title: '第一步：找事项',
    description: '输入名称、拼音首字母、编码或者部门，例如 hwys，用方向键选，Enter 确定。',
    at: '.intake [role="combobox"]',
  },
  {
    title: '第二步：读证',
    description: 'F4 读取模拟证件，也可以手工录入；来办过的人，以前的资料可以沿用，不必重录。',
    at: '.intake-left',
  },
  {
    title: '第三步：核对材料',
    description: 'F6 全部收到；缺少、不符的逐项标明，会写进补正告知书。',
    at: '.intake-right',
  },
  {
    title: '第四步：当场处理',
    description:
      '受理 F9、补正告知 F10、不予受理 F11。不能选的，写明为什么。文书随后自动打印，评价器请申请人评价。',
    at: '.intake-right',
  },
  {
    title: '各画面和它们的键',
    description: 'F3 办件、Ctrl+2 登记、Ctrl+7 岗位……每个按钮上都写着键。',
    at: '.work-header nav',
  },
  {
    title: '断网也照常办理',
    description: '这里始终显示是否联网、还有几条待上传、打印机和评价器的状态。试试拔掉网线：什么都不会停。',
    at: '.status-place',
  },
  {
    title: '任何时候按 F1',
    description: '每个画面都有简短的说明和依据。祝第一天顺利。',
    at: '.work-header',
  },
];

interface TourProps {
  readonly onEnd: () => void;
}

/** 第一天导览: points at the places of the intake screen one after another. */
export function FirstDayTour({ onEnd }: TourProps) {
  const [at, setAt] = useState(0);
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const next =
        event.key === 'ArrowRight' || event.key === 'Enter' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (event.key === 'Escape') onEnd();
      else if (next === 0) return;
      else if (at + next >= stops.length) onEnd();
      else setAt(Math.max(0, at + next));
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', keys, true);
    return () => window.removeEventListener('keydown', keys, true);
  }, [at, onEnd]);
  return (
    <Tour
      open
      current={at}
      onChange={setAt}
      onClose={onEnd}
      getPopupContainer={() => overlays}
      steps={stops.map(({ title, description, at: selector }) => ({
        title,
        description,
        target: () => document.querySelector<HTMLElement>(selector) ?? document.body,
        nextButtonProps: { children: '下一步 →' },
        prevButtonProps: { children: '上一步 ←' },
      }))}
    />
  );
}
