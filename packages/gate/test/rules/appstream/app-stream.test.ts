import { appStreamRules } from '../../../src/rules/appstream/app-stream';
import { rulesDecide, UNKNOWN } from '../rule-cases';

const stack = (Action: string, Permission: unknown) => ({
  resources: { Stack: { Type: 'AWS::AppStream::Stack', Properties: { UserSettings: [{ Action, Permission }] } } },
});

rulesDecide('AppStream rules', appStreamRules, {
  AppStreamNoInternetAccess: {
    holds: [{}, { EnableDefaultInternetAccess: false }],
    broken: [{ EnableDefaultInternetAccess: true }],
    undecided: [{ EnableDefaultInternetAccess: UNKNOWN }],
  },
  AppStreamImdsV2: {
    holds: [{}, { DisableIMDSV1: true }],
    broken: [{ DisableIMDSV1: false }],
    undecided: [{ DisableIMDSV1: UNKNOWN }],
  },
  AppStreamSessionDuration: {
    holds: [{ MaxUserDurationInSeconds: 28_800 }],
    broken: [{}, { MaxUserDurationInSeconds: 57_600 }],
    undecided: [{ MaxUserDurationInSeconds: UNKNOWN }],
  },
  AppStreamIdleTimeout: {
    holds: [{ IdleDisconnectTimeoutInSeconds: 600 }],
    broken: [{}, { IdleDisconnectTimeoutInSeconds: 3600 }],
    undecided: [{ IdleDisconnectTimeoutInSeconds: UNKNOWN }],
  },
  AppStreamDisconnectTimeout: {
    holds: [{ DisconnectTimeoutInSeconds: 300 }],
    broken: [{}, { DisconnectTimeoutInSeconds: 900 }],
    undecided: [{ DisconnectTimeoutInSeconds: UNKNOWN }],
  },
  AppStreamDataStays: {
    holds: [stack('FILE_DOWNLOAD', 'DISABLED'), stack('FILE_UPLOAD', 'ENABLED')],
    broken: [stack('FILE_DOWNLOAD', 'ENABLED')],
    undecided: [stack('FILE_DOWNLOAD', UNKNOWN)],
  },
});
