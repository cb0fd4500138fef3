import { amplifyPreviewRules } from '../../../src/rules/amplify/amplify-preview';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const branch = (Properties: Record<string, unknown>) => ({
  resources: { Subject: { Type: 'AWS::Amplify::Branch', Properties } },
});
const app = (AutoBranchCreationConfig: unknown) => ({
  resources: { Subject: { Type: 'AWS::Amplify::App', Properties: { AutoBranchCreationConfig } } },
});
const PASSWORD = { EnableBasicAuth: true, Username: 'team' };

rulesDecide('Amplify preview rules', amplifyPreviewRules, {
  AmplifyPreviewProtected: {
    holds: [
      branch({ EnablePullRequestPreview: true, BasicAuthConfig: PASSWORD }),
      app({ EnablePullRequestPreview: true, BasicAuthConfig: PASSWORD }),
    ],
    broken: [
      branch({ EnablePullRequestPreview: true }),
      branch({ EnablePullRequestPreview: 'true', BasicAuthConfig: { EnableBasicAuth: false } }),
      app({ EnablePullRequestPreview: true, AutoBranchCreationPatterns: ['*'] }),
    ],
    undecided: [branch({ EnablePullRequestPreview: UNKNOWN }), app(UNKNOWN)],
    notApplicable: [branch({}), branch({ EnablePullRequestPreview: false }), app({ EnableAutoBranchCreation: true })],
  },
});
