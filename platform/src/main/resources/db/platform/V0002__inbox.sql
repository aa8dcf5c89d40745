-- What was consumed, stored in the transaction of its effect.
create table inbox_offset (
    topic       text not null,
    partition   integer not null,
    next_offset bigint not null,
    primary key (topic, partition)
);

create table inbox_source (
    source   text primary key,
    position bigint not null
);

create table inbox_dead_letter (
    id          uuid primary key,
    topic       text not null,
    partition   integer not null,
    "offset"    bigint not null,
    subject     text not null,
    type        text not null,
    headers     text not null,
    value       text not null,
    reason      text not null,
    failed_at   timestamptz not null,
    resolved_at timestamptz,
    unique (topic, partition, "offset")
);
create index inbox_dead_letter_open on inbox_dead_letter (subject) where resolved_at is null;

grant select, insert, update, delete on inbox_offset, inbox_source, inbox_dead_letter to "${app_role}";
