import { describe, expect, test } from '@jest/globals';
import { type SynthesizedStack, synthStacks } from '../app/synthesized-stacks';
import { productionSettings, sandboxSettings } from '../scaffold';

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: { readonly title?: string; readonly alarms?: readonly string[]; readonly metrics?: unknown };
}

/** The widgets of the one dashboard, with the region filled in. */
function readWidgets(stacks: readonly SynthesizedStack[], region: string): readonly Widget[] {
  const dashboards = stacks.flatMap(({ template }) =>
    Object.values(template.findResources('AWS::CloudWatch::Dashboard')),
  );
  expect(dashboards).toHaveLength(1);
  const body: { 'Fn::Join': [string, (string | object)[]] } = dashboards[0]?.['Properties'].DashboardBody;
  const parts = body['Fn::Join'][1];
  expect(parts.filter((part) => typeof part !== 'string')).toEqual(
    parts.filter((part) => typeof part !== 'string').map(() => ({ Ref: 'AWS::Region' })),
  );
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : region)).join('')).widgets;
}

/** Dimensions of the resources in the templates, by the name in CloudWatch. */
function listNames(stacks: readonly SynthesizedStack[], type: string, property: string): readonly unknown[] {
  return stacks.flatMap(({ template }) =>
    Object.values(template.findResources(type)).map((resource) => resource['Properties'][property]),
  );
}

describe.each([sandboxSettings, productionSettings])('the dashboard of $name', (settings) => {
  const stacks = synthStacks(settings);
  const widgets = readWidgets(stacks, settings.region);
  const text = JSON.stringify(widgets.map(({ properties }) => properties.metrics ?? []));

  test('shows every alarm of every stack, at most 100 in a widget', () => {
    const names = listNames(stacks, 'AWS::CloudWatch::Alarm', 'AlarmName');
    const prefix = `arn:aws:cloudwatch:${settings.region}:${settings.account}:alarm:`;
    const shown = widgets.flatMap(({ properties }) => properties.alarms ?? []);
    expect(shown.toSorted()).toEqual(names.map((name) => `${prefix}${name}`).toSorted());
    for (const { properties } of widgets) expect(properties.alarms?.length ?? 0).toBeLessThanOrEqual(100);
  });

  test('names API, cluster, web ACLs and proxy as the templates do', () => {
    const named = [...text.matchAll(/"(ApiName|DBClusterIdentifier|WebACL|ProxyName)","([^"]+)"/g)];
    const webAcls = stacks.flatMap(({ template }) =>
      Object.values(template.findResources('AWS::WAFv2::WebACL')).map(
        (acl) => acl['Properties'].VisibilityConfig.MetricName,
      ),
    );
    const known: Readonly<Record<string, readonly unknown[]>> = {
      ApiName: listNames(stacks, 'AWS::ApiGateway::RestApi', 'Name'),
      DBClusterIdentifier: listNames(stacks, 'AWS::RDS::DBCluster', 'DBClusterIdentifier'),
      ProxyName: listNames(stacks, 'AWS::RDS::DBProxy', 'DBProxyName'),
      WebACL: webAcls,
    };
    expect(new Set(webAcls).size).toBe(2);
    expect(new Set(named.map(([, dimension]) => dimension)).size).toBeGreaterThanOrEqual(
      settings.data.proxy.enabled ? 4 : 3,
    );
    expect(named.filter(([, dimension = '', name]) => !known[dimension]?.includes(name))).toEqual([]);
    for (const acl of webAcls) expect(text).toContain(JSON.stringify(`WebACL="${acl}"`).slice(1, -1));
  });

  test('has traffic, denials, AWS WAF, functions, playbooks, detections and dead letters', () => {
    for (const part of [
      'Count',
      '5XXError',
      'AllowedRequests',
      'BlockedRequests',
      `Bulwark/${settings.name}`,
      'AWS/Lambda',
      'ExecutionsFailed',
      'ExecutionsSucceeded',
      'TriggeredRules',
      'ApproximateNumberOfMessagesVisible',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('has the replica lag and the proxy only where there are any', () => {
    expect(text.includes('AuroraReplicaLagMaximum')).toBe(settings.data.readers > 0);
    expect(text.includes('ProxyName')).toBe(settings.data.proxy.enabled);
  });

  test('has widgets that fit into 24 columns and do not overlap', () => {
    for (const widget of widgets) expect(widget.x + widget.width).toBeLessThanOrEqual(24);
    const overlaps = widgets.filter((one, index) =>
      widgets
        .slice(index + 1)
        .some(
          (other) =>
            one.x < other.x + other.width &&
            other.x < one.x + one.width &&
            one.y < other.y + other.height &&
            other.y < one.y + one.height,
        ),
    );
    expect(overlaps).toEqual([]);
  });

  test('needs no export of another stack, so that every resource can be replaced', () => {
    const monitoring = stacks.find(({ id }) => id === 'Monitoring')?.template.toJSON();
    const imports = [...JSON.stringify(monitoring).matchAll(/"Fn::ImportValue":"([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(imports)).toEqual(
      new Set([
        expect.stringMatching(/-Audit:ExportsOutputRefAlerts/),
        expect.stringMatching(/-Audit:ExportsOutputFnGetAttDeadLetters/),
        expect.stringMatching(/-Encryption:ExportsOutputFnGetAttKeysMessaging/),
      ]),
    );
  });
});
