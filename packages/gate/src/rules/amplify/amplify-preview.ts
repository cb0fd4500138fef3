import type { TemplateResource, Value } from '../../templates/template-resource';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

/** Where a type sets previews. Those of an app are for the branches that it creates by itself. */
const SETTINGS: Readonly<Record<string, string>> = {
  'AWS::Amplify::App': 'AutoBranchCreationConfig',
  'AWS::Amplify::Branch': '',
};

/** Rules for previews of websites. */
export const amplifyPreviewRules: readonly Rule[] = [
  {
    id: 'AmplifyPreviewProtected',
    level: 'required',
    group: 'noPublicAccess',
    types: Object.keys(SETTINGS),
    what: 'Amplify previews of pull requests require a password',
    why: 'Unreviewed code of a pull request is built with the role of the app, and is public under its own address.',
    fix: 'Set BasicAuthConfig.EnableBasicAuth to true, or EnablePullRequestPreview to false.',
    property: 'Properties.EnablePullRequestPreview',
    references: [pciDss('6.5.3'), awsDocs('amplify/latest/userguide/pr-previews.html'), nist('SC-7')],
    check: (resource) => {
      const settings = readSettings(resource);
      if (settings.at('EnablePullRequestPreview').flag() !== true) return 'not applicable';
      return settings.at('BasicAuthConfig.EnableBasicAuth').flag() === true;
    },
  },
];

function readSettings(resource: TemplateResource): Value {
  return resource.at(SETTINGS[resource.type] ?? '');
}
