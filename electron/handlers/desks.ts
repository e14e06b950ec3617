/** The desks behind the window: opinions, supervision, the centre. */
import { BrowserWindow, dialog } from 'electron';
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

export function deskHandlers(parts: CounterParts): Handlers<typeof deskInputs, DeskOutputs> {
  const { desk, store } = parts;
  const signedIn = whoIsSignedIn(desk);
  const imports = new ReferenceImport(desk, store, chooseFile);
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
    chooseImport: ({ source }) => signedIn(() => imports.choose(source)),
    useImport: ({ importId }) => signedIn(() => imports.use(importId)),
  };
}

/** `YIMEN_IMPORT_FILE` stands for the person's choice where a test has nobody to choose. */
async function chooseFile(source: ImportSource): Promise<string | null> {
  const given = process.env['YIMEN_IMPORT_FILE'];
  if (given !== undefined) return given;
  const filters =
    source === '进驻方案'
      ? [{ name: '进驻方案数据', extensions: ['json'] }]
      : [{ name: '一览表', extensions: ['xlsx'] }];
  const options = { title: `选择${source}`, filters, properties: ['openFile' as const] };
  const window = BrowserWindow.getFocusedWindow();
  const chosen =
    window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
  return chosen.filePaths[0] ?? null;
}
