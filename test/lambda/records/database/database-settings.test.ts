import { expect, test } from '@jest/globals';
import { databaseSettings } from '../../../../lambda/records/database/database-settings';

const environment = {
  DATABASE_HOST: 'proxy.example.com',
  DATABASE_PORT: '5432',
  DATABASE_NAME: 'records',
  DATABASE_USER: 'bulwark_read',
  AWS_REGION: 'eu-central-1',
};

test('the environment says where the database is', () => {
  expect(databaseSettings(environment)).toEqual({
    host: 'proxy.example.com',
    port: 5432,
    name: 'records',
    user: 'bulwark_read',
    region: 'eu-central-1',
  });
});

test('every variable that is missing is named at once', () => {
  expect(() => databaseSettings({})).toThrow(
    /DATABASE_HOST .*DATABASE_PORT .*DATABASE_NAME .*DATABASE_USER .*AWS_REGION /,
  );
});

test.each([
  ['DATABASE_HOST', 'proxy.example.com/?x'],
  ['DATABASE_PORT', '99999x'],
  ['DATABASE_NAME', "records'; drop"],
  ['DATABASE_USER', 'Reader'],
  ['AWS_REGION', 'nowhere'],
])('a wrong %s is refused without being repeated', (variable, value) => {
  const read = () => databaseSettings({ ...environment, [variable]: value });
  expect(read).toThrow(`${variable} must match`);
  expect(read).not.toThrow(value);
});
