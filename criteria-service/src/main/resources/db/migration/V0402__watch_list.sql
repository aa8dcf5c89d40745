-- One narrow row for each approved assessment: the lists ask for counts and failing criteria, not for single verdicts.
create table assessed (
    assessment     uuid primary key,
    unit           text not null,
    criteria_set   text not null,
    complete       boolean not null,
    level          text not null,
    assessed_on    date not null,
    criteria_met   integer not null,
    criteria_total integer not null,
    meets_all      boolean not null,
    failing        text[] not null
);
create index assessed_latest on assessed (unit, criteria_set, assessed_on desc);
grant select, insert on assessed to "${app_role}";

insert into assessed
select a.id, a.unit, d.doc ->> 'criteriaSet', coalesce((s.body::jsonb ->> 'complete')::boolean, false), d.doc ->> 'level',
       (d.doc ->> 'assessedOn')::date, (d.doc ->> 'criteriaMet')::integer, v.applicable,
       (d.doc ->> 'criteriaMet')::integer >= v.applicable, v.failing
from assessment a
cross join lateral (select a.body::jsonb as doc) d
left join criteria_set s on s.natural_key = d.doc ->> 'criteriaSet'
cross join lateral (
    select count(*) filter (where c ->> 'verdict' <> 'NOT_APPLICABLE')::integer as applicable,
           coalesce(array_agg(c ->> 'code' order by c ->> 'code') filter (where c ->> 'verdict' = 'NOT_MET'), '{}') as failing
    from jsonb_array_elements(d.doc -> 'criteria') c
) v
where a.state = 'APPROVED';

create table revocation_rule (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    on_date     date,
    state       text not null check (state in ('SUBMITTED', 'APPROVED')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    reason      text,
    body        text not null,
    check (approver_id is null or approver_id <> maker_id),
    check ((state = 'APPROVED') = (approver_id is not null))
);
grant select, insert, update on revocation_rule to "${app_role}";

create table watch_entry (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text not null,
    on_date     date not null,
    state       text not null check (state = 'RECORDED'),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    reason      text,
    body        text not null,
    status      text generated always as (body::jsonb ->> 'status') stored,
    recognition text generated always as (body::jsonb ->> 'recognition') stored,
    check (status in ('OPEN', 'LEFT', 'DECIDED', 'REVOKED')),
    check ((status = 'DECIDED') = (body::jsonb -> 'decision' is not null))
);
create index watch_entry_open on watch_entry (recognition) where status = 'OPEN';
create index watch_entry_unit on watch_entry (unit, id);
grant select, insert, update on watch_entry to "${app_role}";
