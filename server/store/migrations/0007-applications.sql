-- Payments and how they settle what customers owe; what the bank accounts received and paid.
ALTER TABLE customer_ledger_entries ADD COLUMN "reversedByEntryNumber" BIGINT;
ALTER TABLE customer_ledger_entries ADD COLUMN "reversedEntryNumber" BIGINT;
ALTER TABLE detailed_customer_ledger_entries ADD COLUMN "applicationNumber" BIGINT;
ALTER TABLE detailed_customer_ledger_entries ADD COLUMN "remainingPmtDiscPossible" BIGINT NOT NULL DEFAULT 0;
CREATE INDEX detailed_entries_by_application ON detailed_customer_ledger_entries (company, "applicationNumber") WHERE "applicationNumber" IS NOT NULL;
CREATE TABLE bank_account_ledger_entries (
  company TEXT COLLATE "C" NOT NULL,
  "entryNumber" BIGINT NOT NULL,
  "transactionNumber" BIGINT NOT NULL,
  "postingDate" TEXT COLLATE "C" NOT NULL,
  "documentType" TEXT COLLATE "C" NOT NULL,
  "documentNumber" TEXT COLLATE "C" NOT NULL,
  "bankAccount" TEXT COLLATE "C" NOT NULL,
  description TEXT COLLATE "C" NOT NULL,
  "externalDocumentNumber" TEXT COLLATE "C" NOT NULL,
  amount BIGINT NOT NULL,
  "sourceCode" TEXT COLLATE "C" NOT NULL,
  "userName" TEXT COLLATE "C" NOT NULL,
  "createdAt" TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (company, "entryNumber")
);
