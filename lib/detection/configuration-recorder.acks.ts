import { acknowledge } from '@bulwark/gate';
import { ConfigurationRecorder } from './configuration-recorder';

const team = { owner: 'platform-security', until: '2027-10-31' } as const;

export const configurationRecorderAcks = acknowledge(
  ConfigurationRecorder,
  ({ settings: { recording, excludedTypes } }) => [
    ...(recording.frequency === 'daily'
      ? [{ rule: 'Bulwark-ConfigRecorderContinuous', at: 'Resource', reason: recording.reason, ...team }]
      : []),
    ...(excludedTypes.length > 0
      ? [
          {
            rule: 'Bulwark-ConfigRecorderAllTypes',
            at: 'Resource',
            reason: excludedTypes.map(({ type, reason }) => `${type}: ${reason}`).join(' '),
            ...team,
          },
        ]
      : []),
  ],
);
