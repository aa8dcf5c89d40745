-- Registers of the catalogue. Nobody approves what he made.
create table producer (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    state       text not null check (state in ('SUBMITTED', 'APPROVED', 'RECORDED')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    body        text not null,
    check (approver_id is null or approver_id <> maker_id),
    check ((state = 'APPROVED') = (approver_id is not null))
);
create index producer_unit on producer (unit);
create index producer_state on producer (state, id);
grant select, insert, update on producer to "${app_role}";

create table product (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    state       text not null check (state in ('SUBMITTED', 'APPROVED', 'RECORDED')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    body        text not null,
    check (approver_id is null or approver_id <> maker_id),
    check ((state = 'APPROVED') = (approver_id is not null))
);
create index product_unit on product (unit);
create index product_state on product (state, id);
grant select, insert, update on product to "${app_role}";

create table certificate (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    state       text not null check (state in ('SUBMITTED', 'APPROVED', 'RECORDED')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    body        text not null,
    check (approver_id is null or approver_id <> maker_id),
    check ((state = 'APPROVED') = (approver_id is not null))
);
create index certificate_unit on certificate (unit);
create index certificate_state on certificate (state, id);
grant select, insert, update on certificate to "${app_role}";

-- Certificates in force: one product never has two on the same day.
create table certificate_in_force (
    product     text not null,
    valid       daterange not null check (not isempty(valid)),
    certificate uuid not null references certificate (id),
    constraint one_certificate_a_day primary key (product, valid without overlaps)
);
grant select, insert on certificate_in_force to "${app_role}";
