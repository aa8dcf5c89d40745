package vn.ntm.budget.report;

/** The forms of the programme's budget; every amount is whole đồng, so a table's total is the sum of its lines. */
public enum Form {
    /** Disbursement by locality: units and their projects. */
    F1(Sql.COMMON + Sql.OBSTACLES + """
            select unit, coalesce(project, '') as project,
                   sum(amount) filter (where plan) as assigned,
                   sum(amount) filter (where plan and project is not null) as detailed,
                   sum(amount) filter (where carried_in) as "carriedIn",
                   sum(amount) filter (where bucket = 'COMMITTED') as committed,
                   sum(amount) filter (where bucket = 'ADVANCE') as "advanceOutstanding",
                   sum(amount) filter (where bucket in ('PAID', 'SETTLED')) as "paidForVolume",
                   sum(amount) filter (where disbursed) as disbursed,
            """ + Sql.RATES + """
                   (select coalesce(sum(l.amount), 0) from last_year l where l.unit = f.unit
                       and l.project is not distinct from f.project) as "disbursedSameDateLastYear",
                   (select count(*) from obstacles o where o.unit = f.unit and o.project is not distinct from f.project
                       and (o.closed_on is null or o.closed_on > :on)) as obstacles,
                   (select coalesce(sum(o.held), 0)::bigint from obstacles o where o.unit = f.unit
                       and o.project is not distinct from f.project
                       and (o.closed_on is null or o.closed_on > :on)) as "heldByObstacles",
                   :on::date as "cutOff"
            from facts f where holder_kind <> 'COUNCIL' group by unit, project order by unit, project nulls first
            """),
    /** Disbursement by source and capital kind. */
    F2(Sql.COMMON + """
            select fund_source as "fundSource", capital_kind as "capitalKind",
                   sum(amount) filter (where plan) as assigned,
                   sum(amount) filter (where plan and project is not null) as detailed,
                   sum(amount) filter (where carried_in) as "carriedIn",
                   sum(amount) filter (where bucket = 'COMMITTED') as committed,
                   sum(amount) filter (where bucket = 'ADVANCE') as "advanceOutstanding",
                   sum(amount) filter (where bucket in ('PAID', 'SETTLED')) as "paidForVolume",
                   sum(amount) filter (where disbursed) as disbursed,
            """ + Sql.RATES + """
                   'ACTUAL' as basis, :on::date as "cutOff"
            from facts group by fund_source, capital_kind order by fund_source, capital_kind
            """),
    /** Pace by unit; the forecasts go on at the average pace so far and are marked as estimates. */
    F3(Sql.COMMON + """
            select unit, assigned, disbursed, days as "daysElapsed",
                   assigned * least(days, 365) / 365 as "plannedByEvenPace",
                   'ACTUAL' as "disbursedBasis",
                   least(assigned, disbursed * 365 / greatest(days, 1)) as "forecastOn31December",
                   least(assigned, disbursed * 396 / greatest(days, 1)) as "forecastOn31January",
                   assigned - least(assigned, disbursed * 396 / greatest(days, 1)) as "atRiskOfCancellation",
                   'ESTIMATE' as "forecastBasis", :on::date as "cutOff"
            from (select unit, coalesce(sum(amount) filter (where plan), 0)::bigint as assigned,
                         coalesce(sum(amount) filter (where disbursed), 0)::bigint as disbursed,
                         (:on::date - make_date(:year, 1, 1) + 1) as days
                  from facts where holder_kind <> 'COUNCIL' group by unit) paces order by unit
            """),
    /** Obstacles by weight: đồng held times days open. */
    F4(Sql.WITHIN + Sql.OBSTACLES + """
            select id::text as id, doc ->> 'code' as code, unit, project, doc ->> 'owner' as owner,
                   on_date as "openedOn", doc ->> 'dueOn' as "dueOn", doc ->> 'progress' as progress,
                   days as "daysOpen", held, held * days as "dongDays",
                   (doc ->> 'dueOn')::date < :on and (closed_on is null or closed_on > :on) as overdue,
                   doc #>> '{steps,-1,text}' as "lastStep"
            from (select o.*, least(:on::date, coalesce(closed_on, :on::date)) - on_date as days from obstacles o) o
            where :year is not null
            order by held * days desc, id
            """),
    /** Advances by contract with cap and threshold of the day it was signed; why they are out still, and what is done about it. */
    F5(Sql.COMMON + Sql.OBSTACLES + """
            , advances as (
                select k.id, k.unit, k.body::jsonb as body, k.on_date,
                       coalesce(sum(f.amount) filter (where f.bucket = 'ADVANCE' and (f.amount > 0) = (f.tkind <> 'REVERSAL')), 0)::bigint
                           as advanced,
                       -coalesce(sum(f.amount) filter (where f.bucket = 'ADVANCE' and (f.amount > 0) = (f.tkind = 'REVERSAL')), 0)::bigint
                           as back,
                       coalesce(sum(f.amount) filter (where f.bucket = 'ADVANCE'), 0)::bigint as outstanding,
                       coalesce(sum(f.amount) filter (where f.bucket in ('PAID', 'SETTLED')), 0)::bigint as paid
                from contract k join facts f on f.contract = k.id group by k.id
                having sum(f.amount) filter (where f.bucket = 'ADVANCE' and f.amount > 0) > 0),
            hindered as (
                select a.id, string_agg(o.doc ->> 'code', '; ' order by o.on_date, o.id) as codes,
                       string_agg(o.doc ->> 'text', '; ' order by o.on_date, o.id) as reason,
                       string_agg(s.text, '; ' order by o.on_date, o.id) as remedy,
                       string_agg(o.doc ->> 'owner', '; ' order by o.on_date, o.id) as owner,
                       min(o.doc ->> 'dueOn') as due
                from advances a
                join obstacles o on o.unit = a.unit and (o.closed_on is null or o.closed_on > :on)
                     and (o.contract = a.id or (o.contract is null and o.project = a.body ->> 'project'))
                left join lateral (
                    select step ->> 'text' as text from jsonb_array_elements(o.doc -> 'steps') with ordinality as e (step, n)
                    where (step ->> 'on')::date <= :on order by n desc limit 1) s on true
                group by a.id)
            select k.unit, k.body ->> 'project' as project, k.body ->> 'number' as contract,
                   coalesce((select (m.body::jsonb #>> '{value,amount}')::bigint from contract_amendment m
                             where m.contract_id = k.id and m.state = 'APPROVED' and m.on_date <= :on
                               and (:asOf::timestamptz is null or m.approved_at <= :asOf)
                             order by m.on_date desc, m.approved_at desc limit 1),
                            (k.body #>> '{signedValue,amount}')::bigint) as value,
                   advanced, back as "recoveredOrReturned", outstanding,
                   coalesce((k.body ->> 'advanceCapPercent')::int,
                            (select r.value::int from law_rule r where r.code = 'ADVANCE_CAP' and r.valid @> k.on_date)) as "capPercent",
                   paid as "paidForVolume",
                   (select r.value::int from law_rule r where r.code = 'RECOVERY_COMPLETE' and r.valid @> k.on_date)
                       as "recoveryCompleteAtPercent",
                   k.body ->> 'guaranteeUntil' as "guaranteeUntil",
                   greatest(0, :on::date - (k.body ->> 'endsOn')::date) as "daysAfterEnd",
                   case when :on::date > (k.body ->> 'endsOn')::date then outstanding else 0 end as overdue,
                   h.codes as obstacles, h.reason, h.remedy, h.owner as "remedyOwner", h.due as "remedyDueOn"
            from advances k left join hindered h on h.id = k.id
            order by k.unit, k.body ->> 'number'
            """),
    /** Year end: what was unspent, carried over and cancelled, by plan line. */
    F6(Sql.COMMON + """
            , grounds as (
                select f.unit, f.project, f.fund_source, f.capital_kind,
                       string_agg(distinct coalesce(f.reason, y.ground), '; ') as ground
                from facts f left join lateral (
                    select c ->> 'legalGround' as ground
                    from year_end e cross join lateral jsonb_array_elements(e.body::jsonb -> 'carryOver') with ordinality as x (c, n)
                    where f.document = 'year-ends/' || e.id and c ->> 'unit' = f.unit
                      and coalesce(c ->> 'project', f.project) is not distinct from f.project
                      and c ->> 'fundSource' = f.fund_source and c ->> 'capitalKind' = f.capital_kind
                    order by n limit 1) y on true
                where f.bucket = 'CARRIED_OUT' and f.amount > 0 and f.tkind = 'PLAN_CARRY_OVER' group by 1, 2, 3, 4)
            select unit, coalesce(project, '') as project, fund_source as "fundSource", capital_kind as "capitalKind",
                   coalesce(sum(amount) filter (where bucket in ('FREE', 'COMMITTED')), 0)::bigint as unspent,
                   coalesce(sum(amount) filter (where bucket = 'CARRIED_OUT'), 0)::bigint as "carriedOver",
                   (select g.ground from grounds g where g.unit = facts.unit and g.project is not distinct from facts.project
                       and g.fund_source = facts.fund_source and g.capital_kind = facts.capital_kind) as "legalGround",
                   coalesce(sum(amount) filter (where bucket = 'CANCELLED'), 0)::bigint as cancelled
            from facts group by unit, project, fund_source, capital_kind
            having coalesce(sum(amount) filter (where bucket in ('FREE', 'COMMITTED', 'CARRIED_OUT', 'CANCELLED')), 0) <> 0
            order by unit, project nulls first, fund_source, capital_kind
            """),
    /** Treasury reconciliation: the lines of each statement, and after them what we booked in its days and it does not show. */
    F7(Sql.WITHIN + """
            , statements as (
                select * from treasury_statement s
                where s.unit in (select code from within) and (:asOf::timestamptz is null or s.recorded_at <= :asOf)),
            covered (statement, code) as (
                select id, unit from statements
                union select v.statement, u.code from unit_period u join covered v on u.parent_code = v.code),
            booked as (
                select t.business_date, t.number, t.document, min(c.unit) as unit, sum(e.credit - e.debit)::bigint as amount
                from ledger_transaction t join entry e on e.transaction_id = t.id join cell c on c.id = e.cell_id
                where t.kind = 'PAYMENT_BOOKED' and t.budget_year = :year and t.business_date <= :on
                  and e.bucket in ('ADVANCE', 'PAID') and c.unit in (select code from within)
                  and (:asOf::timestamptz is null or t.recorded_at <= :asOf)
                  and not exists (select 1 from ledger_transaction r where r.reverses = t.id
                                    and (:asOf::timestamptz is null or r.recorded_at <= :asOf))
                group by t.id having sum(e.credit - e.debit) <> 0)
            select statement, number, "bookedOn", "documentNumber", kind, theirs, ours,
                   coalesce(theirs, 0) - coalesce(ours, 0) as difference, outcome, :on::date - "bookedOn" as "ageDays"
            from (
                select s.recorded_at, s.id::text as statement, l.number, l.booked_on as "bookedOn",
                       l.document_number as "documentNumber", l.kind, l.amount as theirs, l.ours, l.outcome
                from statements s join treasury_line l on l.statement_id = s.id
                where l.booked_on <= :on and l.plan_year = :year
                union all
                select s.recorded_at, s.id::text, null, b.business_date, b.number, null, null, b.amount, 'MISSING_AT_TREASURY'
                from statements s join booked b on b.business_date between s.first_day and s.last_day
                where exists (select 1 from covered v where v.statement = s.id and v.code = b.unit)
                  and not exists (select 1 from treasury_line l where l.statement_id = s.id
                                    and 'payment-requests/' || l.request_id = b.document)) as rows
            order by recorded_at, statement, number nulls last, "bookedOn", "documentNumber"
            """),
    /** Debt and payable by project. */
    F8(Sql.WITHIN + """
            , volume as (
                select k.unit, k.body::jsonb ->> 'project' as project, a.on_date, a.volume,
                       sum(a.volume) over (partition by k.unit, k.body::jsonb ->> 'project' order by a.on_date, a.id) as upto
                from acceptance a join contract k on k.id = a.contract_id
                where a.state = 'APPROVED' and k.unit in (select code from within) and a.on_date <= :on
                  and (:asOf::timestamptz is null or a.approved_at <= :asOf)),
            money as (
                select c.unit, c.project,
                       sum(credit - debit) filter (where bucket not in ('AUTHORITY', 'CARRIED_OUT', 'CANCELLED', 'RETURNED')
                           or (bucket = 'AUTHORITY' and is_nobodys_money(t.document))) as allotted,
                       coalesce(sum(credit - debit) filter (where bucket in ('PAID', 'SETTLED') and c.contract is not null), 0)
                           as paid
                from entry e join cell c on c.id = e.cell_id join ledger_transaction t on t.id = e.transaction_id
                where c.project is not null and c.unit in (select code from within) and e.business_date <= :on
                  and (:asOf::timestamptz is null or t.recorded_at <= :asOf) group by c.unit, c.project),
            sums as (
                select v.unit, v.project, sum(v.volume) as accepted, coalesce(max(m.allotted), 0) as allotted,
                       coalesce(max(m.paid), 0) as paid,
                       min(v.on_date) filter (where v.upto > coalesce(m.paid, 0)) as unpaid_since
                from volume v left join money m on m.unit = v.unit and m.project = v.project group by v.unit, v.project)
            select unit, project, accepted::bigint as accepted, allotted::bigint as allotted, paid::bigint as paid,
                   greatest(accepted - allotted, 0)::bigint as debt,
                   greatest(accepted - greatest(accepted - allotted, 0) - paid, 0)::bigint as payable,
                   unpaid_since as "unpaidSince", :on::date - unpaid_since as "ageDays"
            from sums where :year is not null order by unit, project
            """),
    /** Settlement by source and project; the layout of the legal form is not at hand. */
    F9(Sql.COMMON + """
            select fund_source as "fundSource", capital_kind as "capitalKind", unit, coalesce(project, '') as project,
                   coalesce(sum(amount) filter (where plan), 0)::bigint as plan,
                   coalesce(sum(amount) filter (where bucket in ('PAID', 'SETTLED')), 0)::bigint as paid,
                   coalesce(sum(amount) filter (where bucket = 'SETTLED'), 0)::bigint as settled,
                   coalesce(sum(amount) filter (where bucket = 'ADVANCE'), 0)::bigint as "advanceNotSettled"
            from facts where project is not null group by 1, 2, 3, 4 order by 1, 2, 3, 4
            """),
    /** Mobilised resources by source; never added to the budget. */
    F10(Sql.WITHIN + """
            select c.unit, c.body::jsonb ->> 'resource' as resource, c.body::jsonb ->> 'form' as form,
                   sum((c.body::jsonb #>> '{value,amount}')::bigint)::bigint as value,
                   sum((c.body::jsonb ->> 'quantity')::numeric) as quantity, min(c.body::jsonb ->> 'measure') as measure,
                   count(*) as contributions
            from contribution c
            where c.state = 'APPROVED' and c.unit in (select code from within) and c.on_date <= :on
              and extract(year from c.on_date) = :year and (:asOf::timestamptz is null or c.approved_at <= :asOf)
            group by 1, 2, 3 order by 1, 2, 3
            """),
    /**
     * Adjustments, transfers, carry-overs and cancellations as decided, with their effect: plan and rate of who gives and
     * of who receives, on the day of the decision, without it and with it. A unit's own line counts its projects in.
     */
    F11(Sql.COMMON + """
            , lines as (
                select d.id, d.body::jsonb ->> 'decisionNumber' as number, d.on_date, d.body::jsonb ->> 'kind' as kind,
                       d.body::jsonb ->> 'legalGround' as reason,
                       case when exists (select 1 from ledger_transaction r
                                         where r.document = 'plan-decisions/' || d.id and r.kind = 'REVERSAL'
                                           and (:asOf::timestamptz is null or r.recorded_at <= :asOf))
                            then 'REVERSED' else 'APPROVED' end as state,
                       l ->> 'fromUnit' as from_unit, l ->> 'fromProject' as from_project,
                       l ->> 'toUnit' as to_unit, l ->> 'project' as to_project, (l #>> '{amount,amount}')::bigint as amount
                from plan_decision d cross join lateral jsonb_array_elements(d.body::jsonb -> 'lines') as l
                where d.state in ('APPROVED', 'REVERSED') and d.body::jsonb ->> 'kind' not in ('ASSIGN', 'DETAIL')
                  and (d.body::jsonb ->> 'budgetYear')::int = :year and d.on_date <= :on
                  and (:asOf::timestamptz is null or d.approved_at <= :asOf)
                  and (l ->> 'fromUnit' in (select code from within) or l ->> 'toUnit' in (select code from within))),
            sides as (
                select id, on_date, from_unit as unit, coalesce(from_project, '') as project from lines
                union select id, on_date, to_unit, coalesce(to_project, '') from lines),
            holders as (
                select unit, project, amount, plan, disbursed, business_date, document, tkind from facts
                where project is not null
                union all select unit, '', amount, plan, disbursed, business_date, document, tkind from facts),
            effects as (
                select s.id, s.unit, s.project,
                       coalesce(sum(h.amount) filter (where h.plan), 0)::bigint as plan,
                       coalesce(sum(h.amount) filter (where h.plan and h.document = 'plan-decisions/' || s.id
                                                        and h.tkind <> 'REVERSAL'), 0)::bigint as change,
                       coalesce(sum(h.amount) filter (where h.disbursed), 0)::bigint as disbursed
                from sides s join holders h on h.unit = s.unit and h.project = s.project and h.business_date <= s.on_date
                group by s.id, s.unit, s.project)
            select l.number as decision, l.on_date as "decidedOn", l.kind,
                   l.from_unit as "fromUnit", l.from_project as "fromProject", l.to_unit as "toUnit",
                   l.to_project as "toProject", l.amount, l.reason, l.state,
                   f.plan - f.change as "fromPlanBefore", f.plan as "fromPlanAfter", f.disbursed as "fromDisbursed",
                   round(100.0 * f.disbursed / nullif(f.plan - f.change, 0), 2) as "fromRateBeforePercent",
                   round(100.0 * f.disbursed / nullif(f.plan, 0), 2) as "fromRateAfterPercent",
                   t.plan - t.change as "toPlanBefore", t.plan as "toPlanAfter", t.disbursed as "toDisbursed",
                   round(100.0 * t.disbursed / nullif(t.plan - t.change, 0), 2) as "toRateBeforePercent",
                   round(100.0 * t.disbursed / nullif(t.plan, 0), 2) as "toRateAfterPercent"
            from lines l
            left join effects f on f.id = l.id and f.unit = l.from_unit and f.project = coalesce(l.from_project, '')
            left join effects t on t.id = l.id and t.unit = l.to_unit and t.project = coalesce(l.to_project, '')
            order by l.on_date, 1, 4, 5 nulls first, 6, 7 nulls first
            """),
    /** Public disclosure: budget and execution after three, six, nine months and the year. */
    F12(Sql.COMMON + """
            select q.until, q.label,
                   coalesce(sum(amount) filter (where plan and f.business_date <= q.until), 0)::bigint as plan,
                   coalesce(sum(amount) filter (where disbursed and f.business_date <= q.until), 0)::bigint as disbursed,
                   round(100.0 * sum(amount) filter (where disbursed and f.business_date <= q.until)
                       / nullif(sum(amount) filter (where plan and f.business_date <= q.until), 0), 2) as "ratePercent",
                   'ACTUAL' as basis
            from facts f cross join (values (make_date(:year, 3, 31), '3 months'), (make_date(:year, 6, 30), '6 months'),
                                            (make_date(:year, 9, 30), '9 months'), (make_date(:year, 12, 31), 'year'),
                                            (make_date(:year + 1, 1, 31), 'year with adjustment period')) as q (until, label)
            where q.until <= :on group by q.until, q.label order by q.until
            """),
    /** Plan lines by how long nothing was disbursed: since the last payment, or since the money came. */
    IDLE_LINES(Sql.COMMON + """
            select unit, project, fund_source as "fundSource", capital_kind as "capitalKind",
                   sum(amount) filter (where plan)::bigint as plan,
                   coalesce(sum(amount) filter (where disbursed), 0)::bigint as disbursed,
                   max(business_date) filter (where disbursed and amount > 0) as "lastDisbursedOn",
                   :on::date - coalesce(max(business_date) filter (where disbursed and amount > 0),
                                        min(business_date) filter (where plan and amount > 0)) as "daysWithoutDisbursement"
            from facts where project is not null group by 1, 2, 3, 4
            having sum(amount) filter (where bucket in ('FREE', 'COMMITTED', 'IN_PAYMENT')) > 0
            order by 8 desc, 1, 2
            """),
    /** Counterpart provided by districts and communes beside what a rule in force requires; without one, not applicable. */
    COUNTERPART(Sql.COMMON + """
            select unit, supported, provided, percent as "requiredPercent",
                   (supported * percent / 100)::bigint as required,
                   case when percent is not null then greatest((supported * percent / 100)::bigint - provided, 0) end as gap,
                   round(100.0 * provided / nullif((supported * percent / 100)::bigint, 0), 2) as "ratioPercent",
                   case when percent is null then 'not applicable' when supported = 0 then 'no plan' else 'actual' end as "ratioNote",
                   :on::date as "cutOff"
            from (select unit, coalesce(sum(amount) filter (where plan and fund_source in ('CENTRAL', 'PROVINCE')), 0)::bigint
                             as supported,
                         coalesce(sum(amount) filter (where plan and fund_source in ('DISTRICT', 'COMMUNE')), 0)::bigint
                             as provided,
                         (select r.value::bigint from law_rule r where r.code = 'COUNTERPART_SHARE' and r.valid @> :on::date)
                             as percent
                  from facts where project is not null group by unit) shares
            order by unit
            """),
    /** The flat table for analysts: one row per plan line with all classifications; approved, adjusted, committed, executed. */
    LINE_ITEMS(Sql.COMMON + """
            select budget_year as "budgetYear", fund_source as "fundSource", capital_kind as "capitalKind", unit,
                   (select name_vi from unit_period u where u.code = f.unit
                       and u.valid @> least(:on::date, make_date(budget_year, 12, 31))) as "unitName",
                   coalesce(project, '') as project,
                   coalesce(sum(amount) filter (where plan and tkind in ('APPROPRIATION', 'PLAN_ASSIGN', 'PLAN_DETAIL')), 0)::bigint
                       as approved,
                   coalesce(sum(amount) filter (where plan), 0)::bigint as adjusted,
                   coalesce(sum(amount) filter (where bucket = 'COMMITTED'), 0)::bigint as committed,
                   coalesce(sum(amount) filter (where bucket = 'IN_PAYMENT'), 0)::bigint as "inPayment",
                   coalesce(sum(amount) filter (where bucket = 'ADVANCE'), 0)::bigint as advance,
                   coalesce(sum(amount) filter (where bucket in ('PAID', 'SETTLED')), 0)::bigint as paid,
                   coalesce(sum(amount) filter (where disbursed), 0)::bigint as executed
            from facts f group by budget_year, fund_source, capital_kind, unit, project
            order by budget_year, fund_source, capital_kind, unit, project nulls first
            """);

