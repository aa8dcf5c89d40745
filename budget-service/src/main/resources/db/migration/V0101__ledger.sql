-- Append-only double entry in whole đồng. A cell is (fund source, capital kind, budget year, holder); each cell has buckets.
create table account (
    id           bigint generated always as identity primary key,
    fund_source  text not null,
    capital_kind text not null,
    budget_year  integer not null,
    holder_kind  text not null check (holder_kind in ('COUNCIL', 'UNIT', 'PROJECT')),
    holder       text not null,
    bucket       text not null,
    balance      bigint not null default 0,
    unique (fund_source, capital_kind, budget_year, holder_kind, holder, bucket),
    constraint no_bucket_but_authority_is_negative check (balance >= 0 or bucket = 'AUTHORITY')
);

create table ledger_transaction (
    id            uuid primary key,
    kind          text not null,
    document      text not null,
    business_date date not null,
    budget_year   integer not null,
    recorded_at   timestamptz not null,
    actor_id      text not null
);
create index ledger_transaction_date on ledger_transaction (business_date);

create table entry (
    number         bigint generated always as identity primary key,
    transaction_id uuid not null references ledger_transaction (id),
    account_id     bigint not null references account (id),
    debit          bigint not null default 0 check (debit >= 0),
    credit         bigint not null default 0 check (credit >= 0),
    check ((debit = 0) <> (credit = 0))
);
create index entry_account on entry (account_id);
create index entry_transaction on entry (transaction_id);

-- Debits equal credits in each transaction, checked when it commits, whatever the service did.
create function entries_balance() returns trigger language plpgsql as $$
begin
    if (select coalesce(sum(debit), 0) - coalesce(sum(credit), 0) from entry
        where transaction_id = new.transaction_id) <> 0 then
        raise exception 'Transaction % does not balance.', new.transaction_id using errcode = '23514';
    end if;
    return null;
end $$;
create constraint trigger entries_balance after insert on entry
    deferrable initially deferred for each row execute function entries_balance();

grant select, insert, update on account to "${app_role}";
grant select, insert on ledger_transaction, entry to "${app_role}";
