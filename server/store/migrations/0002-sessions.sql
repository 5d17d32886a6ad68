-- Users, their sessions and the codes to sign in with live in a company of their own, '*'.
-- Instants are milliseconds since 1970. Tokens and codes are stored as SHA-256 hashes only.
CREATE TABLE users (
  company TEXT COLLATE "C" NOT NULL,
  user_key TEXT COLLATE "C" NOT NULL, -- the user name in lower case
  id TEXT COLLATE "C" NOT NULL,
  user_name TEXT NOT NULL,
  display_name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  roles JSON NOT NULL,
  version BIGINT NOT NULL,
  modified BIGINT NOT NULL,
  PRIMARY KEY (company, user_key)
);
CREATE TABLE sessions (
  company TEXT COLLATE "C" NOT NULL,
  access_hash TEXT COLLATE "C" NOT NULL,
  access_expires BIGINT NOT NULL,
  refresh_hash TEXT COLLATE "C" NOT NULL,
  refresh_expires BIGINT NOT NULL,
  user_key TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (company, access_hash)
);
CREATE INDEX sessions_by_refresh ON sessions (company, refresh_hash);
CREATE INDEX sessions_by_user ON sessions (company, user_key);
CREATE TABLE sign_in_codes (
  company TEXT COLLATE "C" NOT NULL,
  code_hash TEXT COLLATE "C" NOT NULL,
  user_key TEXT COLLATE "C" NOT NULL,
  challenge TEXT NOT NULL, -- '' when the code may be used without a verifier
  expires BIGINT NOT NULL,
  PRIMARY KEY (company, code_hash)
);
