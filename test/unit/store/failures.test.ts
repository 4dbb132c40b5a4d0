/** What PostgreSQL says, as AppErrors that carry no value of any row. */
import { describe, expect, it } from 'vitest';
import { assertConnectionString, withoutSecret } from '../../../src/store/database-url.ts';
import { storeFailure } from '../../../src/store/failures.ts';

const failure = (parts: Record<string, unknown>) => Object.assign(new Error('oh, Ann Lee'), parts);

describe('storeFailure', () => {
  it.each([
    [{ code: 'ECONNREFUSED' }, 'store.unreachable'],
    [{ code: 'ENOENT', syscall: 'connect' }, 'store.unreachable'],
    [{ code: '57P01', severity: 'FATAL' }, 'store.unreachable'],
    [{ code: '53300', severity: 'FATAL' }, 'store.unreachable'],
    [{ message: 'Connection terminated unexpectedly' }, 'store.unreachable'],
    [{ code: '53100', severity: 'ERROR' }, 'limit.disk_full'],
    [{ code: '28P01', severity: 'FATAL' }, 'store.refused'],
    [{ code: '42501', severity: 'ERROR' }, 'store.refused'],
    [{ code: '23505', severity: 'ERROR' }, 'store.refused'],
    [{ code: 'ENOENT', syscall: 'open' }, 'bug.assertion'],
    [{}, 'bug.assertion'],
  ])('reads %j as %s', (parts, code) => {
    expect(storeFailure(failure(parts), 'trying').code).toBe(code);
  });

  it('looks into the several addresses of one host', () => {
    const thrown = new AggregateError([failure({ code: 'ECONNREFUSED' })]);
    expect(storeFailure(thrown, 'trying').code).toBe('store.unreachable');
  });

  it('names the place of a bad value and never the value', () => {
    const { message, details, cause } = storeFailure(
      failure({
        code: '22P02',
        severity: 'ERROR',
        detail: 'Ann Lee',
        where: 'COPY customer_3, line 7, column email: "Ann Lee"',
      }),
      'loading',
    );
    expect(message).toContain('table customer_3, column email, line 7');
    expect(`${message} ${JSON.stringify(details)} ${String(cause)}`).not.toContain('Ann');
  });
});

describe('DATABASE_URL', () => {
  it.each([
    ['postgresql://kith:s3cret@db:5432/kith', 'postgresql://kith:***@db:5432/kith'],
    [
      'postgres://kith@db/kith?password=s3cret&sslmode=require',
      'postgres://kith@db/kith?password=***&sslmode=require',
    ],
    [
      'postgresql://kith:s3cret@/kith?host=/run/postgresql',
      'postgresql://kith:***@/kith?host=/run/postgresql',
    ],
    ['kith s3cret', '***'],
  ])('shows %s as %s', (url, shown) => {
    expect(withoutSecret(url)).toBe(shown);
  });

  it('is refused without being shown when it is none', () => {
    for (const url of ['mysql://u:s3cret@h/d', 's3cret', 'postgresql://']) {
      expect(() => assertConnectionString(url)).toThrow(/DATABASE_URL is no PostgreSQL/);
      expect(() => assertConnectionString(url)).not.toThrow(/s3cret/);
    }
    assertConnectionString('postgresql://kith@/kith?host=%2Ftmp');
  });
});
