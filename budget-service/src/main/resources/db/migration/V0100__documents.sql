-- Documents of the budget. Nobody approves what he made.
create table appropriation (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    state       text not null check (state in ('SUBMITTED', 'APPROVED', 'BOOKED')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    body        text not null,
    check (approver_id is null or approver_id <> maker_id),
    check ((state = 'SUBMITTED') = (approver_id is null))
);
create index appropriation_unit on appropriation (unit);
create index appropriation_state on appropriation (state, id);
grant select, insert, update on appropriation to "${app_role}";

create table plan_decision (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    state       text not null check (state in ('SUBMITTED', 'APPROVED', 'BOOKED')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    body        text not null,
    check (approver_id is null or approver_id <> maker_id),
    check ((state = 'SUBMITTED') = (approver_id is null))
);
create index plan_decision_unit on plan_decision (unit);
create index plan_decision_state on plan_decision (state, id);
grant select, insert, update on plan_decision to "${app_role}";

create table payment_request (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    state       text not null check (state in ('SUBMITTED', 'APPROVED', 'BOOKED')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    body        text not null,
    check (approver_id is null or approver_id <> maker_id),
    check ((state = 'SUBMITTED') = (approver_id is null))
);
create index payment_request_unit on payment_request (unit);
create index payment_request_state on payment_request (state, id);
grant select, insert, update on payment_request to "${app_role}";
