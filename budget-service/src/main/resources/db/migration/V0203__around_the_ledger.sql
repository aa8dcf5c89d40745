create table year_end (
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
    check (state <> 'APPROVED' or approver_id is not null)
);

create table obstacle (
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
create index obstacle_unit on obstacle (unit);

create table contribution (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    on_date     date,
    state       text not null check (state in ('SUBMITTED', 'APPROVED', 'REFUSED')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    reason      text,
    body        text not null,
    check (approver_id is null or approver_id <> maker_id),
    check (state <> 'APPROVED' or approver_id is not null)
);
create index contribution_unit on contribution (unit, on_date);

-- The book of mobilised resources: balanced by itself, and without any way into the budget's ledger.
create table contribution_entry (
    number          bigint generated always as identity primary key,
    contribution_id uuid not null references contribution (id),
    account         text not null,
    debit           bigint not null default 0 check (debit >= 0),
    credit          bigint not null default 0 check (credit >= 0),
    check ((debit = 0) <> (credit = 0))
);
create index contribution_entry_of on contribution_entry (contribution_id);

create table treasury_statement (
    id          uuid primary key,
    digest      text not null unique,
    unit        text not null,
    office      text not null,
    first_day   date not null,
    last_day    date not null check (last_day >= first_day),
    opening     bigint not null,
    closing     bigint not null,
    recorded_at timestamptz not null,
    actor_id    text not null
);
create table treasury_line (
    statement_id    uuid not null references treasury_statement (id),
    number          integer not null,
    booked_on       date not null,
    document_number text not null,
    project         text,
    holder_unit     text,
    plan_year       integer not null,
    kind            text not null check (kind in ('ADVANCE', 'PAYMENT', 'RECOVERY', 'RETURN')),
    amount          bigint not null check (amount > 0),
    account         text,
    outcome         text not null check (outcome in ('MATCHED', 'AMOUNT_DIFFERS', 'YEAR_DIFFERS', 'UNKNOWN_TO_US')),
    ours            bigint,
    request_id      uuid references payment_request (id),
    suggestions     text not null default '[]',
    in_suspense     boolean not null default false,
    primary key (statement_id, number)
);
create index treasury_line_request on treasury_line (request_id);
create index payment_request_treasury on payment_request ((body::jsonb ->> 'treasuryDocument')) where state = 'BOOKED';

grant select, insert, update on year_end, obstacle, contribution to "${app_role}";
grant select, insert on contribution_entry, treasury_statement, treasury_line to "${app_role}";
