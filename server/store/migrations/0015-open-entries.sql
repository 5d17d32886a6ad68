-- Matching a bank statement reads what is open of all customers, however much has been settled.
CREATE INDEX customer_entries_open ON customer_ledger_entries (company, "entryNumber") WHERE open = 1;
