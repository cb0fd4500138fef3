/** A call that runs or loads an image. The group is what follows in its line. */
const CALL =
  /\b(?:docker|podman|nerdctl)\s{1,4}(?:container\s{1,4}|image\s{1,4})?(?:run|pull|create)\s([^\n;|&]{1,2000})/g;

/** Options with a value in the next word. */
const WITH_VALUE: ReadonlySet<string> = new Set(
  (
    '-a -c -e -h -l -m -p -u -v -w --add-host --cap-add --cap-drop --cpus --cpu-shares --device --dns --entrypoint --env ' +
    '--env-file --expose --gpus --group-add --health-cmd --hostname --ip --ipc --label --link --log-driver --log-opt ' +
    '--memory --mount --name --net --network --pid --platform --publish --pull --restart --runtime --security-opt ' +
    '--shm-size --stop-signal --tmpfs --ulimit --user --userns --volume --volumes-from --workdir'
  ).split(' '),
);

/**
 * Lists the images that commands of Docker and its relatives run, each with its registry.
 *
 * @see https://docs.docker.com/reference/cli/docker/container/run/
 */
export function listImages(text: string): readonly string[] {
  return [...text.matchAll(CALL)].flatMap(([, line = '']) => {
    const image = findArgument(
      line
        .trim()
        .split(/\s+/, MOST_WORDS)
        .map((word) => word.replaceAll(/["']/g, '')),
    );
    return image === undefined ? [] : [addRegistry(image)];
  });
}

/** A line with more words before its image is no command that a person wrote. */
const MOST_WORDS = 100;

/** The first word that is neither an option nor its value; undefined for a variable. */
function findArgument(words: readonly string[]): string | undefined {
  let isValue = false;
  for (const word of words) {
    if (isValue) isValue = false;
    else if (word.startsWith('-')) isValue = WITH_VALUE.has(word);
    else return /^[a-z0-9][\w./:@-]*$/.test(word) ? word : undefined;
  }
  return undefined;
}

/** The name of an image without tag and digest; Docker adds `docker.io/library/` to a bare name. */
function addRegistry(image: string): string {
  const name = image.replace(/@.*$/, '').replace(/:[^/]*$/, '');
  const [first = ''] = name.split('/');
  if (name.includes('/') && /[.:]|^localhost$/.test(first)) return name;
  return `docker.io/${name.includes('/') ? '' : 'library/'}${name}`;
}
