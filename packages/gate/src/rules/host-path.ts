/** Folders, sockets and devices of an instance with which a container controls the instance. */
const DANGEROUS =
  /^\/((var\/)?run(\/(docker|containerd)(\/containerd)?\.sock|\/containerd)?|boot|dev|dev\/(mem|kmem|port|kvm|sd\w*|xvd\w*|nvme\w*)|etc|home|lib|proc|root|sys|usr|var|var\/lib(\/(docker|containerd|ecs|kubelet))?)?\/?$/;

/** Whether a container that mounts a path of its instance can take over the instance. */
export function isDangerousHostPath(path: string): boolean {
  return DANGEROUS.test(path);
}
