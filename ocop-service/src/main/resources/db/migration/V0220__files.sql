-- Files under the hash of their content; what is in never changes.
create table stored_file (
    sha256  text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    type    text not null check (type in ('JPEG', 'PNG', 'PDF')),
    size    bigint not null check (size > 0 and size <= 10485760),
    width   integer check (width > 0),
    height  integer check (height > 0),
    content bytea not null,
    check ((type = 'PDF') = (width is null)),
    check (sha256 = encode(sha256(content), 'hex'))
);
grant select, insert on stored_file to "${app_role}";

create table photo (
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
create index photo_product on photo ((body::jsonb ->> 'product'));
grant select, insert, update on photo to "${app_role}";
