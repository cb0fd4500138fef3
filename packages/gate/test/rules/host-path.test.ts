import { expect, test } from '@jest/globals';
import { isDangerousHostPath } from '../../src/rules/host-path';

test.each([
  '/',
  '/var/run/docker.sock',
  '/run/docker.sock',
  '/run/containerd/containerd.sock',
  '/run/containerd',
  '/proc',
  '/etc/',
  '/var/lib/docker',
  '/var/lib/kubelet/',
  '/root',
  '/dev/mem',
  '/dev/nvme0n1',
  '/dev/sda1',
])('%s is dangerous', (path) => expect(isDangerousHostPath(path)).toBe(true));

test.each([
  '',
  'relative',
  '/data',
  '/var/log',
  '/var/log/app',
  '/mnt/etc',
  '/home/app/data',
  '/dev/neuron0',
  '/dev/shm',
])('%s is not', (path) => expect(isDangerousHostPath(path)).toBe(false));
