import type { Migration } from './index.ts';

/** Forms on their way: neither events nor a view, never sent anywhere, and deleted by the end of the day. */
export const intake: Migration = {
  number: 60,
  sql: `
create table intake_draft (
  staff    text not null,
  counter  text not null,
  saved_at text not null,
  body     text not null,
  primary key (staff, counter)
) strict, without rowid;
-- The last few hundred, of which a person's favourite items are counted.
create index case_latest on case_view (received_at desc);
-- Earlier cases of an applicant, found while the number is typed.
create index case_applicant on case_view (id_last4, received_at desc);
`,
};
