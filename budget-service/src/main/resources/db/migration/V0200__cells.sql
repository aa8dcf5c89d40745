-- A cell holds all its buckets in one row: a payment locks the row of its contract or of its project, nothing else.
-- Who holds: the Council, a unit, a project (unit/project) or a contract (unit/project/contract).
create table cell (
    id           bigint generated always as identity primary key,
    fund_source  text not null,
    capital_kind text not null,
    budget_year  integer not null,
    holder_kind  text not null check (holder_kind in ('COUNCIL', 'UNIT', 'PROJECT', 'CONTRACT')),
    holder       text not null,
    unit         text not null generated always as (split_part(holder, '/', 1)) stored,
    project      text generated always as (nullif(split_part(holder, '/', 2), '')) stored,
    contract     uuid generated always as (nullif(split_part(holder, '/', 3), '')::uuid) stored,
    authority    bigint not null default 0,
    free         bigint not null default 0,
    committed    bigint not null default 0,
    in_payment   bigint not null default 0,
    advance      bigint not null default 0,
    paid         bigint not null default 0,
    settled      bigint not null default 0,
    returned     bigint not null default 0,
    carried_out  bigint not null default 0,
    cancelled    bigint not null default 0,
    suspense     bigint not null default 0,
    last_date    date,
    decided_by   text,
    unique (fund_source, capital_kind, budget_year, holder_kind, holder),
    constraint no_bucket_but_authority_is_negative check (
        free >= 0 and committed >= 0 and in_payment >= 0 and advance >= 0 and paid >= 0 and settled >= 0
        and returned >= 0 and carried_out >= 0 and cancelled >= 0 and suspense >= 0)
);
create index cell_unit on cell (unit, project);
create index cell_contract on cell (contract) where contract is not null;

insert into cell (fund_source, capital_kind, budget_year, holder_kind, holder,
                  authority, free, in_payment, paid)
select fund_source, capital_kind, budget_year, holder_kind, holder,
       coalesce(sum(balance) filter (where bucket = 'AUTHORITY'), 0),
       coalesce(sum(balance) filter (where bucket = 'FREE'), 0),
       coalesce(sum(balance) filter (where bucket = 'IN_PAYMENT'), 0),
       coalesce(sum(balance) filter (where bucket = 'PAID'), 0)
from account group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5;

drop trigger entries_balance on entry;
drop function entries_balance();
alter table entry add column cell_id bigint references cell (id);
alter table entry add column bucket text;
alter table entry add column business_date date;
update entry e set cell_id = c.id, bucket = a.bucket, business_date = t.business_date
from account a, cell c, ledger_transaction t
where a.id = e.account_id and t.id = e.transaction_id
  and (c.fund_source, c.capital_kind, c.budget_year, c.holder_kind, c.holder)
    = (a.fund_source, a.capital_kind, a.budget_year, a.holder_kind, a.holder);
update cell set last_date = (select max(business_date) from entry where cell_id = cell.id);
alter table entry alter column cell_id set not null;
alter table entry alter column bucket set not null;
alter table entry alter column business_date set not null;
alter table entry drop column account_id;
alter table entry add constraint entry_bucket check (bucket in ('AUTHORITY', 'FREE', 'COMMITTED', 'IN_PAYMENT',
    'ADVANCE', 'PAID', 'SETTLED', 'RETURNED', 'CARRIED_OUT', 'CANCELLED', 'SUSPENSE'));
create index entry_cell on entry (cell_id, business_date);
drop table account;

-- What a transaction is about: its document's number as people know it, the year whose money it is where that differs
-- from the year it is spent in, and what it takes back. A digest over it and its entries lets anybody see a change.
alter table ledger_transaction add column number text not null default '';
alter table ledger_transaction add column origin_year integer;
alter table ledger_transaction add column true_date date;
alter table ledger_transaction add column reverses uuid references ledger_transaction (id);
alter table ledger_transaction add column reason text;
alter table ledger_transaction add column digest bytea;
create unique index ledger_transaction_reversed_once on ledger_transaction (reverses) where reverses is not null;
create index ledger_transaction_document on ledger_transaction (document);

-- Debits equal credits in each transaction, checked once for each statement that adds entries: stricter than at the
-- commit, and a decision of ten thousand lines is added up once.
create function entries_balance() returns trigger language plpgsql as $$
declare
    unbalanced uuid;
begin
    select e.transaction_id into unbalanced
    from entry e where e.transaction_id in (select transaction_id from added)
    group by e.transaction_id having sum(e.debit) <> sum(e.credit) limit 1;
    if unbalanced is not null then
        raise exception 'Transaction % does not balance.', unbalanced using errcode = '23514';
    end if;
    return null;
end $$;
create trigger entries_balance after insert on entry
    referencing new table as added for each statement execute function entries_balance();

-- The chain over the digests, written behind the postings.
create table ledger_seal (
    number         bigint primary key check (number > 0),
    transaction_id uuid not null unique references ledger_transaction (id),
    hash           bytea not null
);

-- Months and years that take no more entries.
create table period (
    id          text primary key check (id ~ '^[0-9]{4}(-[0-9]{2})?$'),
    state       text not null check (state in ('OPEN', 'CLOSED', 'REOPENING')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    changed_at  timestamptz not null,
    reason      text,
    check (approver_id is null or approver_id <> maker_id)
);

grant select, insert, update on cell, period to "${app_role}";
grant select, insert on ledger_seal to "${app_role}";
