-- Who last changed a record, so that whoever meets the change elsewhere is told whose it is.
ALTER TABLE records ADD COLUMN "changedBy" TEXT NOT NULL DEFAULT '';
