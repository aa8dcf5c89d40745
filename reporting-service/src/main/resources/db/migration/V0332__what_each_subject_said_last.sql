-- What the facts of a subject rest on, so that they can be compared with their owner's own digest, row by row; and how many
-- facts it said, so that a fact that got lost is missed. Rows from before are filled by a rebuild.
alter table fact_subject add column source text, add column position bigint, add column event_id uuid,
    add column digest text, add column facts integer;
