-- Who is to pay an open order or invoice, in lower case, and what it will come to: what a customer uses of his credit.
ALTER TABLE records ADD COLUMN payer TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE records ADD COLUMN outstanding BIGINT NOT NULL DEFAULT 0;
UPDATE records SET payer = lower(body ->> 'billToCustomerNumber'), outstanding = CAST(ROUND(CAST(body ->> 'totalAmountIncludingTax' AS NUMERIC) * 100) AS BIGINT) WHERE body IS NOT NULL AND ((type = 'salesInvoices' AND body ->> 'status' IN ('Draft', 'In Review')) OR (type = 'salesOrders' AND CAST(body ->> 'archived' AS TEXT) IN ('false', '0')));
CREATE INDEX records_by_payer ON records (company, payer, outstanding) WHERE payer <> '';
