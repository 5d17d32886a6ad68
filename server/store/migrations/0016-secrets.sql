-- What the server signs with: made once, shared by all servers of a database, and never told.
CREATE TABLE secrets (
  company TEXT COLLATE "C" NOT NULL, -- '*'
  name TEXT COLLATE "C" NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (company, name)
);
