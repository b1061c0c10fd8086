const REASONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ENOENT: 'there is no such file or directory',
    EACCES: 'permission is denied',
    EPERM: 'the operation is not permitted',
    EISDIR: 'it is a directory',
    ENOTDIR: 'a part of the path is not a directory',
    ELOOP: 'its symbolic links lead in a circle',
    ENOSPC: 'no space is left',
    EROFS: 'the file system is read-only',
    ENAMETOOLONG: 'the name is too long',
  }),
);

/** Why the operating system refused, in words; its own message would repeat absolute paths of the machine. */
export function systemReason(thrown: unknown): string {
  // By shape, not by class: file system errors of another realm (a worker, a test) are no `Error` of this one.
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;
  if (typeof code !== 'string') return 'the operating system refused';
  const reason = REASONS.get(code);
  return reason === undefined ? code : `${reason} (${code})`;
}
