/** The log: one JSON line an event on stderr, ids instead of names, secrets never. */
import { destination, pino } from 'pino';

export interface Log {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

export function createLog(): Log {
  const log = pino(
    {
      base: null,
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (level) => ({ level }) },
      messageKey: 'event',
      redact: { paths: ['databaseUrl', '*.databaseUrl', '*.password'], censor: '***' },
    },
    destination({ dest: 2, sync: true }),
  );
  return {
    info: (facts, message) => log.info(facts, message),
    warn: (facts, message) => log.warn(facts, message),
    error: (facts, message) => log.error(facts, message),
  };
}
