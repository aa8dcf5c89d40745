-- Partitions deliver a source's events in no common order, so the highest position says nothing about those below it.
-- What was applied is kept as a set of positions, which is one range as soon as nothing is missing; the last position
-- without a gap before it is how far the source has come. A topic counts its events, for listeners of one topic only.
alter table inbox_source add column applied int8multirange not null default '{}';
update inbox_source set applied = int8multirange(int8range(1, position + 1)) where position > 0;
alter table inbox_source drop column position;

create table inbox_topic (
    topic  text primary key,
    events bigint not null
);
grant select, insert, update, delete on inbox_topic to "${app_role}";
