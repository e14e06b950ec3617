import type { PushReply } from '#shared/protocol/index.ts';
import { type Database, isUnavailable } from '../database.ts';
import { commitPush } from './commit.ts';
import type { Batch } from './decide.ts';

type Reply = Omit<PushReply, 'now'>;
interface Waiting {
  readonly batch: Batch;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: unknown) => void;
}

/** Larger groups gain nothing more and keep the first of them waiting. */
const maxGroupEvents = 2000;

/**
 * Pushes of one hall queue for its lock anyway; those that wait together go in together, and one sync to disk
 * serves them all. Resolves only after the commit. `onCommitted` wakes who waits for news of the hall.
 */
export function createGroupCommit(
  database: Database,
  onCommitted: (hall: string, position: number) => void,
): (hall: string, batch: Batch) => Promise<Reply> {
  const queues = new Map<string, Waiting[]>();

  const commit = async (hall: string, group: readonly Waiting[]): Promise<void> => {
    try {
      const { replies, position } = await commitPush(
        database,
        hall,
        group.map(({ batch }) => batch),
      );
      onCommitted(hall, position);
      group.forEach(({ resolve, reject }, index) => {
        const reply = replies[index];
        if (reply === undefined) reject(new Error('a batch was left without a reply'));
        else resolve(reply);
      });
    } catch (error) {
      // One push that cannot be written must not take the others down with it.
      if (group.length > 1 && !isUnavailable(error)) for (const one of group) await commit(hall, [one]);
      else for (const { reject } of group) reject(error);
    }
  };

  const drain = async (hall: string, queue: Waiting[]): Promise<void> => {
    while (queue.length > 0) {
      let events = 0;
      const full = queue.findIndex(({ batch }) => (events += batch.arrivals.length) > maxGroupEvents);
      await commit(hall, queue.splice(0, full === -1 ? queue.length : Math.max(full, 1)));
    }
    queues.delete(hall);
  };

  return (hall, batch) =>
    new Promise((resolve, reject) => {
      const queue = queues.get(hall);
      if (queue !== undefined) {
        queue.push({ batch, resolve, reject });
        return;
      }
      const fresh = [{ batch, resolve, reject }];
      queues.set(hall, fresh);
      void drain(hall, fresh);
    });
}
