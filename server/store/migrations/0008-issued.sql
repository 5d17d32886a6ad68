-- What was issued stays as it was: the e-invoice of a posted document with what it was made from, kept when it is first made.
CREATE TABLE issued_documents (
  company TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL, -- of the document
  source TEXT NOT NULL, -- the document and all that is said beside it, as JSON
  ubl TEXT NOT NULL,
  PRIMARY KEY (company, id)
);
