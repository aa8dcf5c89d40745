-- What requests are found and checked by is written beside the content: as expressions over it, each was a reading of the
-- whole content, seven for every row that was written.
alter table payment_request alter column contract_id drop expression;
alter table payment_request alter column kind drop expression;
alter table payment_request alter column gross drop expression;
alter table payment_request alter column recovered drop expression;
alter table payment_request alter column expires_at drop expression;
drop index payment_request_expiring;
alter table payment_request alter column expires_at type timestamptz using expires_at::timestamptz;
create index payment_request_expiring on payment_request (expires_at)
    where expires_at is not null and state in ('SUBMITTED', 'APPROVED');
alter table payment_request alter column kind set not null;
alter table payment_request alter column gross set not null;
alter table payment_request alter column recovered set not null;

alter table payment_request add column treasury_document text;
update payment_request set treasury_document = body::jsonb ->> 'treasuryDocument';
drop index payment_request_treasury;
create index payment_request_treasury on payment_request (treasury_document) where state = 'BOOKED';
