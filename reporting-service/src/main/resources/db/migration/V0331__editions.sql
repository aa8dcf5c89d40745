-- Editions are the one thing that is not derived: what was published stays, byte for byte. A rebuild leaves these tables alone.
create table edition (
    id           uuid primary key,
    version      bigint not null check (version > 0),
    state        text not null check (state in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    unit         text not null,
    year         integer not null check (year between 1900 and 2200),
    months       integer not null check (months between 1 and 12),
    as_of        timestamptz not null,
    recipient    text,
    proposals    text not null,
    content      text not null,
    maker_id     text not null,
    drafted_at   timestamptz not null,
    -- The publication as it was asked for, JSON; null for a draft.
    publication  text,
    number       text unique,
    approver_id  text check (approver_id <> maker_id),
    published_at timestamptz,
    withdrawn_at timestamptz,
    withdrawn_by text,
    reason       text,
    replaced_by  text,
    check ((state = 'DRAFT') = (number is null)),
    check ((number is null) = (approver_id is null and published_at is null and publication is null)),
    check ((state = 'WITHDRAWN') = (withdrawn_at is not null and reason is not null))
);

create table edition_file (
    edition_id uuid not null references edition (id),
    name       text not null,
    place      integer not null,
    media_type text not null,
    sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes      bytea not null,
    primary key (edition_id, name)
);

grant select, insert on edition, edition_file to "${app_role}";
grant update (version, state, publication, number, approver_id, published_at, withdrawn_at, withdrawn_by, reason,
    replaced_by) on edition to "${app_role}";
