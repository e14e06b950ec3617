import { z } from 'zod';

const workingDays = z.int().min(1).max(60);

/**
 * What a site decides about time where neither the law nor all five plans say the same. Every field has a default,
 * so a site that has set nothing is complete.
 */
export const timeSettings = z.object({
  /** C5: 办公会讨论、评审、上报 are done within the promised limit, so nothing stops the promised clock. */
  promisedKeepsRunning: z.boolean().default(false),
  /** C6: 临期 from so many working days before the end. */
  warnWorkingDays: z.int().min(0).max(10).default(1),
  /** Limits of putting a 差评 right; the national rules set none (2.4). */
  poorRating: z
    .object({
      /** The first call to whoever rated. */
      contactWorkingDays: workingDays.default(1),
      simpleWorkingDays: workingDays.default(2),
      complexWorkingDays: workingDays.default(15),
      /** The call after it was put right. */
      revisitWorkingDays: workingDays.default(5),
    })
    .prefault({}),
  /** I2: from receipt of a complaint to the answer. */
  complaintWorkingDays: workingDays.default(15),
  /** The grade a service is given when nobody rated it in time; null where the site gives none (2.4). */
  unratedDefault: z
    .object({
      days: z.int().min(1).max(60),
      unit: z.enum(['natural', 'working']),
      /** 5 非常满意 … 1 非常不满意. */
      grade: z.int().min(1).max(5),
    })
    .nullable()
    .default(null),
  /** G2: materials are handed over by this time of the next working day, `HH:mm` in China. */
  transferNoon: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间应当写作“12:00”')
    .default('12:00'),
  /** A5: what was done on paper while offline may be entered so many working days later. */
  backdateMaxWorkingDays: z.int().min(0).max(60).default(10),
});
export type TimeSettings = z.output<typeof timeSettings>;

/** A site that has set nothing. */
export const defaultTimeSettings: TimeSettings = timeSettings.parse({});
