-- Whoever submitted a document may take it back while nobody decided it: then nobody ever approved it.
alter table appropriation drop constraint appropriation_state_check;
alter table appropriation add constraint appropriation_state_check check (state in
    ('SUBMITTED', 'APPROVED', 'BOOKED', 'REVERSED', 'WITHDRAWN'));
alter table appropriation drop constraint appropriation_check1;
alter table appropriation add constraint appropriation_approved check (
    (state in ('SUBMITTED', 'WITHDRAWN')) = (approver_id is null));
alter table plan_decision drop constraint plan_decision_state_check;
alter table plan_decision add constraint plan_decision_state_check check (state in
    ('SUBMITTED', 'APPROVED', 'BOOKED', 'REVERSED', 'WITHDRAWN'));
alter table plan_decision drop constraint plan_decision_check1;
alter table plan_decision add constraint plan_decision_approved check (
    (state in ('SUBMITTED', 'WITHDRAWN')) = (approver_id is null));
alter table year_end drop constraint year_end_state_check;
alter table year_end add constraint year_end_state_check check (state in ('SUBMITTED', 'APPROVED', 'WITHDRAWN'));
alter table payment_extension drop constraint payment_extension_state_check;
alter table payment_extension add constraint payment_extension_state_check check (state in
    ('SUBMITTED', 'APPROVED', 'WITHDRAWN'));
alter table contribution drop constraint contribution_state_check;
alter table contribution add constraint contribution_state_check check (state in
    ('SUBMITTED', 'APPROVED', 'REFUSED', 'WITHDRAWN'));
