import { grafanaWorkspaceRules } from '../../../src/rules/grafana/grafana-workspace';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const saml = (Url: unknown) => ({ SamlConfiguration: { IdpMetadata: { Url } } });

rulesDecide('Grafana workspace rules', grafanaWorkspaceRules, {
  GrafanaWorkspaceProviderEncrypted: {
    holds: [{}, saml('https://login.example.com/metadata')],
    broken: [saml('http://login.example.com/metadata')],
    undecided: [saml(UNKNOWN)],
  },
  GrafanaWorkspacePluginsManaged: {
    holds: [{}, { PluginAdminEnabled: false }],
    broken: [{ PluginAdminEnabled: true }],
    undecided: [{ PluginAdminEnabled: UNKNOWN }],
  },
  GrafanaWorkspaceNetworkLimited: {
    holds: [{ NetworkAccessControl: { VpceIds: ['vpce-0abc'] } }],
    broken: [{}, { NetworkAccessControl: {} }],
    undecided: [{ resources: { Workspace: { Type: 'AWS::Grafana::Workspace', Properties: UNKNOWN } } }],
  },
});
