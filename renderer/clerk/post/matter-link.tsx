import type { MatterPlace } from '#shared/contract/post.ts';
import type { Role } from '#shared/reference/people.ts';
import { ActionButton } from '../action-button.tsx';
import { useWorkplace, type Workplace } from '../workstation/workplace.ts';

const placeTitles: Readonly<Record<MatterPlace, string>> = {
  board: '看办件',
  registers: '去登记',
  papers: '看文书',
  post: '看岗位',
  settings: '去设置',
  intake: '去收件',
  print: '看打印',
};

/** Not every desk has every screen. */
const isTheirs = (place: MatterPlace, role: Role): boolean =>
  place !== 'intake' || role === 'clerk' || role === 'window_head';

/** Goes where something is seen to. */
export function goTo(place: MatterPlace, workplace: Workplace): void {
  if (!isTheirs(place, workplace.person.role)) return;
  if (place === 'print') workplace.openPrintDesk();
  else workplace.openPage(place);
}

interface MatterLinkProps {
  readonly place: MatterPlace | null;
  /** As bound by the page. */
  readonly keys?: string;
}

/** The way to where it is seen to; nothing where there is none, or the place is another desk's. */
export function MatterLink({ place, keys }: MatterLinkProps) {
  const workplace = useWorkplace();
  if (place === null || !isTheirs(place, workplace.person.role)) return null;
  return (
    <ActionButton
      size="small"
      label={placeTitles[place]}
      {...(keys === undefined ? {} : { keys })}
      onPress={() => goTo(place, workplace)}
    />
  );
}
