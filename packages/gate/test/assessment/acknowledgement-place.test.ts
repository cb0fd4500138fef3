import { describe, expect, test } from '@jest/globals';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct, type IConstruct } from 'constructs';
import { findAcknowledgementPlace } from '../../src/assessment/acknowledgement-place';

class Backend extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new RestApi(this, 'Api').root.addResource('health').addMethod('GET');
    new Vpc(this, 'Vpc', { restrictDefaultSecurityGroup: true });
    new Bucket(this, 'Bucket', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY });
  }
}

/** The place of every resource below a construct, and of what the library adds to its stack. */
function findPlaces(root: IConstruct): readonly string[] {
  return root.node.findAll().map((construct) => {
    const place = findAcknowledgementPlace(construct.node.path, construct);
    return `${place?.class}: ${place?.at}`;
  });
}

class Store extends Stack {}

describe('an acknowledgement is placed', () => {
  const stack = new Store(new App({ context: { '@aws-cdk/aws-ec2:restrictDefaultSecurityGroup': true } }), 'Store');
  new Backend(stack, 'Backend');
  const places = findPlaces(stack);

  test('beside a class of the app, never beside one that the library does not export', () => {
    expect(places).toContain('Backend: Api/Default/health/GET/Resource');
    expect(places.some((place) => /^Store: Custom::VpcRestrictDefaultSG/.test(place))).toBe(true);
    expect(places.some((place) => /^Store: Custom::S3AutoDeleteObjects/.test(place))).toBe(true);
    expect(new Set(places.map((place) => place.split(':')[0]))).toEqual(new Set(['Store', 'Backend']));
  });

  test.each([
    ['as tsx writes it', 'class Own extends Construct{static{__name(this,"Own")}constructor(s,i){super(s,i)}}'],
    ['as esbuild writes it', 'class Own extends Construct {\n  static {\n    __name(this, "Own");\n  }\n}'],
    ['as tsc writes it', 'class Own extends Construct {\n    constructor(s, i) { super(s, i); }\n}'],
  ])('beside a class of the app %s', (_name, text) => {
    const define = new Function('Construct', '__name', `return ${text}`);
    const Own: typeof Construct = define(Construct, () => undefined);
    const own = new Own(stack, `Own${text.length}`);
    const bucket = new Bucket(own, 'Bucket');
    expect(findAcknowledgementPlace(bucket.node.path, bucket)).toEqual({ class: 'Own', at: 'Bucket' });
  });

  test('beside the nearest class when the whole app is minified', () => {
    const define = new Function('Stack', 'return class o extends Stack{constructor(s,i){super(s,i)}}');
    const Minified: typeof Stack = define(Stack);
    const bucket = new Bucket(new Minified(new App(), 'Small'), 'Bucket');
    expect(findAcknowledgementPlace(bucket.node.path, bucket)).toEqual({ class: 'o', at: 'Bucket' });
  });
});
