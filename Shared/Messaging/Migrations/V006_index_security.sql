-- What concerns access is asked for by unit, among millions of rows that do not.
CREATE INDEX journal_security ON journal(unit, seq)
WHERE entity IN ('access', 'account', 'session', 'sharing', 'break-glass', 'access-review', 'alarm',
    'authority', 'responsibility', 'integrator', 'token-key', 'dead-letter');