    private final String sql;

    Form(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    /** Pieces that several forms share. */
    private static final class Sql {

        private static final String WITHIN = """
                with recursive within (code) as (
                    select unnest(:units) union select u.code from unit_period u join within w on u.parent_code = w.code)
                """;

        /** Obstacles in the state in which they were known at the instant: the event log has every state. */
        private static final String OBSTACLES = """
                , obstacles as (
                    select o.id, o.unit, o.on_date, d.doc, d.doc ->> 'project' as project,
                           (d.doc #>> '{held,amount}')::bigint as held, (d.doc ->> 'closedOn')::date as closed_on,
                           (d.doc ->> 'contractId')::uuid as contract
                    from obstacle o cross join lateral (
                        select e.data::jsonb as doc from event e
                        where subject_key(e.subject) = subject_key('obstacles/' || o.id) and (:asOf::timestamptz is null or e.recorded_at <= :asOf)
                        order by e.sequence desc limit 1) d
                    where o.unit in (select code from within) and o.on_date <= :on)
                """;

        /** What the Treasury booked beyond all money is nobody's plan: its AUTHORITY takes it out again. */
        private static final String FACTS = """
                select c.unit, c.project, c.contract, c.holder_kind, c.fund_source, c.capital_kind, c.budget_year, e.bucket,
                       e.credit - e.debit as amount, e.business_date, t.kind as tkind, t.document, t.reason,
                       e.bucket <> 'AUTHORITY' or is_nobodys_money(t.document) as plan,
                       e.bucket in ('ADVANCE', 'PAID', 'SETTLED') as disbursed,
                       t.origin_year is not null and e.bucket <> 'AUTHORITY' as carried_in
                from entry e join cell c on c.id = e.cell_id join ledger_transaction t on t.id = e.transaction_id
                where c.unit in (select code from within) and (:asOf::timestamptz is null or t.recorded_at <= :asOf)
                """;

        private static final String COMMON = WITHIN
                + ", facts as (" + FACTS + " and c.budget_year = :year and e.business_date <= :on)"
                + ", last_year as (select unit, project, amount from (" + FACTS
                + " and c.budget_year = :year - 1 and e.business_date <= :on::date - interval '1 year') p where disbursed) ";

        /** Numerators and denominators stand beside the rates; a denominator of zero gives no rate, never 0 % or 100 %. */
        private static final String RATES = """
                   round(100.0 * sum(amount) filter (where disbursed) / nullif(sum(amount) filter (where plan), 0), 2)
                       as "rateOnAssignedPercent",
                   round(100.0 * sum(amount) filter (where disbursed)
                       / nullif(sum(amount) filter (where plan and project is not null), 0), 2) as "rateOnDetailedPercent",
                   round(100.0 * sum(amount) filter (where disbursed)
                       / nullif(sum(amount) filter (where plan) - coalesce(sum(amount) filter (where carried_in), 0), 0), 2)
                       as "rateWithoutCarriedInPercent",
                   case when coalesce(sum(amount) filter (where plan), 0) = 0 then 'no plan' else 'actual' end as "rateNote",
                """;

        private Sql() {}
    }
}
