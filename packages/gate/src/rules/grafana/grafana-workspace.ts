import { isPlainUrl } from '../plain-url';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const TYPES = ['AWS::Grafana::Workspace'];
const GUIDE = 'grafana/latest/userguide';

/** Rules for Managed Grafana. */
export const grafanaWorkspaceRules: readonly Rule[] = [
  {
    id: 'GrafanaWorkspaceProviderEncrypted',
    level: 'required',
    group: 'authenticatedRequests',
    types: TYPES,
    what: 'Grafana workspace reads the metadata of its identity provider over HTTPS',
    why: 'Whoever is on the path replaces the keys of the provider, and signs in as any user.',
    fix: 'Set SamlConfiguration.IdpMetadata.Url to an address that starts with https.',
    property: 'Properties.SamlConfiguration.IdpMetadata.Url',
    references: [pciDss('4.2.1'), awsDocs(`${GUIDE}/authentication-in-AMG-SAML.html`), nist('SC-8')],
    check: (workspace) => !isPlainUrl(workspace.at('SamlConfiguration.IdpMetadata.Url')),
  },
  ...createPropertyRules([
    {
      id: 'GrafanaWorkspacePluginsManaged',
      level: 'required',
      group: 'changes',
      types: TYPES,
      what: 'Grafana workspace does not let its administrators install plugins',
      why: 'A plugin is code of a stranger that runs with access to every data source.',
      fix: 'Remove PluginAdminEnabled, or set it to false.',
      property: 'PluginAdminEnabled',
      references: [pciDss('2.2.4'), awsDocs(`${GUIDE}/grafana-plugins.html`), nist('CM-7')],
      expects: { differsFrom: true },
    },
    {
      id: 'GrafanaWorkspaceNetworkLimited',
      level: 'hardening',
      group: 'noPublicAccess',
      types: TYPES,
      what: 'Grafana workspace limits the networks of its users',
      why: 'Without it, a stolen session works from any address of the internet.',
      fix: 'Set NetworkAccessControl to prefix lists and VPC endpoints.',
      property: 'NetworkAccessControl',
      references: [awsDocs(`${GUIDE}/AMG-configure-nac.html`), nist('SC-7')],
      expects: { present: true },
    },
  ]),
];
