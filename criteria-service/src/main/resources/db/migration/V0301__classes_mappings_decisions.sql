-- Registers of the law's surroundings: what class a commune is of, which criteria of two sets answer to each other, and
-- thresholds that the law left to somebody and that were set later.
create table unit_class (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    on_date     date,
    state       text not null check (state = 'RECORDED'),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    reason      text,
    body        text not null
);
create index unit_class_unit on unit_class (unit);
grant select, insert, update on unit_class to "${app_role}";

create table criteria_mapping (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    on_date     date,
    state       text not null check (state = 'RECORDED'),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    reason      text,
    body        text not null
);
create index criteria_mapping_set on criteria_mapping ((body::jsonb ->> 'criteriaSet'));
create index criteria_mapping_other on criteria_mapping ((body::jsonb ->> 'otherSet'));
grant select, insert, update on criteria_mapping to "${app_role}";

create table threshold_decision (
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
create index threshold_decision_set on threshold_decision ((body::jsonb ->> 'criteriaSet'));
grant select, insert, update on threshold_decision to "${app_role}";
