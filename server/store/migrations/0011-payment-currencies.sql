-- Money may come in another currency: the bank's entries say in which its account is, and what that is in the company's own.
ALTER TABLE bank_account_ledger_entries ADD COLUMN "currencyCode" TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE bank_account_ledger_entries ADD COLUMN "amountLocalCurrency" BIGINT NOT NULL DEFAULT 0;
UPDATE bank_account_ledger_entries SET "amountLocalCurrency" = amount;
