import type { ActContext } from '../act-context.ts';
import type { ServiceItem } from '../reference/index.ts';

/** What of an item an act depends on. */
export type ActItem = Pick<
  ServiceItem,
  | 'code'
  | 'name'
  | 'department'
  | 'organ'
  | 'handling'
  | 'presence'
  | 'windowPowers'
  | 'intakeOnly'
  | 'decisionLevel'
> &
  Partial<Pick<ServiceItem, 'major'>>;

/** What of the circumstances authority is judged by. */
export type Where = Pick<ActContext, 'now' | 'hall' | 'person' | 'registers'>;
