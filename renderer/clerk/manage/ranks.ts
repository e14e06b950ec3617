import type { Rank } from '#shared/reference/people.ts';

/** 职级, lowest first (D2, D8). Written out: the module of the type brings the schemas with it, which no page takes in. */
export const ranks = ['科员', '股长', '中层副职', '中层正职', '局领导'] as const satisfies readonly Rank[];
