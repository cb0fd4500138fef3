import { workSpacesWebRules } from '../../../src/rules/workspaces/work-spaces-web';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const PORTAL = 'AWS::WorkSpacesWeb::Portal';
const unknownPortal = { resources: { Portal: { Type: PORTAL, Properties: UNKNOWN } } };
const settings = (DownloadAllowed: unknown) => ({
  resources: { Settings: { Type: 'AWS::WorkSpacesWeb::UserSettings', Properties: { DownloadAllowed } } },
});

rulesDecide('WorkSpaces Secure Browser rules', workSpacesWebRules, {
  WorkSpacesWebLogs: {
    holds: [{ UserAccessLoggingSettingsArn: 'arn' }],
    broken: [{}],
    undecided: [unknownPortal],
    notApplicable: [{ SessionLoggerArn: 'arn' }],
  },
  WorkSpacesWebAddressesLimited: {
    holds: [{ IpAccessSettingsArn: 'arn' }],
    broken: [{}],
    undecided: [unknownPortal],
  },
  WorkSpacesWebNoDownloads: {
    holds: [settings('Disabled')],
    broken: [settings('Enabled')],
    undecided: [settings(UNKNOWN)],
  },
});
