-- Refresh tokens that were used, as hashes, until they would have run out: one that comes again ends the session that came of it.
-- A session keeps its id while its tokens change.
ALTER TABLE sessions ADD COLUMN id TEXT COLLATE "C" NOT NULL DEFAULT '';
UPDATE sessions SET id = access_hash;
CREATE INDEX sessions_by_id ON sessions (company, id);
CREATE TABLE used_refresh_tokens (
  company TEXT COLLATE "C" NOT NULL,
  refresh_hash TEXT COLLATE "C" NOT NULL,
  session_id TEXT COLLATE "C" NOT NULL,
  replaced_by TEXT COLLATE "C" NOT NULL, -- the hash of the refresh token that was given for it
  request_key TEXT COLLATE "C" NOT NULL, -- the hash of the Idempotency-Key of the request that used it, '' without one
  expires BIGINT NOT NULL,
  PRIMARY KEY (company, refresh_hash)
);
