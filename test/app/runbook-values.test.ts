import { describe, expect, test } from '@jest/globals';
import { readMarkdownFile } from '../docs/markdown-files';
import { productionSettings } from '../scaffold';
import { listResources, synthStacks } from './synthesized-stacks';

const resources = synthStacks(productionSettings).flatMap((stack) => Object.values(listResources(stack)));

/** A property of every resource of a type, as text. */
function listValues(type: RegExp, property: string): readonly string[] {
  return resources.filter(({ Type }) => type.test(Type)).map(({ Properties = {} }) => String(Properties[property]));
}

/** Threshold and period, in seconds, of the alarms whose description contains a text. */
function listAlarms(part: string): readonly string[] {
  const alarms = resources.filter(
    ({ Type, Properties = {} }) =>
      Type === 'AWS::CloudWatch::Alarm' && String(Properties['AlarmDescription']).includes(part),
  );
  return [...new Set(alarms.map(({ Properties = {} }) => `${Properties['Threshold']} in ${Properties['Period']} s`))];
}

const DAY = 24 * 60 * 60;

/** What a runbook says in words, and where the template has it. */
const VALUES: readonly (readonly [page: string, words: RegExp, read: () => unknown, expected: unknown])[] = [
  [
    'dead-letters.md',
    /keeps two kinds of messages for 14 days/,
    () => listValues(/^AWS::SQS::Queue$/, 'MessageRetentionPeriod'),
    [`${14 * DAY}`],
  ],
  [
    'dead-letters.md',
    /timeout \(5 or 35 minutes\)/,
    () => [...new Set(listValues(/^Custom::/, 'ServiceTimeout'))].sort(),
    [`${35 * 60}`, `${5 * 60}`],
  ],
  [
    'database-events.md',
    /\(Sunday, 03:00 to 04:00 UTC\)/,
    () => listValues(/^AWS::RDS::DBCluster$/, 'PreferredMaintenanceWindow'),
    ['sun:03:00-sun:04:00'],
  ],
  [
    'functions.md',
    /Invocations of a function failed three times in a minute/,
    () => listAlarms('invocations of the live version of a function fail'),
    ['3 in 60 s'],
  ],
  [
    'functions.md',
    /the API answered 5xx five times in a minute/,
    () => listAlarms('The API responds with server errors'),
    ['5 in 60 s'],
  ],
  [
    'service-events.md',
    /could not be decrypted with KMS five times in five minutes/,
    () => listAlarms('Data keys of tenants'),
    ['5 in 300 s'],
  ],
  [
    'functions.md',
    /failed or was throttled three times in five minutes/,
    () => listAlarms('The function that puts the tenant into tokens'),
    ['3 in 300 s'],
  ],
  [
    'service-load.md',
    /The slowest hundredth of the answers took longer than 3 seconds/,
    () => listAlarms('The slowest hundredth of the answers'),
    ['3000 in 300 s'],
  ],
  [
    'service-load.md',
    /used 90 % of `data.maxCapacity` for 15 minutes/,
    () => listAlarms('The database used'),
    ['90 in 300 s'],
  ],
  [
    'service-load.md',
    /Five or more clients keep a database connection/,
    () => listAlarms('Clients keep database connections'),
    ['5 in 300 s'],
  ],
  [
    'service-load.md',
    /800 functions of the account/,
    () => listAlarms('functions of the account ran'),
    ['800 in 300 s'],
  ],
  [
    'trail-alarms.md',
    /Ten or more API calls were refused within five minutes/,
    () => listAlarms('Ten or more API calls'),
    ['10 in 300 s'],
  ],
  [
    'trail-alarms.md',
    /\(after 30 days\)/,
    () => [...new Set(listValues(/^AWS::KMS::Key$/, 'PendingWindowInDays'))],
    ['30'],
  ],
];

describe('a runbook says what production has', () => {
  test.each(VALUES)('%s: %p', (page, words, read, expected) => {
    expect(readMarkdownFile(`docs/runbooks/${page}`).replace(/\s+/g, ' ')).toMatch(words);
    expect(read()).toEqual(expected);
  });
});
