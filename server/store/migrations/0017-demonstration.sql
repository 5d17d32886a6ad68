-- What a company was made from: only a demonstration may be made anew. The revision at which it began: a reader of changes who
-- stands before that has read those of a company of the same name that is gone.
ALTER TABLE books ADD COLUMN template TEXT NOT NULL DEFAULT 'starter';
ALTER TABLE books ADD COLUMN "firstRevision" BIGINT NOT NULL DEFAULT 1;
UPDATE books SET template = 'demo' WHERE company = 'demo' AND "displayName" = 'Fietsgroothandel De Spaak';
