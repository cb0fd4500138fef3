import { expect, test } from '@jest/globals';
import { parseDatabaseSettings } from '../../../../lambda/records/database/database-settings';

const environment = {
  DATABASE_HOST: 'proxy.example.com',
  DATABASE_PORT: '5432',
  DATABASE_NAME: 'records',
  DATABASE_USER: 'bulwark_read',
  DATABASE_CONNECT_MS: '2000',
  AWS_REGION: 'eu-central-1',
};

test('the settings are read from environment variables', () => {
  expect(parseDatabaseSettings(environment)).toEqual({
    host: 'proxy.example.com',
    port: 5432,
    name: 'records',
    user: 'bulwark_read',
    connectMs: 2000,
    region: 'eu-central-1',
  });
});

test('every missing variable is named in one error', () => {
  expect(() => parseDatabaseSettings({})).toThrow(
    /DATABASE_HOST .*DATABASE_PORT .*DATABASE_NAME .*DATABASE_USER .*DATABASE_CONNECT_MS .*AWS_REGION /,
  );
});

test.each([
  ['DATABASE_HOST', 'proxy.example.com/?x'],
  ['DATABASE_PORT', '99999x'],
  ['DATABASE_NAME', "records'; drop"],
  ['DATABASE_USER', 'Reader'],
  ['DATABASE_CONNECT_MS', '0'],
  ['DATABASE_CONNECT_MS', '2 seconds'],
  ['AWS_REGION', 'nowhere'],
])('an invalid %s is refused without its value', (variable, value) => {
  const read = () => parseDatabaseSettings({ ...environment, [variable]: value });
  expect(read).toThrow(`${variable} must match`);
  expect(read).not.toThrow(value);
});
