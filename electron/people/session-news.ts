import type { CounterPushes } from '#shared/contract/counter.ts';
import type { SessionView } from '#shared/contract/post.ts';
import type { Desk } from '../acts/desk.ts';
import type { SelfTest } from '../acts/self-test.ts';
import type { Store } from '../store/store.ts';

interface Sources {
  readonly desk: Desk;
  readonly store: Store;
  readonly selfTest: Pick<SelfTest, 'onDone'>;
}

type Tell = <Push extends keyof CounterPushes>(push: Push, value: CounterPushes[Push]) => void;

/**
 * Tells the clerk's screens who is here when that has changed: somebody came or went, asked to leave, covered the
 * workstation. What happens in one act is told once, as it stands at its end. When the cover comes off, the screens
 * read again what they were not told meanwhile.
 */
export function sessionNews({ desk, store, selfTest }: Sources, tell: Tell, view: () => SessionView): void {
  let told = false;
  let locked = false;
  const later = (): void => {
    if (told) return;
    told = true;
    setImmediate(() => {
      told = false;
      if (!store.db.open) return;
      tell('sessionChanged', view());
      if (locked && !desk.session.locked) tell('caseChanged', { caseId: null });
      ({ locked } = desk.session);
    });
  };
  desk.session.onChanged(later);
  selfTest.onDone(later);
  store.onAppended((events) => {
    if (events.some(({ streamKind }) => streamKind === 'shift')) later();
  });
}
