import type { PrintDesk } from '#shared/contract/papers.ts';
import { type Read, useRead } from '../../common/use-read.ts';
import { useChanges } from '../use-changes.ts';

/** Both printers and the copies that wait or need a person, as they are now. */
export function usePrintDesk(): Read<PrintDesk> {
  const desk = useRead('print desk', window.counter.printDesk);
  useChanges(desk.reload);
  return desk;
}
