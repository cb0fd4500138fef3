import { createElementRule } from '../element-rule';
import { createPropertyRules } from '../property-rule';
import { awsDocs, nist, pciDss, prowler, type Rule } from '../rule';

const FLEET = ['AWS::AppStream::Fleet'];
const MACHINES = ['AWS::AppStream::Fleet', 'AWS::AppStream::ImageBuilder'];
const GUIDE = 'appstream2/latest/developerguide';
/** Seconds: ten hours for a session, ten minutes without input, five minutes after a broken connection. */
const LONGEST_SESSION = 36_000;
const LONGEST_IDLE = 600;
const LONGEST_DISCONNECT = 300;
const WAYS_OUT = ['FILE_DOWNLOAD', 'PRINTING_TO_LOCAL_DEVICE', 'CLIPBOARD_COPY_TO_LOCAL_DEVICE'];

/** Rules for streaming machines. */
export const appStreamRules: readonly Rule[] = [
  ...createPropertyRules([
    {
      id: 'AppStreamNoInternetAccess',
      level: 'required',
      group: 'privateNetwork',
      types: [...MACHINES, 'AWS::AppStream::AppBlockBuilder'],
      what: 'AppStream machines do not have default internet access',
      why: 'Each machine gets a public address, and a user or malware sends data to any server.',
      fix: 'Remove EnableDefaultInternetAccess, and use private subnets with a NAT gateway or firewall.',
      property: 'EnableDefaultInternetAccess',
      references: [prowler('appstream_fleet_default_internet_access_disabled'), nist('SC-7')],
      expects: { differsFrom: true },
    },
    {
      id: 'AppStreamImdsV2',
      level: 'required',
      group: 'leastPrivilege',
      types: MACHINES,
      what: 'AppStream machines do not switch on version 1 of the instance metadata service',
      why: 'With version 1, a server-side request forgery in an application reads the credentials of the role.',
      fix: 'Set DisableIMDSV1 to true.',
      property: 'DisableIMDSV1',
      references: [pciDss('2.2.6'), awsDocs(`${GUIDE}/data-protection.html`), nist('AC-6')],
      expects: { differsFrom: false },
    },
    {
      id: 'AppStreamSessionDuration',
      level: 'required',
      group: 'shortSessions',
      types: FLEET,
      what: 'AppStream fleet limits the duration of sessions',
      why: 'A stolen session works until it ends.',
      fix: `Set MaxUserDurationInSeconds to ${LONGEST_SESSION} or less.`,
      property: 'MaxUserDurationInSeconds',
      references: [prowler('appstream_fleet_maximum_session_duration'), nist('AC-12')],
      expects: { atMost: LONGEST_SESSION },
      // The default is 57,600 seconds.
      whenAbsent: 'fails',
    },
    {
      id: 'AppStreamIdleTimeout',
      level: 'required',
      group: 'shortSessions',
      types: FLEET,
      what: 'AppStream fleet ends idle sessions',
      why: 'Whoever finds an open desk continues the session of the user.',
      fix: `Set IdleDisconnectTimeoutInSeconds to ${LONGEST_IDLE} or less.`,
      property: 'IdleDisconnectTimeoutInSeconds',
      references: [prowler('appstream_fleet_session_idle_disconnect_timeout'), nist('AC-11')],
      expects: { atMost: LONGEST_IDLE },
      // The default is no limit.
      whenAbsent: 'fails',
    },
    {
      id: 'AppStreamDisconnectTimeout',
      level: 'required',
      group: 'shortSessions',
      types: FLEET,
      what: 'AppStream fleet ends sessions soon after users disconnect',
      why: 'A session that waits for its user can be taken over.',
      fix: `Set DisconnectTimeoutInSeconds to ${LONGEST_DISCONNECT} or less.`,
      property: 'DisconnectTimeoutInSeconds',
      references: [prowler('appstream_fleet_session_disconnect_timeout'), nist('AC-12')],
      expects: { atMost: LONGEST_DISCONNECT },
      // The default is 900 seconds.
      whenAbsent: 'fails',
    },
  ]),
  createElementRule({
    id: 'AppStreamDataStays',
    level: 'hardening',
    group: 'closedOutbound',
    types: ['AWS::AppStream::Stack'],
    what: 'AppStream stack does not let users take data out of their session',
    why: 'Files and texts of internal applications go to a device that is not managed.',
    fix: 'Set Permission to DISABLED for downloads, printing and the clipboard of the device.',
    elements: 'UserSettings.*',
    references: [awsDocs(`${GUIDE}/managing-stacks-fleets.html`), nist('AC-4')],
    isFaulty: (setting) =>
      WAYS_OUT.includes(setting.at('Action').text() ?? '') && setting.at('Permission').text() === 'ENABLED',
  }),
];
