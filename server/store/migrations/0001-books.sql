-- The books: a row a company with its counters, its records as JSON just as they are read, its ledgers in columns, the
-- answers that were given to commands, and the chain of registers. Company leads every key, so that it can be the shard key.
-- Money is in hundredths; quantities and percentages in hundred-thousandths; days and instants are ISO text.
CREATE TABLE books (
  company TEXT COLLATE "C" NOT NULL,
  id TEXT NOT NULL,
  "displayName" TEXT NOT NULL,
  country TEXT NOT NULL,
  "currencyCode" TEXT NOT NULL,
  "createdAt" TEXT NOT NULL,
  ready BIGINT NOT NULL, -- 0 while its demonstration year is being posted
  revision BIGINT NOT NULL,
  "setupRevision" BIGINT NOT NULL, -- the last revision that changed set-up: until the next, set-up read once stays true
  counters TEXT NOT NULL, -- last transaction and last entry of each ledger
  hash TEXT NOT NULL, -- of the last register
  PRIMARY KEY (company)
);
CREATE TABLE records (
  company TEXT COLLATE "C" NOT NULL,
  type TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  key TEXT COLLATE "C" NOT NULL, -- the number or code in lower case; of a deleted record '~' and its id
  number TEXT COLLATE "C" NOT NULL, -- as it was first typed: lists are in its order
  version BIGINT NOT NULL,
  revision BIGINT NOT NULL, -- of its last change, and its place among the changes of that revision: the cursor of the feed
  place BIGINT NOT NULL,
  party TEXT COLLATE "C" NOT NULL, -- the customer's number in lower case, of a document
  reference TEXT COLLATE "C" NOT NULL, -- the external document number in lower case, of a document
  search TEXT NOT NULL,
  body JSON, -- null once deleted
  PRIMARY KEY (company, type, id)
);
CREATE UNIQUE INDEX records_by_key ON records (company, type, key);
CREATE INDEX records_by_number ON records (company, type, number);
CREATE INDEX records_by_change ON records (company, revision, place);
CREATE INDEX records_by_party ON records (company, type, party, reference) WHERE party <> '';
CREATE TABLE answers (
  company TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL,
  request TEXT NOT NULL, -- hash of what was asked
  status BIGINT NOT NULL,
  answer TEXT NOT NULL,
  made TEXT NOT NULL,
  "createdAt" TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (company, id)
);
CREATE INDEX answers_by_age ON answers ("createdAt");
CREATE TABLE registers (
  company TEXT COLLATE "C" NOT NULL,
  "transactionNumber" BIGINT NOT NULL,
  ranges TEXT NOT NULL, -- first and last entry of each ledger
  "userName" TEXT NOT NULL,
  "createdAt" TEXT NOT NULL,
  hash TEXT NOT NULL,
  "previousHash" TEXT NOT NULL,
  PRIMARY KEY (company, "transactionNumber")
);
CREATE TABLE customer_ledger_entries (
  company TEXT COLLATE "C" NOT NULL,
  "entryNumber" BIGINT NOT NULL,
  "transactionNumber" BIGINT NOT NULL,
  "postingDate" TEXT COLLATE "C" NOT NULL,
  "documentType" TEXT COLLATE "C" NOT NULL,
  "documentNumber" TEXT COLLATE "C" NOT NULL,
  "customerNumber" TEXT COLLATE "C" NOT NULL,
  description TEXT COLLATE "C" NOT NULL,
  "externalDocumentNumber" TEXT COLLATE "C" NOT NULL,
  "dueDate" TEXT COLLATE "C",
  amount BIGINT NOT NULL,
  "remainingAmount" BIGINT NOT NULL,
  open BIGINT NOT NULL,
  "salesAmount" BIGINT NOT NULL,
  "pmtDiscountDate" TEXT COLLATE "C",
  "remainingPmtDiscPossible" BIGINT NOT NULL,
  "closedByEntryNumber" BIGINT,
  "documentId" TEXT COLLATE "C" NOT NULL,
  "sourceCode" TEXT COLLATE "C" NOT NULL,
  "userName" TEXT COLLATE "C" NOT NULL,
  "createdAt" TEXT COLLATE "C" NOT NULL,
  "changedIn" BIGINT,
  PRIMARY KEY (company, "entryNumber")
);
CREATE INDEX customer_entries_by_customer ON customer_ledger_entries (company, "customerNumber", open, "dueDate", "remainingAmount");
CREATE INDEX customer_entries_by_document ON customer_ledger_entries (company, "documentNumber");
CREATE INDEX customer_entries_changed ON customer_ledger_entries (company, "changedIn") WHERE "changedIn" IS NOT NULL;
CREATE TABLE detailed_customer_ledger_entries (
  company TEXT COLLATE "C" NOT NULL,
  "entryNumber" BIGINT NOT NULL,
  "transactionNumber" BIGINT NOT NULL,
  "postingDate" TEXT COLLATE "C" NOT NULL,
  "documentType" TEXT COLLATE "C" NOT NULL,
  "documentNumber" TEXT COLLATE "C" NOT NULL,
  "customerLedgerEntryNumber" BIGINT NOT NULL,
  "entryType" TEXT COLLATE "C" NOT NULL,
  "customerNumber" TEXT COLLATE "C" NOT NULL,
  amount BIGINT NOT NULL,
  unapplied BIGINT NOT NULL,
  "appliedCustomerLedgerEntryNumber" BIGINT,
  "sourceCode" TEXT COLLATE "C" NOT NULL,
  "userName" TEXT COLLATE "C" NOT NULL,
  "createdAt" TEXT COLLATE "C" NOT NULL,
  "changedIn" BIGINT,
  PRIMARY KEY (company, "entryNumber")
);
CREATE INDEX detailed_entries_by_entry ON detailed_customer_ledger_entries (company, "customerLedgerEntryNumber");
CREATE TABLE item_ledger_entries (
  company TEXT COLLATE "C" NOT NULL,
  "entryNumber" BIGINT NOT NULL,
  "transactionNumber" BIGINT NOT NULL,
  "postingDate" TEXT COLLATE "C" NOT NULL,
  "documentType" TEXT COLLATE "C" NOT NULL,
  "documentNumber" TEXT COLLATE "C" NOT NULL,
  "entryType" TEXT COLLATE "C" NOT NULL,
  "itemNumber" TEXT COLLATE "C" NOT NULL,
  description TEXT COLLATE "C" NOT NULL,
  quantity BIGINT NOT NULL,
  "remainingQuantity" BIGINT NOT NULL,
  "invoicedQuantity" BIGINT NOT NULL,
  open BIGINT NOT NULL,
  "costAmountActual" BIGINT NOT NULL,
  "costAmountExpected" BIGINT NOT NULL,
  "salesAmountActual" BIGINT NOT NULL,
  "salesAmountExpected" BIGINT NOT NULL,
  "provisionalCostAmount" BIGINT NOT NULL,
  "appliesToEntry" BIGINT,
  correction BIGINT NOT NULL,
  "dropShipment" BIGINT NOT NULL,
  "documentId" TEXT COLLATE "C" NOT NULL,
  "documentLineId" TEXT COLLATE "C" NOT NULL,
  "businessGroup" TEXT COLLATE "C" NOT NULL,
  "productGroup" TEXT COLLATE "C" NOT NULL,
  "sourceCode" TEXT COLLATE "C" NOT NULL,
  "userName" TEXT COLLATE "C" NOT NULL,
  "createdAt" TEXT COLLATE "C" NOT NULL,
  "changedIn" BIGINT,
  PRIMARY KEY (company, "entryNumber")
);
CREATE INDEX item_entries_by_item ON item_ledger_entries (company, "itemNumber", "postingDate", "entryNumber");
CREATE INDEX item_entries_in_stock ON item_ledger_entries (company, "itemNumber", "postingDate", "entryNumber") WHERE "remainingQuantity" > 0;
CREATE INDEX item_entries_short ON item_ledger_entries (company, "itemNumber", "postingDate", "entryNumber") WHERE "remainingQuantity" < 0;
CREATE INDEX item_entries_by_document ON item_ledger_entries (company, "documentNumber");
CREATE INDEX item_entries_changed ON item_ledger_entries (company, "changedIn") WHERE "changedIn" IS NOT NULL;
CREATE TABLE item_application_entries (
  company TEXT COLLATE "C" NOT NULL,
  "entryNumber" BIGINT NOT NULL,
  "transactionNumber" BIGINT NOT NULL,
  "postingDate" TEXT COLLATE "C" NOT NULL,
  "documentType" TEXT COLLATE "C" NOT NULL,
  "documentNumber" TEXT COLLATE "C" NOT NULL,
  "itemNumber" TEXT COLLATE "C" NOT NULL,
  "inboundEntryNumber" BIGINT NOT NULL,
  "outboundEntryNumber" BIGINT NOT NULL,
  quantity BIGINT NOT NULL,
  "sourceCode" TEXT COLLATE "C" NOT NULL,
  "userName" TEXT COLLATE "C" NOT NULL,
  "createdAt" TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (company, "entryNumber")
);
CREATE INDEX applications_by_outbound ON item_application_entries (company, "outboundEntryNumber");
CREATE TABLE value_entries (
  company TEXT COLLATE "C" NOT NULL,
  "entryNumber" BIGINT NOT NULL,
  "transactionNumber" BIGINT NOT NULL,
  "postingDate" TEXT COLLATE "C" NOT NULL,
  "documentType" TEXT COLLATE "C" NOT NULL,
  "documentNumber" TEXT COLLATE "C" NOT NULL,
  "itemLedgerEntryNumber" BIGINT NOT NULL,
  "entryType" TEXT COLLATE "C" NOT NULL,
  "itemNumber" TEXT COLLATE "C" NOT NULL,
  "itemLedgerEntryQuantity" BIGINT NOT NULL,
  "invoicedQuantity" BIGINT NOT NULL,
  "costAmountActual" BIGINT NOT NULL,
  "costAmountExpected" BIGINT NOT NULL,
  "salesAmountActual" BIGINT NOT NULL,
  "salesAmountExpected" BIGINT NOT NULL,
  "discountAmount" BIGINT NOT NULL,
  "sourceCode" TEXT COLLATE "C" NOT NULL,
  "userName" TEXT COLLATE "C" NOT NULL,
  "createdAt" TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (company, "entryNumber")
);
CREATE INDEX value_entries_by_item_entry ON value_entries (company, "itemLedgerEntryNumber");
CREATE TABLE general_ledger_entries (
  company TEXT COLLATE "C" NOT NULL,
  "entryNumber" BIGINT NOT NULL,
  "transactionNumber" BIGINT NOT NULL,
  "postingDate" TEXT COLLATE "C" NOT NULL,
  "documentType" TEXT COLLATE "C" NOT NULL,
  "documentNumber" TEXT COLLATE "C" NOT NULL,
  "accountNumber" TEXT COLLATE "C" NOT NULL,
  description TEXT COLLATE "C" NOT NULL,
  amount BIGINT NOT NULL,
  "debitAmount" BIGINT NOT NULL,
  "creditAmount" BIGINT NOT NULL,
  "balancingEntries" TEXT COLLATE "C" NOT NULL,
  "businessGroup" TEXT COLLATE "C" NOT NULL,
  "productGroup" TEXT COLLATE "C" NOT NULL,
  "sourceCode" TEXT COLLATE "C" NOT NULL,
  "userName" TEXT COLLATE "C" NOT NULL,
  "createdAt" TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (company, "entryNumber")
);
CREATE INDEX general_entries_by_account ON general_ledger_entries (company, "accountNumber", amount);
CREATE INDEX general_entries_by_document ON general_ledger_entries (company, "documentNumber");
CREATE TABLE vat_entries (
  company TEXT COLLATE "C" NOT NULL,
  "entryNumber" BIGINT NOT NULL,
  "transactionNumber" BIGINT NOT NULL,
  "postingDate" TEXT COLLATE "C" NOT NULL,
  "documentType" TEXT COLLATE "C" NOT NULL,
  "documentNumber" TEXT COLLATE "C" NOT NULL,
  type TEXT COLLATE "C" NOT NULL,
  "vatIdentifier" TEXT COLLATE "C" NOT NULL,
  "calculationType" TEXT COLLATE "C" NOT NULL,
  "taxCategory" TEXT COLLATE "C" NOT NULL,
  "vatPercent" BIGINT NOT NULL,
  base BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  "customerNumber" TEXT COLLATE "C" NOT NULL,
  country TEXT COLLATE "C" NOT NULL,
  "taxRegistrationNumber" TEXT COLLATE "C" NOT NULL,
  "sourceCode" TEXT COLLATE "C" NOT NULL,
  "userName" TEXT COLLATE "C" NOT NULL,
  "createdAt" TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (company, "entryNumber")
);
CREATE INDEX vat_entries_by_document ON vat_entries (company, "documentNumber");
