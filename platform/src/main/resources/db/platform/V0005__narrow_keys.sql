-- A key is looked for whole, never by its client or its operation: half a SHA-256 over the three finds it in an index a
-- quarter as wide, and the body that an event keeps is found by that event's id.
create table idempotency_narrow (
    key_digest  uuid constraint idempotency_key primary key,
    fingerprint uuid not null,
    event_id    uuid,
    recorded_at timestamptz not null,
    status      smallint not null check (status < 500),
    headers     text,
    body        text,
    constraint body_is_kept_once check ((event_id is null) <> (body is null)),
    constraint headers_are_the_events check (headers is not null or event_id is not null)
);
insert into idempotency_narrow
select encode(substr(sha256(convert_to(i.client || E'\n' || i.key || E'\n' || i.operation, 'UTF8')), 1, 16), 'hex')::uuid,
       encode(substr(i.fingerprint, 1, 16), 'hex')::uuid, e.id, i.recorded_at, i.status, i.headers,
       case when e.id is null then i.body end
from idempotency i
left join event e on i.body like '@%' and e.subject = split_part(i.body, ' ', 2)
                 and e.sequence = case when i.body like '@%' then split_part(substr(i.body, 2), ' ', 1)::bigint end;
drop table idempotency;
alter table idempotency_narrow rename to idempotency;
grant select, insert on idempotency to "${app_role}";

-- Positions are given to events that the relay just read, and nobody may delete one: looking each up again, with a lock on
-- it, protects from nothing. A position without its event breaks the chain, which is what verifying looks for.
alter table event_position drop constraint event_position_event_id_fkey;
