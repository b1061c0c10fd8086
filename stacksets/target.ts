import { pascalCase } from './pascal-case';

/**
 * An organizational unit (or the root) that gets the stacks. A path can only be turned into an id by asking AWS
 * Organizations, so offline it becomes a parameter of the hub's stack that takes the id.
 */
export type Target =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'path'; readonly path: string; readonly parameter: string };

/** Id of an organizational unit or root (AWS Organizations API reference, `OrganizationalUnit`, `Root`). */
export const TARGET_ID = 'ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|r-[a-z0-9]{4,32}';

/**
 * Reads an entry of `targets`.
 *
 * @returns `undefined` when it is neither an id nor a path of plain names
 */
export function targetOf(written: string): Target | undefined {
  if (new RegExp(`^(?:${TARGET_ID})$`).test(written)) return { kind: 'id', id: written };
  if (/^(?:ou|r)-/.test(written)) return undefined;
  if (!/^[A-Za-z0-9][\w -]*(?:\/[A-Za-z0-9][\w -]*)*$/.test(written) || written.length > 200) return undefined;
  return { kind: 'path', path: written, parameter: `TargetId${pascalCase(written)}` };
}
