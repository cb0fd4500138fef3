import type { AddedWeakness } from './added-weakness';
import { PRIVILEGED, PUBLIC, weaken } from './weakened-properties';

/** Jobs of AWS Batch. */
export const batchWeaknesses: readonly AddedWeakness[] = [
  ...weaken(
    'AWS::Batch::JobDefinition',
    {
      Type: 'container',
      ContainerProperties: {
        Image: '111122223333.dkr.ecr.eu-central-1.amazonaws.com/job:1.0.0',
        Privileged: false,
        User: '1000',
        ReadonlyRootFilesystem: true,
        NetworkConfiguration: { AssignPublicIp: 'DISABLED' },
        Volumes: [{ Name: 'data', EfsVolumeConfiguration: { FileSystemId: 'fs-0abc', TransitEncryption: 'ENABLED' } }],
      },
    },
    [
      ['batch-privileged', PRIVILEGED, 'ContainerProperties.Privileged', true, /privileged containers/],
      ['batch-root', PRIVILEGED, 'ContainerProperties.User', 'root', /does not run as root/],
      [
        'batch-public',
        PUBLIC,
        'ContainerProperties.NetworkConfiguration.AssignPublicIp',
        'ENABLED',
        /public IP address/,
      ],
      [
        'batch-efs-plain',
        'plain in transit',
        'ContainerProperties.Volumes.0.EfsVolumeConfiguration.TransitEncryption',
        'DISABLED',
        /traffic to its EFS/,
      ],
      [
        'batch-docker-socket',
        PRIVILEGED,
        'ContainerProperties.Volumes.0',
        { Name: 'docker', Host: { SourcePath: '/var/run/docker.sock' } },
        /sockets or system folders/,
      ],
    ],
  ),
  ...weaken(
    'AWS::Batch::JobDefinition',
    {
      Type: 'container',
      EksProperties: {
        PodProperties: {
          HostNetwork: false,
          Containers: [
            {
              Image: '111122223333.dkr.ecr.eu-central-1.amazonaws.com/job:1.0.0',
              SecurityContext: { Privileged: false, RunAsNonRoot: true, RunAsUser: 1000 },
            },
          ],
        },
      },
    },
    [
      [
        'batch-pod-privileged',
        PRIVILEGED,
        'EksProperties.PodProperties.Containers.0.SecurityContext.Privileged',
        true,
        /privileged containers/,
      ],
      [
        'batch-pod-host-network',
        PRIVILEGED,
        'EksProperties.PodProperties.HostNetwork',
        true,
        /namespaces of the instance/,
      ],
    ],
  ),
];
