/** The desks behind the window: opinions, supervision, the centre. */
import type { deskInputs, DeskOutputs } from '#shared/contract/desks.ts';
import type { ImportSource } from '#shared/contract/manage.ts';
import { liveBoard } from '../acts/live-board.ts';
import { heldCases, liveMarks } from '../acts/live-marks.ts';
import { calendarYear, catalogueItem, catalogueList, changeHall, hallBook } from '../acts/manage.ts';
import { opinionCase, opinionDesk } from '../acts/opinion-desk.ts';
import { ReferenceImport } from '../acts/reference-import.ts';
import type { CounterParts } from '../handlers.ts';
import type { Handlers } from '../ipc.ts';
import { whoIsSignedIn } from '../paper-handlers.ts';
import { runThread } from '../thread.ts';
import type { Places } from '../windows/places.ts';

/** What reading one file may take of the counter's computer. */
const importMegabytes = 1024;

export function deskHandlers(parts: CounterParts): Handlers<typeof deskInputs, DeskOutputs> {
  const { desk, store } = parts;
  const signedIn = whoIsSignedIn(desk);
  const imports = new ReferenceImport({
    ...parts,
    chooseFile: chooseFile(parts.places),
    read: (task, job) => runThread(parts.importWorker, task, job, importMegabytes),
  });
  return {
    opinionDesk: () => signedIn(() => opinionDesk(desk, store)),
    opinionCase: ({ caseId }) => signedIn(() => opinionCase(desk, store, caseId)),
    liveBoard: () => signedIn(() => liveBoard(parts)),
    liveMarks: () => signedIn(() => liveMarks(parts)),
    heldCases: () => signedIn(() => heldCases(parts)),
    hallBook: () => signedIn(() => hallBook(desk, store)),
    changeHall: (change) => signedIn(() => changeHall(desk, store, change)),
    catalogueList: (input) => signedIn(() => catalogueList(desk, store, input)),
    catalogueItem: (input) => signedIn(() => catalogueItem(desk, store, input)),
    calendarYear: ({ year }) => signedIn(() => calendarYear(desk, store, year)),
    chooseImport: ({ source, jobId }) => signedIn(() => imports.choose(source, jobId)),
    takeImport: ({ importId }) => signedIn(() => imports.use(importId)),
  };
}

const chooseFile =
  ({ toOpen }: Places) =>
  (source: ImportSource): Promise<string | null> =>
    toOpen(
      `选择${source}`,
      source === '进驻方案'
        ? [{ name: '进驻方案数据', extensions: ['json'] }]
        : [{ name: '一览表', extensions: ['xlsx'] }],
    );
