import { describe, expect, test } from '@jest/globals';
import { createElementRule } from '../../src/rules/element-rule';
import { readNamedText } from '../../src/rules/named-values';
import { nist } from '../../src/rules/rule';
import { Undecidable } from '../../src/templates/undecidable';
import { createTemplateSet, runCheck, UNKNOWN } from './rule-cases';

const rule = createElementRule({
  id: 'PortsOpen',
  level: 'hardening',
  group: 'closedInbound',
  types: ['AWS::Lightsail::Instance'],
  what: 'No port is open',
  why: 'Test.',
  fix: 'Remove it.',
  references: [nist('SC-7')],
  elements: ['Ports.*', 'Networking.Ports.*'],
  isFaulty: (port) => port.at('Open').flag() === true,
  onlyIf: (instance) => instance.at('Name').text() !== 'ignored',
});
const ports = (...Ports: unknown[]) => ({ Ports });

describe('a rule about elements of a list', () => {
  test('reports each element that fails by its place, for each shape of the type', () => {
    expect(runCheck(rule, { ...ports({ Open: true }, {}, { Open: true }), Networking: ports({ Open: true }) })).toEqual(
      ['Ports.0', 'Ports.2', 'Networking.Ports.0'],
    );
    expect(runCheck(rule, ports({}))).toEqual([]);
    expect(runCheck(rule, {})).toEqual([]);
    expect(rule.property).toBe('Properties.Ports.*');
  });

  test('is not applicable to resources that the condition excludes', () => {
    expect(runCheck(rule, { Name: 'ignored', ...ports({ Open: true }) })).toBe('not applicable');
  });

  test('reports what is certain, although another element or shape is not known', () => {
    expect(runCheck(rule, ports({ Open: UNKNOWN }, { Open: true }))).toEqual(['Ports.1']);
    expect(runCheck(rule, { Ports: UNKNOWN, Networking: ports({ Open: true }) })).toEqual(['Networking.Ports.0']);
    expect(() => runCheck(rule, ports({ Open: UNKNOWN }, {}))).toThrow(Undecidable);
  });
});

describe('a list of names and values', () => {
  const read = (list: unknown, key?: string): string | undefined => {
    const set = createTemplateSet({ Resources: { Subject: { Type: 'AWS::Test::Type', Properties: { List: list } } } });
    const value = set.findStack('Stack')?.findResource('Subject')?.at('List');
    return value === undefined ? 'no value' : readNamedText(value, 'mode', key);
  };

  test('is read by name, in lower case', () => {
    expect(
      read([
        { Key: 'other', Value: 'x' },
        { Key: 'mode', Value: 'Monitor' },
      ]),
    ).toBe('monitor');
    expect(read([{ Name: 'mode', Value: true }], 'Name')).toBe('true');
    expect(read([{ Key: 'other', Value: 'x' }])).toBeUndefined();
    expect(read(undefined)).toBeUndefined();
  });

  test('is undecided when only a deployment determines the list or the value', () => {
    expect(() => read(UNKNOWN)).toThrow(Undecidable);
    expect(() => read([{ Key: 'mode', Value: UNKNOWN }])).toThrow(Undecidable);
  });
});
