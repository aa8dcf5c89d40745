-- What ends a certificate before its term: the next one, or a revocation.
grant update, delete on certificate_in_force to "${app_role}";
create index certificate_product on certificate ((body::jsonb ->> 'product'));

create table certificate_revocation (
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
    check ((state = 'APPROVED') = (approver_id is not null))
);
grant select, insert, update on certificate_revocation to "${app_role}";
