-- The events of a subject are looked for by a digest of it: a third as wide as a sorted copy of its path.
create function subject_key(subject text) returns uuid language sql immutable strict parallel safe
    return md5(subject)::uuid;
alter table event drop constraint event_subject_sequence_key;
create unique index event_of_subject on event (subject_key(subject), sequence);

-- A position leads to its event; nobody looks for the position of one event. That none gets two is for the relay, which takes
-- it from those that wait in the same statement.
alter table event_position drop constraint event_position_event_id_key;

-- Version, trace, span and flags of a traceparent as their bytes.
alter table event alter column traceparent type bytea using decode(replace(traceparent, '-', ''), 'hex');
alter table event rename column traceparent to trace;
alter table event add constraint event_trace_check check (octet_length(trace) = 26);
