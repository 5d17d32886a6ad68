-- Customers may owe in another currency: their entries say in which, and what that is in the company's own.
ALTER TABLE customer_ledger_entries ADD COLUMN "currencyCode" TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE customer_ledger_entries ADD COLUMN "amountLocalCurrency" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE customer_ledger_entries ADD COLUMN "remainingAmountLocalCurrency" BIGINT NOT NULL DEFAULT 0;
UPDATE customer_ledger_entries SET "amountLocalCurrency" = amount, "remainingAmountLocalCurrency" = "remainingAmount";
DROP INDEX customer_entries_by_customer;
CREATE INDEX customer_entries_by_customer ON customer_ledger_entries (company, "customerNumber", open, "dueDate", "remainingAmountLocalCurrency");
ALTER TABLE detailed_customer_ledger_entries ADD COLUMN "currencyCode" TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE detailed_customer_ledger_entries ADD COLUMN "amountLocalCurrency" BIGINT NOT NULL DEFAULT 0;
UPDATE detailed_customer_ledger_entries SET "amountLocalCurrency" = amount;
