import { Modal } from 'antd';
import type { PageId } from '../workstation/pages.tsx';

interface HelpProps {
  readonly page: PageId;
  readonly onClose: () => void;
}

/** F1: what the present screen is for, its keys, and the rules behind it. */
export function Help({ page, onClose }: HelpProps) {
  return (
    <Modal open title="帮助" footer={null} onCancel={onClose}>
      <p>{page}</p>
    </Modal>
  );
}
