import * as z from 'zod';
import { partitionOf } from './regions';
import { checkDistinct, checkRegions, writtenRegions, type WrittenRegion } from './settings-checks';
import { settingsDocument, type SettingsDocument } from './settings-document';
import { laterKeys, settingsIssue, type LayoutKeys } from './settings-issue';
import { accountId, regionName, regionNames, schemaVersion } from './settings-values';
import { targetOf, type Target } from './target';

/** Where the pack goes: what `organization.yaml` says, checked. */
export interface OrganizationSettings {
  readonly layout: 'hub';
  readonly organization: string;
  /** The delegated administrator's account and the Region that holds the StackSets. */
  readonly hub: { readonly account: string; readonly homeRegion: string };
  readonly regions: readonly string[];
  readonly targets: readonly Target[];
}

const schema = z.strictObject({
  schema: schemaVersion,
  layout: z.literal('hub', { error: 'is not hub, the layout of an organization' }).optional(),
  organization: z.string().regex(/^o-[a-z0-9]{10,32}$/, { error: 'is not an organization id such as o-exampleorgid' }),
  hub: z.strictObject({ account: accountId, homeRegion: regionName }),
  regions: regionNames,
  targets: z
    .array(z.string({ error: 'is not the id or path of an organizational unit' }))
    .min(1, { error: 'names no organizational unit' })
    .max(50, { error: 'names more than 50 organizational units, the most that one StackSets call takes' }),
});

const OF_SINGLE =
  'in this version it belongs to one account. Remove it, or describe one account under "layout: single"';

const KEYS: LayoutKeys = {
  at: ([parent]) => Object.keys((parent === 'hub' ? schema.shape.hub : schema).shape),
  refused: new Map([
    ...laterKeys('organization, hub, regions and targets'),
    ...['account', 'checks', 'mode', 'revisions'].map((key) => [key, OF_SINGLE] as const),
  ]),
};

/**
 * Reads the `organization.yaml` of an organization.
 *
 * @param name the file's name as the user wrote it, for messages
 * @throws GuardrailsError what `organizationSettings` throws
 */
export function parseOrganizationSettings(name: string, text: string): OrganizationSettings {
  return organizationSettings(settingsDocument(name, text));
}

/**
 * Checks the settings of an organization.
 *
 * @returns the settings; Regions and targets keep the order in which they were written
 * @throws GuardrailsError `SETTINGS_INVALID` with file, line and the nearest valid name: unknown or duplicate key,
 *   unquoted account id, unknown Region, Regions of several partitions, a China Region, a target named twice, a key of
 *   the other layout
 */
export function organizationSettings(document: SettingsDocument): OrganizationSettings {
  const parsed = schema.safeParse(document.value);
  if (!parsed.success) throw settingsIssue(document, parsed.error, KEYS);
  const { organization, hub, regions } = parsed.data;
  const places = [{ region: hub.homeRegion, path: ['hub', 'homeRegion'] }, ...writtenRegions('regions', regions)];
  refuseChina(document, places);
  checkRegions(document, places);
  checkDistinct(document, 'regions', regions);
  checkDistinct(document, 'targets', parsed.data.targets);
  const targets = parsed.data.targets.map((written, index) => {
    const target = targetOf(written);
    if (target !== undefined) return target;
    const expected =
      'an id (ou-…, r-…) or a path of names separated by "/", each of letters, digits, "-", "_" or space';
    throw document.error(
      ['targets', index],
      `${JSON.stringify(written)} is no organizational unit; write ${expected}.`,
    );
  });
  checkParameters(document, targets);
  return { layout: 'hub', organization, hub, regions, targets };
}

function refuseChina(document: SettingsDocument, places: readonly WrittenRegion[]): void {
  const china = places.find(({ region }) => partitionOf(region) === 'aws-cn');
  if (china === undefined) return;
  throw document.error(
    china.path,
    `${china.region} cannot be a target: StackSets has no trusted access in China Regions. ` +
      'Give each account there a file of its own, with "layout: single".',
  );
}

/** Two paths that differ in separators only would share the hub's parameter. */
function checkParameters(document: SettingsDocument, targets: readonly Target[]): void {
  const parameters = targets.map((target) => (target.kind === 'path' ? target.parameter : target.id));
  const again = parameters.findIndex((name, index) => parameters.indexOf(name) !== index);
  if (again < 0) return;
  const message = `both this path and an earlier one become the parameter ${parameters[again] ?? ''}; write one as an id.`;
  throw document.error(['targets', again], message);
}
