-- What has come back of a sale, and what depends on the cost of an entry: what was taken from it, and what took it back.
ALTER TABLE item_ledger_entries ADD COLUMN "shippedQuantityNotReturned" BIGINT NOT NULL DEFAULT 0;
UPDATE item_ledger_entries SET "shippedQuantityNotReturned" = quantity WHERE quantity < 0 AND "entryType" = 'Sale';
CREATE INDEX item_entries_taking_back ON item_ledger_entries (company, "appliesToEntry", "entryNumber") WHERE "appliesToEntry" IS NOT NULL;
CREATE INDEX applications_by_inbound ON item_application_entries (company, "inboundEntryNumber", "entryNumber");
