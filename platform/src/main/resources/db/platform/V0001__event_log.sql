-- The event log: outbox, audit and feed. Rows are only ever added; the service's role has no right to change them.
create table event (
    id            uuid primary key,
    topic         text not null,
    type          text not null,
    subject       text not null,
    sequence      bigint not null check (sequence > 0),
    partition_key text not null,
    business_time timestamptz not null,
    recorded_at   timestamptz not null,
    actor_role    text not null,
    actor_id      text not null,
    traceparent   text,
    data          text not null,
    unique (subject, sequence)
);

-- Committed events that have no position yet; a row leaves when its position is given.
create table event_pending (
    arrival  bigint generated always as identity primary key,
    event_id uuid not null
);

-- The gap-free order and the hash chain over it.
create table event_position (
    position bigint primary key check (position > 0),
    event_id uuid not null unique references event (id),
    hash     bytea not null check (octet_length(hash) = 32)
);

create table relay_state (
    only_row      boolean primary key default true check (only_row),
    sent_position bigint not null default 0
);
insert into relay_state default values;

create table idempotency (
    client      text not null,
    key         text not null,
    operation   text not null,
    fingerprint bytea not null,
    status      integer not null check (status < 500),
    headers     text not null,
    body        text not null,
    recorded_at timestamptz not null,
    primary key (client, key, operation)
);

grant select, insert on event, event_position, idempotency to "${app_role}";
grant select, insert, delete on event_pending to "${app_role}";
grant select, update on relay_state to "${app_role}";
