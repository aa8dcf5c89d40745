-- Certificates that stay valid past their term until the decision, where the new law's window could not be met.
create table certificate_extension (
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
grant select, insert, update on certificate_extension to "${app_role}";
