import { describe, expect, test } from '@jest/globals';
import { joinNames } from '../../src/exposure/join-names';
import { arn, attribute, declare, declareFunction, expose, listControls, type Resources, ref } from './exposed';
import { admit, group, NETWORK } from './small-network';

const list = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`);

describe('names in a sentence', () => {
  test('are all there', () => {
    expect(joinNames([], 'and')).toBe('');
    expect(joinNames(['a'], 'and')).toBe('a');
    expect(joinNames(['a', 'b', 'c'], 'and')).toBe('a, b and c');
    expect(joinNames(['a', 'b', 'c'], 'or')).toBe('a or b or c');
    expect(joinNames(list(25), 'and')).toMatch(/, n23 and n24$/);
  });

  test('but for those of a large app, of which the last ones are a number', () => {
    expect(joinNames(list(60), 'and')).toMatch(/^n0, n1, .*, n23 and 36 others$/);
  });
});

/** Functions with a URL and a security group each, all of which a database admits. */
function declareClients(count: number): Resources {
  const names = Array.from({ length: count }, (_, index) => `Client${String.fromCharCode(65 + index)}`);
  return {
    ...NETWORK,
    ...Object.assign({}, ...names.map(declareClient)),
    Door: group(...names.map((name) => admit(attribute(`${name}Group`, 'GroupId'), 5432))),
    Subnets: declare('RDS::DBSubnetGroup', { SubnetIds: [ref('Private')] }),
    Orders: declare('RDS::DBInstance', {
      Engine: 'postgres',
      Port: '5432',
      DBSubnetGroupName: ref('Subnets'),
      VPCSecurityGroups: [attribute('Door', 'GroupId')],
    }),
  };
}

function declareClient(name: string): Resources {
  const { [name]: client, ...role } = declareFunction(name, 'logs:PutLogEvents', '*');
  const VpcConfig = { SubnetIds: [ref('Private')], SecurityGroupIds: [attribute(`${name}Group`, 'GroupId')] };
  return {
    ...role,
    [name]: { ...declare('Lambda::Function', { ...client?.Properties, VpcConfig }) },
    [`${name}Group`]: group(),
    [`${name}Url`]: declare('Lambda::Url', { AuthType: 'NONE', TargetFunctionArn: arn(name) }),
  };
}

test('a security group names each of its clients', () => {
  const controls = expose(declareClients(6)).attackPaths.flatMap(listControls).flat();
  expect(controls.filter((what) => what.startsWith('Security group admits only'))[0]).toBe(
    'Security group admits only Client A function, Client B function, Client C function, Client D function, ' +
      'Client E function and Client F function on tcp 5432',
  );
});
