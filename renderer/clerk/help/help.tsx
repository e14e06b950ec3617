import { Modal } from 'antd';
import { useKeys } from '../../common/keys.ts';
import { ActionButton } from '../action-button.tsx';
import { pagesOf } from '../workstation/pages.tsx';
import { useWorkplace } from '../workstation/workplace.ts';
import './help.css';
import { commonKeys, keysOverCase, type TopicId, topics } from './topics.ts';

interface HelpProps {
  readonly topic: TopicId;
  /** Left out where something is in the way of the tour. */
  readonly onTour?: () => void;
  readonly onClose: () => void;
}

/** F1: what the present screen is for, its keys, and the rules behind it. */
export function Help({ topic, onTour, onClose }: HelpProps) {
  const { person, training } = useWorkplace();
  const { title, purpose, points, keys } = topics[topic];
  const overCase = topic === 'case';
  const everywhere = overCase ? commonKeys.filter(([key]) => keysOverCase.has(key)) : commonKeys;
  const pages = pagesOf(person.role).map((page): readonly [string, string] => [page.keys, page.title]);
  const tour = training ? onTour : undefined;
  useKeys({ F1: onClose, ...(tour === undefined ? {} : { F2: tour }) });
  return (
    <Modal
      open
      title={`帮助：${title}`}
      width={1160}
      centered
      onCancel={onClose}
      closable={false}
      footer={
        <>
          {tour !== undefined && <ActionButton label="第一天导览" keys="F2" onPress={tour} />}
          <ActionButton label="关闭" keys="Esc" type="primary" autoFocus onPress={onClose} />
        </>
      }
    >
      <div className="help selectable">
        <p className="help-purpose">{purpose}</p>
        <ul className="help-points">
          {points.map(({ text, rule }) => (
            <li key={text}>
              {text}
              {rule !== '' && <small className="muted"> 依据 {rule}</small>}
            </li>
          ))}
        </ul>
        <div className="help-keys">
          <KeyList title="本画面" keys={keys} columns />
          <KeyList title={overCase ? '到各画面（先按 Esc 关闭办件）' : '到各画面'} keys={pages} />
          <KeyList title="任何画面" keys={everywhere} />
        </div>
      </div>
    </Modal>
  );
}

function KeyList({
  title,
  keys,
  columns = false,
}: {
  readonly title: string;
  readonly keys: readonly (readonly [string, string])[];
  /** So many that they stand in two columns. */
  readonly columns?: boolean;
}) {
  if (keys.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <dl className={columns ? 'help-two' : ''}>
        {keys.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
