-- What we owe: the ledger of vendors with its details; and whom VAT was paid to.
CREATE TABLE vendor_ledger_entries (
  company TEXT COLLATE "C" NOT NULL,
  "entryNumber" BIGINT NOT NULL,
  "transactionNumber" BIGINT NOT NULL,
  "postingDate" TEXT COLLATE "C" NOT NULL,
  "documentType" TEXT COLLATE "C" NOT NULL,
  "documentNumber" TEXT COLLATE "C" NOT NULL,
  "vendorNumber" TEXT COLLATE "C" NOT NULL,
  description TEXT COLLATE "C" NOT NULL,
  "externalDocumentNumber" TEXT COLLATE "C" NOT NULL,
  "dueDate" TEXT COLLATE "C",
  "currencyCode" TEXT COLLATE "C" NOT NULL,
  amount BIGINT NOT NULL, -- what we owe is negative
  "amountLocalCurrency" BIGINT NOT NULL,
  "remainingAmount" BIGINT NOT NULL,
  "remainingAmountLocalCurrency" BIGINT NOT NULL,
  open BIGINT NOT NULL,
  "purchaseAmount" BIGINT NOT NULL,
  "closedByEntryNumber" BIGINT,
  "documentId" TEXT COLLATE "C" NOT NULL,
  "sourceCode" TEXT COLLATE "C" NOT NULL,
  "userName" TEXT COLLATE "C" NOT NULL,
  "createdAt" TEXT COLLATE "C" NOT NULL,
  "changedIn" BIGINT,
  PRIMARY KEY (company, "entryNumber")
);
CREATE INDEX vendor_entries_by_vendor ON vendor_ledger_entries (company, "vendorNumber", open, "dueDate", "remainingAmountLocalCurrency");
CREATE INDEX vendor_entries_by_document ON vendor_ledger_entries (company, "documentNumber");
CREATE INDEX vendor_entries_changed ON vendor_ledger_entries (company, "changedIn") WHERE "changedIn" IS NOT NULL;
CREATE TABLE detailed_vendor_ledger_entries (
  company TEXT COLLATE "C" NOT NULL,
  "entryNumber" BIGINT NOT NULL,
  "transactionNumber" BIGINT NOT NULL,
  "postingDate" TEXT COLLATE "C" NOT NULL,
  "documentType" TEXT COLLATE "C" NOT NULL,
  "documentNumber" TEXT COLLATE "C" NOT NULL,
  "vendorLedgerEntryNumber" BIGINT NOT NULL,
  "entryType" TEXT COLLATE "C" NOT NULL,
  "vendorNumber" TEXT COLLATE "C" NOT NULL,
  "currencyCode" TEXT COLLATE "C" NOT NULL,
  amount BIGINT NOT NULL,
  "amountLocalCurrency" BIGINT NOT NULL,
  unapplied BIGINT NOT NULL,
  "appliedVendorLedgerEntryNumber" BIGINT,
  "sourceCode" TEXT COLLATE "C" NOT NULL,
  "userName" TEXT COLLATE "C" NOT NULL,
  "createdAt" TEXT COLLATE "C" NOT NULL,
  "changedIn" BIGINT,
  PRIMARY KEY (company, "entryNumber")
);
CREATE INDEX detailed_vendor_entries_by_entry ON detailed_vendor_ledger_entries (company, "vendorLedgerEntryNumber");
ALTER TABLE vat_entries ADD COLUMN "vendorNumber" TEXT COLLATE "C" NOT NULL DEFAULT '';
