import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, type Rule } from '../rule';

const PORTAL = ['AWS::WorkSpacesWeb::Portal'];
const GUIDE = 'workspaces-web/latest/adminguide';

/** Rules for secure browsers of WorkSpaces. */
export const workSpacesWebRules: readonly Rule[] = createPropertyRules([
  {
    id: 'WorkSpacesWebLogs',
    level: 'required',
    group: 'auditLogs',
    types: PORTAL,
    what: 'WorkSpaces Secure Browser portal logs the activity of its users',
    why: 'Without the log, an investigation cannot show which pages a user opened.',
    fix: 'Set UserAccessLoggingSettingsArn or SessionLoggerArn.',
    property: 'UserAccessLoggingSettingsArn',
    references: [pciDss('10.2.1'), awsDocs(`${GUIDE}/monitoring-logging.html`), nist('AU-12')],
    expects: { present: true },
    onlyIf: (portal) => !portal.at('SessionLoggerArn').present,
  },
  {
    id: 'WorkSpacesWebAddressesLimited',
    level: 'hardening',
    group: 'noPublicAccess',
    types: PORTAL,
    what: 'WorkSpaces Secure Browser portal limits the addresses of its users',
    why: 'A stolen session works from any address of the internet.',
    fix: 'Set IpAccessSettingsArn.',
    property: 'IpAccessSettingsArn',
    references: [awsDocs(`${GUIDE}/ip-access-controls.html`), nist('AC-17')],
    expects: { present: true },
  },
  {
    id: 'WorkSpacesWebNoDownloads',
    level: 'hardening',
    group: 'closedOutbound',
    types: ['AWS::WorkSpacesWeb::UserSettings'],
    what: 'WorkSpaces Secure Browser does not let users download files',
    why: 'Files of internal pages leave the browser for a machine that is not managed.',
    fix: 'Set DownloadAllowed to Disabled.',
    property: 'DownloadAllowed',
    references: [awsDocs(`${GUIDE}/user-settings.html`), nist('AC-4')],
    expects: { equals: 'Disabled' },
  },
]);
