-- Decisions that let money of a year be paid longer than the law's own deadline.
create table payment_extension (
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
create index payment_extension_unit on payment_extension (unit);
grant select, insert, update on payment_extension to "${app_role}";

-- Who may extend, in words that can be compared; since 2025 nobody is established for central money.
insert into law_rule values
('WHO_EXTENDS_CENTRAL', '[2020-01-01,2025-01-01)', 'WHO', 'PRIME_MINISTER', '39/2019/QH14; 40/2020/NĐ-CP', null, 'S3;S5', 'SOURCED', 'force majeure and listed cases'),
('WHO_EXTENDS_LOCAL', '[2020-01-01,2025-01-01)', 'WHO', 'PROVINCIAL_COUNCIL', '39/2019/QH14; 40/2020/NĐ-CP', null, 'S3;S5', 'SOURCED', 'money of local budgets'),
('WHO_EXTENDS_LOCAL', '[2025-01-01,)', 'WHO', 'COMMITTEE_CHAIR', '58/2024/QH15', '72', 'S4', 'SOURCED', 'chair of the Committee of the level that manages the money');
