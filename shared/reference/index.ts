/** What a counter is told by the centre and keeps working with: the hall, its people, its items. */
export * from './effective.ts';
export * from './item.ts';
export * from './hall.ts';
export * from './people.ts';
export * from './template.ts';
