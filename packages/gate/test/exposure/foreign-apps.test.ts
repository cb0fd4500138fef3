import { describe, expect, test } from '@jest/globals';
import { expose, listControls, listMethods, listWays, type Resources } from './exposed';
import { FOREIGN_APPS } from './foreign-apps';
import { FOREIGN_SERVICES } from './foreign-services';
import { MORE_FOREIGN_APPS } from './more-foreign-apps';

const APPS: Readonly<Record<string, Resources>> = { ...FOREIGN_APPS, ...FOREIGN_SERVICES, ...MORE_FOREIGN_APPS };

/** Ways from outside to each data store, and everything that the internet reaches. */
const EXPECTED: Readonly<Record<string, { readonly ways: readonly string[]; readonly methods: readonly string[] }>> = {
  'a distribution before a private bucket': { ways: ['internet > Site > Pages'], methods: ['GET, HEAD /*: none'] },
  'a load balancer before containers and a database': {
    ways: ['internet > Door > Web > Database', 'internet > Door > Web > Password'],
    methods: ['HTTPS 443 /*: none'],
  },
  'a function URL': { ways: ['internet > Hook > Orders'], methods: ['ANY /*: none'] },
  'an HTTP API with tokens': { ways: ['internet > Api > Handler > Orders'], methods: ['GET /orders: JWT'] },
  'a GraphQL API': { ways: ['internet > Graph > Orders'], methods: ['POST /graphql: none'] },
  'an API that sends to a queue': { ways: ['internet > Api > Jobs'], methods: ['POST /: IAM'] },
  'objects that start a function': {
    ways: ['account 444455556666 > Uploads > Index > Orders', 'account 444455556666 > Uploads'],
    methods: [],
  },
  'an event that starts a state machine': {
    ways: ['internet > Front > Bus > Rule > Flow > Orders'],
    methods: ['ANY /*: IAM'],
  },
  'a public database': { ways: ['internet > Database'], methods: ['tcp 3306: database password'] },
  'a stream into a bucket': {
    ways: ['internet > Collect > Clicks', 'internet > Collect > Clicks > Delivery > Lake'],
    methods: ['lambda:InvokeFunction: any AWS account'],
  },
  'a Kubernetes cluster': { ways: ['internet > Cluster > Lake'], methods: ['Kubernetes API: IAM'] },
  'an open search domain': { ways: ['internet > Search'], methods: ['ANY /*: none'] },
  'a public data warehouse': {
    ways: ['network 8.8.8.0/24 > Warehouse > Lake', 'network 8.8.8.0/24 > Warehouse'],
    methods: [],
  },
  'a file transfer server': { ways: ['internet > Files > Inbox'], methods: ['SFTP: SSH key'] },
  'credentials for guests': { ways: ['internet > Guests > Orders'], methods: ['Credentials of AWS: none'] },
  'a public bucket': { ways: ['internet > Pages'], methods: ['s3:GetObject: none'] },
  'instances behind a network load balancer': {
    ways: ['internet > Door > Fleet > Mail'],
    methods: ['TCP 25 /*: none'],
  },
  'a role for a deployment service': {
    ways: ['provider token.actions.githubusercontent.com > Deploy > Releases'],
    methods: [],
  },
  'a WebSocket API': {
    ways: ['internet > Api > Chat > Messages'],
    methods: ['$connect: Lambda authorizer', 'send: Lambda authorizer'],
  },
  'an instance with an open port': { ways: ['internet > Server > Documents'], methods: ['tcp 22: not known'] },
  'an instance in a private subnet': { ways: ['nobody > Documents'], methods: [] },
  'a role that another account assumes': { ways: ['account 444455556666 > Reader > Orders'], methods: [] },
  'a topic that another account publishes to': {
    ways: ['nobody > Failed', 'account 444455556666 > News > Inbox'],
    methods: [],
  },
  'copies in another account': { ways: ['nobody > Objects', 'nobody > Orders', 'nobody > Vault'], methods: [] },
  'a cache and a document database': {
    ways: ['nobody > Alone', 'internet > Front > Cache', 'internet > Front > Documents'],
    methods: ['ANY /*: none'],
  },
  'a permission that a denial takes away': { ways: ['nobody > Orders'], methods: ['ANY /*: none'] },
  'a pipe and a schedule': {
    ways: ['internet > Front > Source > Pipe > Flow > Step > Results', 'internet > Front > Source'],
    methods: ['ANY /*: none'],
  },
  'devices and mail': {
    ways: ['internet > Mail > Letters', 'internet > Telemetry > Readings', 'internet > Telemetry > Store > Series'],
    methods: ['MQTT: certificate of a device', 'Mail: none'],
  },
  'an API with a Lambda authorizer and a private one': {
    ways: ['internet > Api > Step > Orders', 'nobody > Secrets'],
    methods: ['ANY /: Lambda authorizer'],
  },
  'a distribution before a load balancer and an API': {
    ways: [
      'internet > Api > Step > Orders',
      'internet > Site > Api > Step > Orders',
      'internet > Site > Door > Step > Orders',
    ],
    methods: ['$default: none', 'GET, HEAD /*: none', 'GET, HEAD /api/*: signed URL or cookie'],
  },
  'a container service of its own': {
    ways: ['nobody > Broker', 'internet > Runner > Password'],
    methods: ['ANY /*: none'],
  },
};

