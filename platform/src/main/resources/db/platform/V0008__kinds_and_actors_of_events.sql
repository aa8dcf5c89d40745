-- What an event is and where it goes is said by one of a few dozen pairs, and who caused it by one of some hundred: numbers tell
-- which, in a tenth of the bytes.
create table event_kind (
    id    smallint generated always as identity primary key,
    topic text not null,
    type  text not null,
    unique (topic, type)
);
insert into event_kind (topic, type) select distinct topic, type from event order by topic, type;

create table event_actor (
    id       integer generated always as identity primary key,
    role     text not null,
    actor_id text not null,
    unique (actor_id, role)
);
insert into event_actor (role, actor_id) select distinct actor_role, actor_id from event order by actor_id, actor_role;

-- The number of a kind, which is given when it is the first event of its kind.
create function kind_of_event(its_topic text, its_type text) returns smallint language plpgsql as $$
declare
    found_id smallint;
begin
    select id into found_id from event_kind where topic = its_topic and type = its_type;
    if found_id is null then
        insert into event_kind (topic, type) values (its_topic, its_type) on conflict do nothing;
        select id into found_id from event_kind where topic = its_topic and type = its_type;
    end if;
    return found_id;
end
$$;

-- The number of somebody in a role, which is given with the first event that they cause.
create function actor_of_event(their_role text, their_id text) returns integer language plpgsql as $$
declare
    found_id integer;
begin
    select id into found_id from event_actor where actor_id = their_id and role = their_role;
    if found_id is null then
        insert into event_actor (role, actor_id) values (their_role, their_id) on conflict do nothing;
        select id into found_id from event_actor where actor_id = their_id and role = their_role;
    end if;
    return found_id;
end
$$;

-- Made anew, because a column that is dropped leaves a mark in every row to come.
create table event_narrow (
    id            uuid constraint event_key primary key,
    sequence      bigint not null constraint event_sequence_check check (sequence > 0),
    business_time timestamptz not null,
    recorded_at   timestamptz not null,
    actor         integer not null,
    kind          smallint not null,
    subject       text not null,
    partition_key text not null,
    trace         bytea constraint event_trace_check check (octet_length(trace) = 26),
    data          text not null
);
insert into event_narrow
select e.id, e.sequence, e.business_time, e.recorded_at, a.id, k.id, e.subject, e.partition_key, e.trace, e.data
from event e
join event_kind k using (topic, type)
join event_actor a on a.actor_id = e.actor_id and a.role = e.actor_role;
drop table event;
alter table event_narrow rename to event;
create unique index event_of_subject on event (subject_key(subject), sequence);
alter table event
    alter column id set statistics 10, alter column sequence set statistics 10, alter column business_time set statistics 10,
    alter column recorded_at set statistics 10, alter column actor set statistics 10, alter column kind set statistics 10,
    alter column subject set statistics 10, alter column partition_key set statistics 10, alter column trace set statistics 0,
    alter column data set statistics 0;
alter index event_of_subject alter column 1 set statistics 10;

grant select, insert on event, event_kind, event_actor to "${app_role}";
