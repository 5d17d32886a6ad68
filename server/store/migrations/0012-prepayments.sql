-- Money that is paid for an order in advance names it.
ALTER TABLE customer_ledger_entries ADD COLUMN "orderNumber" TEXT COLLATE "C" NOT NULL DEFAULT '';