test('every app has an expectation', () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(Object.keys(APPS).sort());
});

describe.each(Object.entries(EXPECTED))('%s', (name, { ways, methods }) => {
  const record = expose(APPS[name] ?? {});

  test('has these ways to its data stores', () => expect(listWays(record)).toEqual(ways));
  test('opens this to the internet', () => expect(listMethods(record).sort()).toEqual([...methods].sort()));
  test('names only nodes that are in the picture', () => {
    const ids = new Set(record.nodes.map(({ id }) => id));
    const named = [
      ...record.edges.flatMap(({ from, to }) => [from, to]),
      ...record.attackPaths.flatMap(({ dataStore, steps }) => [
        dataStore,
        ...steps.flatMap(({ from, to }) => [from, to]),
      ]),
    ];
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('the safeguards on a way', () => {
  const listFirst = (name: string) => {
    const [path] = expose(APPS[name] ?? {}).attackPaths;
    return path === undefined ? [] : listControls(path);
  };

  test('of a private bucket are those of the distribution', () => {
    expect(listFirst('a distribution before a private bucket')).toEqual([
      ['HTTPS only, TLS 1.2 or later'],
      ['Origin access control signs requests', 'HTTPS to the origin'],
    ]);
  });

  test('of containers name the groups that may connect', () => {
    expect(listFirst('a load balancer before containers and a database')).toEqual([
      ['HTTPS only, TLS 1.2 or later'],
      ['Security group admits only Door load balancer on tcp 8080'],
      ['Security group admits only Web service on tcp 5432', 'Private subnets without a route from the internet'],
    ]);
  });

  test('of an API are those of its methods', () => {
    expect(listFirst('an HTTP API with tokens')).toEqual([
      ['HTTPS only, TLS 1.2 or later'],
      ['JWT of login.example.com with scope orders/read'],
      ['Role grants only dynamodb:GetItem and dynamodb:PutItem on this table'],
    ]);
  });

  test.each(['a public database', 'a public bucket', 'credentials for guests'])('of %s do not exist', (name) => {
    expect(listFirst(name).flat()).toEqual([]);
  });

  test('count nothing of a web ACL that only counts', () => {
    const record = expose(APPS['a distribution before a load balancer and an API'] ?? {});
    const controls = record.attackPaths.flatMap(listControls).flat();
    expect(controls.filter((what) => /ACL/.test(what))).toEqual([]);
    expect(record.publicMethods.flatMap(({ webAcl }) => webAcl ?? [])).toEqual(['edge', 'edge']);
  });
});
