import { z } from 'zod';
import { instant } from '../event.ts';

/** When and by whom, where a rule or a paper asks for it later. */
export const done = z.object({ at: instant, staff: z.string(), name: z.string() });
