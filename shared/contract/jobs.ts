/** Long work that goes on beside everything else: reports, exports, imports, backups. */
import { z } from 'zod';
import { uuid } from '../event.ts';

export const jobInputs = {
  jobs: z.undefined(),
  cancelJob: z.object({ id: uuid }),
} as const satisfies Record<string, z.ZodType>;

export interface JobView {
  readonly id: string;
  /** What is being done, e.g. `部门月报`. */
  readonly title: string;
  readonly done: number;
  /** 0 where it is not known how much there is. */
  readonly total: number;
  readonly state: '进行中' | '完成' | '未完成' | '已取消';
  /** Why it was not completed; empty otherwise. */
  readonly text: string;
}

export interface JobOutputs {
  /** The newest first; those that are over stay for a while. */
  jobs: readonly JobView[];
  cancelJob: { readonly cancelled: boolean };
}
