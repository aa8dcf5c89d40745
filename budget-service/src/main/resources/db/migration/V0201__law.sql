-- The law as rows: what applies on a date, by which article, and how sure we are of it. A rule that is not in force on
-- a date does not apply on it: the 30 % cap of 2022 never meets a contract of 2021.
create table law_rule (
    code       text not null,
    valid      daterange not null check (not isempty(valid)),
    measure    text not null check (measure in ('PERCENT', 'DONG', 'DAY', 'WHO')),
    value      text not null,
    decree     text not null,
    article    text,
    source     text not null,
    confidence text not null check (confidence in ('SOURCED', 'HIGH', 'MEDIUM', 'LOW')),
    note       text,
    constraint law_rule_key primary key (code, valid without overlaps)
);
insert into law_rule values
('ADVANCE_CAP', '[2015-06-15,2022-01-01)', 'PERCENT', '50', '37/2015/NĐ-CP', '18', 'S10', 'SOURCED', 'of the contract value; special cases by authority'),
('ADVANCE_CAP', '[2022-01-01,)', 'PERCENT', '30', '99/2021/NĐ-CP', '10(3)', 'S8', 'SOURCED', 'of the contract value with contingency; more only if the investment decider allows it'),
('RECOVERY_COMPLETE', '[2012-01-01,2022-01-01)', 'PERCENT', '80', '28/2012/TT-BTC', '5', 'S11', 'SOURCED', 'text for the capital of communes'),
('RECOVERY_COMPLETE', '[2022-01-01,)', 'PERCENT', '80', '99/2021/NĐ-CP', '10(5)', 'background', 'HIGH', 'the same threshold; exact wording to be compared with the signed text'),
('ADVANCE_DEADLINE', '[2022-01-01,)', 'DAY', '12-31', '99/2021/NĐ-CP', null, 'S6', 'SOURCED', 'last advance of a plan year'),
('ACCEPTANCE_DEADLINE', '[2017-08-15,)', 'DAY', '12-31', '85/2017/TT-BTC; 99/2021/NĐ-CP', null, 'S6;S23', 'SOURCED', 'last acceptance of volume that counts for the plan year'),
('PAYMENT_DEADLINE', '[2017-01-01,)', 'DAY', '+01-31', '83/2015/QH13; 39/2019/QH14', null, 'S3;S6;S22', 'SOURCED', 'last payment booked to the year, recovery of advances included'),
('CARRY_OVER_FREEZE', '[2020-01-01,)', 'DAY', '+03-31', '19/2020/TT-BTC', null, 'S21', 'SOURCED', 'carry-over figures are frozen'),
('SETTLEMENT_FREEZE', '[2020-01-01,)', 'DAY', '+11-30', '19/2020/TT-BTC', null, 'S21', 'SOURCED', 'final settlement figures are frozen'),
('EXTENSION_END', '[2020-01-01,)', 'DAY', '+12-31', '39/2019/QH14', null, 'S3;S5', 'SOURCED', 'latest end of an extension'),
('GUARANTEE', '[2015-06-15,)', 'DONG', '1000000000', '37/2015/NĐ-CP; 99/2021/NĐ-CP', null, 'background', 'MEDIUM', 'contracts above this need an advance guarantee'),
('COMMITMENT_CONTROL_INVESTMENT', '[2021-11-24,)', 'DONG', '1000000000', '89/2021/TT-BTC', null, 'S14', 'SOURCED', 'the Treasury controls commitments of investment contracts from this value; not of communes'),
('COMMITMENT_CONTROL_RECURRENT', '[2021-11-24,)', 'DONG', '200000000', '89/2021/TT-BTC', null, 'S14', 'SOURCED', 'and running over two or more budget years'),
('WHO_DECIDES_CEILING', '[2017-01-01,)', 'WHO', 'provincial People''s Council', '83/2015/QH13', null, 'background', 'HIGH', null),
('WHO_ASSIGNS', '[2017-01-01,)', 'WHO', 'provincial People''s Committee', '83/2015/QH13', null, 'background', 'HIGH', null),
('WHO_DETAILS', '[2017-01-01,2025-07-01)', 'WHO', 'district People''s Committee', '83/2015/QH13', null, 'background', 'HIGH', 'districts ended on 1 July 2025; who details since then is not established'),
('WHO_TRANSFERS', '[2017-01-01,)', 'WHO', 'the level above both units', '83/2015/QH13', null, 'background', 'HIGH', 'neither unit''s own user approves'),
('WHO_EXTENDS', '[2020-01-01,2025-01-01)', 'WHO', 'provincial People''s Council (local budget), Prime Minister (central)', '39/2019/QH14; 40/2020/NĐ-CP', null, 'S3;S5', 'SOURCED', null),
('WHO_EXTENDS', '[2025-01-01,)', 'WHO', 'chair of the Committee of the level that manages the money', '58/2024/QH15', '72', 'S4', 'SOURCED', null);

-- How much an approver of a level may approve at once. No figure is published: these rows are settings of the house,
-- to be set by the province; without a row there is no limit.
create table authority_limit (
    document   text not null,
    unit_kind  text not null,
    valid      daterange not null check (not isempty(valid)),
    amount     bigint not null check (amount > 0),
    source     text not null,
    confidence text not null,
    constraint authority_limit_key primary key (document, unit_kind, valid without overlaps)
);
insert into authority_limit values
('PAYMENT_REQUEST', 'COMMUNE', '[2017-01-01,)', 15000000000, 'house setting', 'LOW'),
('PAYMENT_REQUEST', 'RURAL_DISTRICT', '[2017-01-01,2025-07-01)', 60000000000, 'house setting', 'LOW'),
('PAYMENT_REQUEST', 'TOWN', '[2017-01-01,2025-07-01)', 60000000000, 'house setting', 'LOW'),
('PAYMENT_REQUEST', 'CITY', '[2017-01-01,2025-07-01)', 60000000000, 'house setting', 'LOW');

grant select on law_rule, authority_limit to "${app_role}";
