-- Registers of criteria-service: key columns for finding and guarding, the content as JSON. Nobody approves what he made.
create table criteria_set (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    state       text not null check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'RECORDED')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    body        text not null,
    check (approver_id is null or approver_id <> maker_id),
    check ((state = 'APPROVED') = (approver_id is not null))
);
create index criteria_set_unit on criteria_set (unit);
create index criteria_set_state on criteria_set (state, id);
grant select, insert, update on criteria_set to "${app_role}";

create table assessment (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    state       text not null check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'RECORDED')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    body        text not null,
    check (approver_id is null or approver_id <> maker_id),
    check ((state = 'APPROVED') = (approver_id is not null))
);
create index assessment_unit on assessment (unit);
create index assessment_state on assessment (state, id);
grant select, insert, update on assessment to "${app_role}";

create table recognition (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    state       text not null check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'RECORDED')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    body        text not null,
    check (approver_id is null or approver_id <> maker_id),
    check ((state = 'APPROVED') = (approver_id is not null))
);
create index recognition_unit on recognition (unit);
create index recognition_state on recognition (state, id);
grant select, insert, update on recognition to "${app_role}";

create table target (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    state       text not null check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'RECORDED')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    body        text not null,
    check (approver_id is null or approver_id <> maker_id),
    check ((state = 'APPROVED') = (approver_id is not null))
);
create index target_unit on target (unit);
create index target_state on target (state, id);
grant select, insert, update on target to "${app_role}";

create table statement (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    state       text not null check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'RECORDED')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    body        text not null,
    check (approver_id is null or approver_id <> maker_id),
    check ((state = 'APPROVED') = (approver_id is not null))
);
create index statement_unit on statement (unit);
create index statement_state on statement (state, id);
grant select, insert, update on statement to "${app_role}";

-- The sub-criteria of a set; they change only while the set is a draft.
create table sub_criterion (
    criteria_set text not null,
    place        integer not null,
    code         text not null,
    body         text not null,
    primary key (criteria_set, code)
);
grant select, insert, update, delete on sub_criterion to "${app_role}";
