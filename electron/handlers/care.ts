/** Records that are not at the centre, long work on the data, and the applicant's side of a guide. */
import { join } from 'node:path';
import type { careInputs, CareOutputs } from '#shared/contract/care.ts';
import { civilDateAt, clockTimeAt } from '#shared/calendar/civil-date.ts';
import { guideOf } from '#shared/reference/guide.ts';
import { asSubItem } from '#shared/reference/item.ts';
import { ok, type Result, refuse } from '#shared/result.ts';
import { mayManage } from '../acts/manage.ts';
import { makeBackup } from '../care/backup.ts';
import { stuckRecords } from '../care/stuck-records.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';
import { whoIsSignedIn } from '../paper-handlers.ts';
import { covered } from '../people/locked-calls.ts';

type GuideOutput = CareOutputs['guide'];

export function careHandlers(parts: CounterParts): Handlers<typeof careInputs, CareOutputs> {
  const { desk, store, rating, status } = parts;
  const signedIn = whoIsSignedIn(desk);
  const guide = (input: { itemCode: string; subItem: string | null }): Result<GuideOutput> => {
    const { today, reference } = desk;
    const item = reference.itemOn(input.itemCode, today);
    return item === undefined
      ? refuse('not_found', 'A10', '所选事项不在目录中。', '请重新选择事项。', 'itemCode')
      : ok(guideOf(asSubItem(item, input.subItem), reference.hall, today));
  };
  /** The window head answers for this counter's data (D2). */
  const onlyHead = (what: string): Result<true> =>
    desk.session.person?.role === 'window_head'
      ? ok(true)
      : refuse('not_permitted', 'D2', `“${what}”由窗口负责人办理。`, '请窗口负责人签到后办理。');
  return {
    backup: () =>
      signedIn<CareOutputs['backup']>(async () => {
        const allowed = onlyHead('备份');
        if (!allowed.ok) return allowed;
        const place = await parts.places.folder('把备份放在哪里');
        if (place === null) return ok({ folder: null });
        // The dialog may have stood open while somebody else sat down, or nobody was here.
        const still = desk.session.locked ? covered : onlyHead('备份');
        if (!still.ok) return still;
        const name = `一门备份-${desk.reference.hall.counter.id}-${fileTime(desk.clock.now())}`;
        const source = {
          db: store.db,
          papers: join(parts.folder, 'papers'),
          scans: join(parts.folder, 'scans'),
        };
        return parts.jobs.start('备份本机数据', (job) => makeBackup(source, place, name, job));
      }),
    // What is closed for is a new version of the hall's data: whoever may see that it waits may put it to use.
    startAgain: () =>
      signedIn(() => {
        const allowed = mayManage(desk, store, '查看大厅资料');
        if (!allowed.ok) return allowed;
        parts.startAgain();
        return ok({ restarting: true as const });
      }),
    rebuildLists: () =>
      signedIn(() => {
        const allowed = onlyHead('重新整理列表');
        if (!allowed.ok) return allowed;
        store.rebuildNextTime();
        parts.startAgain();
        return ok({ restarting: true as const });
      }),
    holdReceiving: () =>
      signedIn(() => {
        parts.sync.holdReceiving();
        return ok(status.view());
      }),
    stuckRecords: () => signedIn(() => ok(stuckRecords(store, status.view().centre))),
    guide: (input) => signedIn(() => guide(input)),
    showGuide: (input) =>
      signedIn(() => {
        const shown = input === null ? ok(null) : guide(input);
        if (!shown.ok) return shown;
        rating.showGuide(shown.value);
        return ok({ shown: rating.showsGuide });
      }),
  };
}

/** `20260930-0930`, in China. */
const fileTime = (at: string): string =>
  [civilDateAt(at), clockTimeAt(at)].map((part) => part.replaceAll(/\D/g, '')).join('-');
