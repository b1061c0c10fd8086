const DOCKER_HUB = 'docker.io';

/**
 * Host and path of an image reference, without tag and digest (`host[:port]/path[:tag][@digest]`). What names no host is on
 * Docker Hub, and one word there is an official image (`library/`).
 */
export function imageRepository(image: string): string {
  const at = image.indexOf('@');
  const named = at < 0 ? image : image.slice(0, at);
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const repository = colon < 0 ? named : named.slice(0, colon);
  const slash = repository.indexOf('/');
  if (slash > 0 && isHost(repository.slice(0, slash))) return repository;
  return repository.includes('/') ? `${DOCKER_HUB}/${repository}` : `${DOCKER_HUB}/library/${repository}`;
}

function isHost(first: string): boolean {
  return /[.:]/.test(first) || first === 'localhost';
}

/** Whether an image comes from what a host and path begin with: `x.io/team` holds `x.io/team/app`, not `x.io/teams/app`. */
export function isFromRepository(image: string, prefix: string): boolean {
  const repository = imageRepository(image);
  const boundary = prefix.endsWith('/') ? prefix : `${prefix}/`;
  return repository === prefix || repository.startsWith(boundary);
}
