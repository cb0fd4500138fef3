import { describe, expect, test } from '@jest/globals';
import { matchesEventPattern } from '../../lib/detection/replay/event-pattern';
import { EventPatternError } from '../../lib/detection/replay/event-pattern-filters';

const EVENT = {
  source: 'aws.ec2',
  region: 'eu-central-1',
  detail: {
    state: 'Running',
    empty: '',
    nothing: null,
    count: 5,
    flag: true,
    address: '10.0.1.20',
    address6: '2001:db8::1',
    tags: ['one', 'two'],
    none: [],
    path: 'dir/folder/file*.png',
    items: [
      { name: 'a', size: 1 },
      { name: 'b', size: 2 },
    ],
  },
};

const detail = (field: string, ...filters: readonly unknown[]) => ({ detail: { [field]: filters } });

describe('an event pattern matches as documented', () => {
  test.each([
    ['exact text', { source: ['aws.s3', 'aws.ec2'] }],
    ['exact number, boolean and null', { detail: { count: [5], flag: [true], nothing: [null] } }],
    ['an empty string', detail('empty', '')],
    ['one element of an array', detail('tags', 'two')],
    ['prefix', detail('state', { prefix: 'Run' })],
    ['prefix in any case', detail('state', { prefix: { 'equals-ignore-case': 'rUN' } })],
    ['suffix', detail('state', { suffix: 'ing' })],
    ['suffix in any case', detail('state', { suffix: { 'equals-ignore-case': 'NING' } })],
    ['text in any case', detail('state', { 'equals-ignore-case': 'RUNNING' })],
    ['wildcard', detail('path', { wildcard: 'dir/*/file*' })],
    ['an escaped star', detail('path', { wildcard: '*file\\*.png' })],
    ['anything but a text', detail('state', { 'anything-but': 'Stopped' })],
    ['anything but a number', detail('count', { 'anything-but': [1, 2] })],
    ['anything but a prefix', detail('state', { 'anything-but': { prefix: 'Stop' } })],
    ['anything but several suffixes', detail('state', { 'anything-but': { suffix: ['ed', 'ted'] } })],
    ['anything but a wildcard', detail('state', { 'anything-but': { wildcard: ['*Stop*', 'x*'] } })],
    ['anything but, in any case', detail('state', { 'anything-but': { 'equals-ignore-case': ['STOPPED'] } })],
    ['a range of numbers', detail('count', { numeric: ['>', 0, '<=', 5] })],
    ['an equal number', detail('count', { numeric: ['=', 5] })],
    ['exists', detail('nothing', { exists: true })],
    ['exists not', detail('missing', { exists: false })],
    ['an object has no value', detail('items', { exists: false })],
    ['an empty array has no value', detail('none', { exists: false })],
    ['exists not, below a missing object', { detail: { missing: { inside: [{ exists: false }] } } }],
    ['cidr', detail('address', { cidr: '10.0.0.0/16' })],
    ['cidr of IPv6', detail('address6', { cidr: '2001:db8::/32' })],
    ['an object in an array', { detail: { items: { name: ['b'], size: [2] } } }],
    ['$or', { $or: [{ source: ['aws.s3'] }, { detail: { count: [{ numeric: ['>', 4] }] } }] }],
    ['$or inside', { source: ['aws.ec2'], detail: { $or: [{ state: ['Other'] }, { flag: [true] }] } }],
  ])('%s', (_, pattern) => {
    expect(matchesEventPattern(pattern, EVENT)).toBe(true);
  });

  test.each([
    ['another text', { source: ['aws.s3'] }],
    ['a number as text', detail('count', '5')],
    ['a missing field', detail('missing', 'x')],
    ['another case', detail('state', 'running')],
    ['prefix', detail('state', { prefix: 'run' })],
    ['wildcard', detail('state', { wildcard: 'Run' })],
    ['a dot in a wildcard', detail('path', { wildcard: 'dir.folder*' })],
    ['anything but', detail('state', { 'anything-but': ['Running'] })],
    ['anything but of a missing field', detail('missing', { 'anything-but': 'x' })],
    ['anything but a prefix', detail('state', { 'anything-but': { prefix: ['Stop', 'Run'] } })],
    ['a range of numbers', detail('count', { numeric: ['>', 5] })],
    ['a number that is text', detail('state', { numeric: ['>', 0] })],
    ['exists', detail('missing', { exists: true })],
    ['exists not', detail('empty', { exists: false })],
    ['cidr', detail('address', { cidr: '10.0.2.0/24' })],
    ['cidr of another family', detail('address6', { cidr: '10.0.0.0/8' })],
    ['cidr of what is no address', detail('state', { cidr: '10.0.0.0/8' })],
    ['fields of two elements', { detail: { items: { name: ['a'], size: [2] } } }],
    ['$or', { $or: [{ source: ['aws.s3'] }, { source: ['aws.rds'] }] }],
    ['one of two fields', { source: ['aws.ec2'], region: ['us-east-1'] }],
  ])('%s does not', (_, pattern) => {
    expect(matchesEventPattern(pattern, EVENT)).toBe(false);
  });
});

describe('an event pattern is refused', () => {
  test.each([
    ['without an array', { source: 'aws.ec2' }],
    ['with an empty array', { source: [] }],
    ['that is no object', ['aws.ec2']],
    ['with an unknown operator', detail('state', { contains: 'x' })],
    ['with two operators', detail('state', { prefix: 'a', suffix: 'b' })],
    ['with a number as prefix', detail('state', { prefix: 1 })],
    ['with a range that is none', detail('address', { cidr: '10.0.0.0/33' })],
    ['with an odd list of numbers', detail('count', { numeric: ['>'] })],
    ['with no comparison', detail('count', { numeric: [] })],
    ['with exists of a text', detail('state', { exists: 'yes' })],
    ['with one alternative', { $or: [{ source: ['aws.ec2'] }] }],
  ])('%s', (_, pattern) => {
    expect(() => matchesEventPattern(pattern, EVENT)).toThrow(EventPatternError);
  });
});
