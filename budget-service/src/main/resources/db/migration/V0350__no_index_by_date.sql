-- Entries carry the business date and are looked for by it; nothing looks for transactions by theirs.
drop index ledger_transaction_date;
