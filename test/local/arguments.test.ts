import { expect, test } from '@jest/globals';
import { parseArguments } from '../../local/arguments';

test.each([
  [[], { kind: 'start', start: { port: 8080, fresh: false, environment: undefined } }],
  [['--port', '9000', '--fresh'], { kind: 'start', start: { port: 9000, fresh: true, environment: undefined } }],
  [['--environment', 'production'], { kind: 'start', start: { port: 8080, fresh: false, environment: 'production' } }],
  [['--help'], { kind: 'help' }],
  [['-h'], { kind: 'help' }],
  [['--code', 'readers@example.com'], { kind: 'code', email: 'readers@example.com' }],
  [['--coverage'], { kind: 'coverage', environment: undefined }],
])('%j is accepted', (given, wanted) => {
  expect(parseArguments(given)).toEqual(wanted);
});

test.each([
  [['--port', 'http'], '--port: expected a number from 1 to 65535, got "http"'],
  [['--port', '0'], 'got "0"'],
  [['--port', '65536'], 'got "65536"'],
  [['--port'], 'argument missing'],
  [['--frsh'], "Unknown option '--frsh'"],
  [['production'], 'Unexpected argument'],
])('%j is refused with a reason', (given, reason) => {
  expect(parseArguments(given)).toMatchObject({ kind: 'invalid', reason: expect.stringContaining(reason) });
});
