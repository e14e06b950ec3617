import type { Migration } from './index.ts';

/** For registers of a month and the end of a day: neither reads the whole log. */
export const readingByTime: Migration = {
  number: 40,
  sql: `
create index event_time on event (stream_kind, at, device);
-- Papers with places to sign, and what settles them: read without the papers themselves, which are large.
create index paper_to_sign
  on event (device, at, stream_id, kind, payload ->> '$.content.kind', json_array_length(payload, '$.content.signatures'))
  where kind = 'paper.issued' and json_array_length(payload, '$.content.signatures') > 0;
create index paper_settled on event (stream_id, kind, payload ->> '$.signature')
  where kind in ('paper.signed', 'paper.voided');
`,
};
