-- The outbox: what each e-mail is made from, and when it is to be tried next. Whoever sends one claims it until a moment, so that
-- of several servers one sends it, and another takes over what a server that ended has left. Moments are milliseconds since 1970.
CREATE TABLE messages (
  company TEXT COLLATE "C" NOT NULL,
  id TEXT COLLATE "C" NOT NULL, -- of the e-mail
  content TEXT NOT NULL, -- the document as it was issued, as JSON
  "dueAt" BIGINT, -- null once it is sent or given up
  "claimedUntil" BIGINT NOT NULL,
  PRIMARY KEY (company, id)
);
CREATE INDEX messages_due ON messages ("dueAt") WHERE "dueAt" IS NOT NULL;
