-- Payment requests end in more ways than one, and know their contract. What rules add up stands in columns that the
-- database itself takes out of the document.
alter table payment_request drop constraint payment_request_state_check;
alter table payment_request add constraint payment_request_state_check check (state in
    ('SUBMITTED', 'APPROVED', 'BOOKED', 'REFUSED', 'WITHDRAWN', 'EXPIRED'));
alter table payment_request drop constraint payment_request_check1;
alter table payment_request add constraint payment_request_approved check (
    state not in ('APPROVED', 'BOOKED') or approver_id is not null);
alter table payment_request add column contract_id uuid generated always as ((body::jsonb ->> 'contractId')::uuid) stored;
alter table payment_request add column kind text generated always as (body::jsonb ->> 'kind') stored;
alter table payment_request add column gross bigint generated always as ((body::jsonb #>> '{gross,amount}')::bigint) stored;
alter table payment_request add column recovered bigint generated always as ((body::jsonb #>> '{recovered,amount}')::bigint) stored;
alter table payment_request add column expires_at text generated always as (body::jsonb ->> 'expiresAt') stored;
alter table payment_request add constraint payment_request_amounts check (gross > 0 and recovered >= 0 and recovered <= gross);
create index payment_request_pending on payment_request (contract_id) where state in ('SUBMITTED', 'APPROVED');
create index payment_request_expiring on payment_request (expires_at)
    where expires_at is not null and state in ('SUBMITTED', 'APPROVED');

-- What a reversal took back stays on record.
alter table appropriation drop constraint appropriation_state_check;
alter table appropriation add constraint appropriation_state_check check (state in
    ('SUBMITTED', 'APPROVED', 'BOOKED', 'REVERSED'));
alter table plan_decision drop constraint plan_decision_state_check;
alter table plan_decision add constraint plan_decision_state_check check (state in
    ('SUBMITTED', 'APPROVED', 'BOOKED', 'REVERSED'));

create table contract (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    on_date     date,
    state       text not null check (state in ('SUBMITTED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    reason      text,
    body        text not null,
    check (approver_id is null or approver_id <> maker_id),
    check (state <> 'APPROVED' or approver_id is not null)
);
create index contract_unit on contract (unit);

create table contract_amendment (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    on_date     date,
    state       text not null check (state in ('SUBMITTED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    reason      text,
    body        text not null,
    contract_id uuid not null generated always as ((body::jsonb ->> 'contractId')::uuid) stored references contract (id),
    check (approver_id is null or approver_id <> maker_id),
    check (state <> 'APPROVED' or approver_id is not null)
);
create index contract_amendment_contract on contract_amendment (contract_id);

create table commitment (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    on_date     date,
    state       text not null check (state in ('SUBMITTED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    reason      text,
    body        text not null,
    contract_id uuid not null generated always as ((body::jsonb ->> 'contractId')::uuid) stored references contract (id),
    check (approver_id is null or approver_id <> maker_id),
    check (state <> 'APPROVED' or approver_id is not null)
);
create index commitment_contract on commitment (contract_id);

create table acceptance (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    on_date     date,
    state       text not null check (state in ('SUBMITTED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    reason      text,
    body        text not null,
    contract_id uuid not null generated always as ((body::jsonb ->> 'contractId')::uuid) stored references contract (id),
    volume      bigint not null generated always as ((body::jsonb #>> '{volume,amount}')::bigint) stored check (volume > 0),
    check (approver_id is null or approver_id <> maker_id),
    check (state <> 'APPROVED' or approver_id is not null)
);
create index acceptance_contract on acceptance (contract_id);

create table settlement (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    on_date     date,
    state       text not null check (state in ('SUBMITTED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    reason      text,
    body        text not null,
    check (approver_id is null or approver_id <> maker_id),
    check (state <> 'APPROVED' or approver_id is not null)
);

-- Construction debt and payable of a project as last told to others, so that only changes are told.
create table construction_debt (
    unit    text not null,
    project text not null,
    version bigint not null check (version > 0),
    debt    bigint not null check (debt >= 0),
    payable bigint not null check (payable >= 0),
    as_of   date not null,
    primary key (unit, project)
);

grant select, insert, update on contract, contract_amendment, commitment, acceptance, settlement, construction_debt
    to "${app_role}";
