-- What the budget and OCOP services said, kept for judging: every version, so that an earlier day answers as it was.
create table construction_debt (
    subject   text not null,
    sequence  bigint not null,
    unit      text not null,
    project   text not null,
    debt      bigint not null check (debt >= 0),
    payable   bigint,
    as_of     date not null,
    primary key (subject, sequence)
);
create index construction_debt_unit on construction_debt (unit, as_of);
grant select, insert on construction_debt to "${app_role}";

create table ocop_certificate (
    subject     text primary key,
    sequence    bigint not null,
    product     text not null,
    unit        text not null,
    star        integer not null check (star between 1 and 5),
    valid       daterange not null
);
create index ocop_certificate_unit on ocop_certificate (unit);
grant select, insert, update on ocop_certificate to "${app_role}";
