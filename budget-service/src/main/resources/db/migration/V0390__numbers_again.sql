-- What was taken back or ran out stays on record and leaves its number to what is entered in its stead: a decision keeps its
-- number on paper, however often it was entered wrongly.
alter table appropriation drop constraint appropriation_natural_key_key;
create unique index appropriation_natural_key on appropriation (natural_key) where state not in ('WITHDRAWN', 'EXPIRED', 'REVERSED');
alter table plan_decision drop constraint plan_decision_natural_key_key;
create unique index plan_decision_natural_key on plan_decision (natural_key) where state not in ('WITHDRAWN', 'EXPIRED', 'REVERSED');
alter table payment_request drop constraint payment_request_natural_key_key;
-- Each unit numbers its own requests, anew each year.
update payment_request set natural_key = natural_key || ' ' || unit || ' ' || left(body::jsonb ->> 'documentDate', 4);
create unique index payment_request_natural_key on payment_request (natural_key) where state not in ('WITHDRAWN', 'EXPIRED', 'REVERSED');
alter table contract drop constraint contract_natural_key_key;
create unique index contract_natural_key on contract (natural_key) where state not in ('WITHDRAWN', 'EXPIRED', 'REVERSED');
alter table contract_amendment drop constraint contract_amendment_natural_key_key;
create unique index contract_amendment_natural_key on contract_amendment (natural_key) where state not in ('WITHDRAWN', 'EXPIRED', 'REVERSED');
alter table commitment drop constraint commitment_natural_key_key;
create unique index commitment_natural_key on commitment (natural_key) where state not in ('WITHDRAWN', 'EXPIRED', 'REVERSED');
alter table acceptance drop constraint acceptance_natural_key_key;
create unique index acceptance_natural_key on acceptance (natural_key) where state not in ('WITHDRAWN', 'EXPIRED', 'REVERSED');
alter table settlement drop constraint settlement_natural_key_key;
create unique index settlement_natural_key on settlement (natural_key) where state not in ('WITHDRAWN', 'EXPIRED', 'REVERSED');
alter table payment_extension drop constraint payment_extension_natural_key_key;
create unique index payment_extension_natural_key on payment_extension (natural_key) where state not in ('WITHDRAWN', 'EXPIRED', 'REVERSED');
alter table contribution drop constraint contribution_natural_key_key;
create unique index contribution_natural_key on contribution (natural_key) where state not in ('WITHDRAWN', 'EXPIRED', 'REVERSED');
alter table year_end drop constraint year_end_natural_key_key;
create unique index year_end_natural_key on year_end (natural_key) where state not in ('WITHDRAWN', 'EXPIRED', 'REVERSED');
