-- Why a figure falls short of its way, and what is done about it; entered here and derived from nothing.
create table justification (
    id          uuid primary key,
    version     bigint not null check (version > 0),
    state       text not null check (state in ('SUBMITTED', 'ACCEPTED')),
    indicator   text not null,
    unit        text not null,
    year        integer not null,
    valid_on    date not null,
    shortfall   numeric not null check (shortfall > 0),
    text        text not null check (text <> ''),
    measures    text not null check (measures <> ''),
    maker_id    text not null,
    approver_id text check (approver_id <> maker_id),
    recorded_at timestamptz not null,
    check ((state = 'ACCEPTED') = (approver_id is not null))
);
create index justification_of on justification (indicator, unit, year);
grant select, insert on justification to "${app_role}";
grant update (version, state, approver_id) on justification to "${app_role}";
