/** Who looks into which register (D1): the bodies' own, and those who look after the whole hall. */
import { type ActContext, todayOf } from '../../act-context.ts';
import { isSameDepartment, isServedAt, type Role } from '../../reference/index.ts';
import type { ShelfKind } from './shelves.ts';

const window: readonly Role[] = ['clerk', 'window_head'];
const over: readonly Role[] = ['leader', 'centre_manager', 'supervisor'];
const everybody: readonly Role[] = [...window, 'reviewer', ...over];

/** To whom a register is shown as a list; what of it each may read is asked entry by entry. */
export const shelfReaders: Readonly<Record<ShelfKind, readonly Role[]>> = {
  consultation: [...window, ...over],
  // I2: everybody takes complaints down; the list is empty for who may not read them.
  complaint: everybody,
  follow_up: ['window_head', 'centre_manager', 'supervisor'],
  seal: [...window, ...over],
  bill: [...window, ...over],
  transfer: everybody,
  delivery: everybody,
  shift: everybody,
  leave: ['window_head', 'reviewer', ...over],
  mandate: [...window, ...over],
  penalty: [...window, ...over],
  notice: ['window_head', ...over],
  numbers: ['window_head', 'centre_manager', 'supervisor'],
};

type Reader = Pick<ActContext, 'hall' | 'now' | 'person'>;

export const looksAfterAll = ({ person: { role } }: Pick<Reader, 'person'>): boolean =>
  role === 'centre_manager' || role === 'supervisor';

/** D1: one's own body's, by its name of today or a former one (1M.12). */
export const isOwnBody = (department: string, context: Reader): boolean =>
  isSameDepartment(context.hall, context.person.department, department, todayOf(context));

/** A3: what a window does for a body is its business too, whoever sits there. */
export const isOfThisWindow = (department: string, context: Reader): boolean => {
  const { person, hall } = context;
  return (
    (person.role === 'clerk' || person.role === 'window_head') &&
    isServedAt(hall, hall.counter, department, todayOf(context))
  );
};

export const mayLookAt = (department: string, context: Reader): boolean =>
  looksAfterAll(context) || isOwnBody(department, context) || isOfThisWindow(department, context);
