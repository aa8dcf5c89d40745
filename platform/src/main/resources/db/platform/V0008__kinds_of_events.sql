-- What an event is and where it goes is said by one of a few dozen pairs: a number tells which, in a fiftieth of the bytes.
create table event_kind (
    id    smallint generated always as identity primary key,
    topic text not null,
    type  text not null,
    unique (topic, type)
);
insert into event_kind (topic, type) select distinct topic, type from event order by topic, type;

-- The number of a kind, which is made when it is the first event of its kind.
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

-- Made anew, because a column that is dropped leaves a mark in every row to come.
create table event_narrow (
    id            uuid constraint event_key primary key,
    sequence      bigint not null constraint event_sequence_check check (sequence > 0),
    business_time timestamptz not null,
    recorded_at   timestamptz not null,
    kind          smallint not null,
    subject       text not null,
    partition_key text not null,
    actor_role    text not null,
    actor_id      text not null,
    trace         bytea constraint event_trace_check check (octet_length(trace) = 26),
    data          text not null
);
insert into event_narrow
select e.id, e.sequence, e.business_time, e.recorded_at, k.id, e.subject, e.partition_key, e.actor_role, e.actor_id, e.trace,
       e.data
from event e join event_kind k using (topic, type);
drop table event;
alter table event_narrow rename to event;
create unique index event_of_subject on event (subject_key(subject), sequence);
alter table event
    alter column id set statistics 10, alter column sequence set statistics 10, alter column business_time set statistics 10,
    alter column recorded_at set statistics 10, alter column kind set statistics 10, alter column subject set statistics 10,
    alter column partition_key set statistics 10, alter column actor_role set statistics 10,
    alter column actor_id set statistics 10, alter column trace set statistics 0, alter column data set statistics 0;
alter index event_of_subject alter column 1 set statistics 10;

grant select, insert on event, event_kind to "${app_role}";
