-- One index for what is left of receipts and for what left beyond them. Goods that leave take a part of a receipt, which mostly
-- stays open: an index that says `open` is left alone then, one that says what remains is written anew.
DROP INDEX item_entries_in_stock;
DROP INDEX item_entries_short;
CREATE INDEX item_entries_open ON item_ledger_entries (company, "itemNumber", "postingDate", "entryNumber") WHERE open = 1;
