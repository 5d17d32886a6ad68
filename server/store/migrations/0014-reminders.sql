-- What a customer owes may have been reminded of, so many times.
ALTER TABLE customer_ledger_entries ADD COLUMN "lastIssuedReminderLevel" BIGINT NOT NULL DEFAULT 0;
