import * as z from 'zod';
import { didYouMean } from '../core/nearest';
import { partitionOf, REGION_NAMES } from './regions';
import { settingsDocument, type SettingsDocument } from './settings-document';
import { targetOf, type Target } from './target';

/** Where the pack goes: what `organization.yaml` says, checked. */
export interface OrganizationSettings {
  readonly organization: string;
  /** The delegated administrator's account and the Region that holds the StackSets. */
  readonly hub: { readonly account: string; readonly homeRegion: string };
  readonly regions: readonly string[];
  readonly targets: readonly Target[];
}

/** Keys that the file will have; today nothing would act on them. */
const LATER_KEYS = ['global', 'ous', 'accounts', 'exemptions', 'waves', 'freeze', 'limits'];

const ACCOUNT = 'an account id of twelve digits in quotes: unquoted, YAML reads a number and drops leading zeros';

const schema = z.strictObject({
  schema: z.literal(1, { error: 'is not 1, the only version of this file that is known' }),
  organization: z.string().regex(/^o-[a-z0-9]{10,32}$/, { error: 'is not an organization id such as o-exampleorgid' }),
  hub: z.strictObject({
    account: z.string({ error: `is not ${ACCOUNT}` }).regex(/^\d{12}$/, { error: `is not ${ACCOUNT}` }),
    homeRegion: z.string({ error: 'is not the name of a Region' }),
  }),
  regions: z.array(z.string({ error: 'is not the name of a Region' })).min(1, { error: 'names no Region' }),
  targets: z
    .array(z.string({ error: 'is not the id or path of an organizational unit' }))
    .min(1, { error: 'names no organizational unit' })
    .max(50, { error: 'names more than 50 organizational units, the most that one StackSets call takes' }),
});

/**
 * Reads `organization.yaml`.
 *
 * @param name the file's name as the user wrote it, for messages
 * @returns the settings; Regions and targets keep the order in which they were written
 * @throws GuardrailsError `SETTINGS_INVALID` with file, line and the nearest valid name: unknown or duplicate key,
 *   unquoted account id, unknown Region, Regions of several partitions, a China Region, a target named twice
 */
export function parseOrganizationSettings(name: string, text: string): OrganizationSettings {
  const document = settingsDocument(name, text);
  const parsed = schema.safeParse(document.value);
  if (!parsed.success) throw firstIssue(document, parsed.error);
  const { organization, hub, regions } = parsed.data;
  checkRegions(document, [hub.homeRegion, ...regions]);
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
  return { organization, hub, regions, targets };
}

function firstIssue(document: SettingsDocument, error: z.ZodError): Error {
  // A misspelt key is also a missing one; the misspelling is what the reader must see.
  const issue = error.issues.find(({ code }) => code === 'unrecognized_keys') ?? error.issues[0];
  const path = (issue?.path ?? []).filter((segment) => typeof segment !== 'symbol');
  if (issue?.code === 'unrecognized_keys') return unknownKey(document, path, issue.keys[0] ?? '');
  const field = path.join('.') || 'the file';
  const missing = path.length > 0 && document.isMissing(path);
  return document.error(path, missing ? `"${field}" is missing.` : `"${field}" ${issue?.message ?? 'is not valid'}.`);
}

function unknownKey(document: SettingsDocument, path: readonly (string | number)[], key: string): Error {
  if (path.length === 0 && LATER_KEYS.includes(key)) {
    const reason = 'this version reads only organization, hub, regions and targets, and would ignore it';
    return document.error([key], `"${key}" is refused: ${reason}. Remove it until the version that acts on it.`);
  }
  const known = Object.keys((path[0] === 'hub' ? schema.shape.hub : schema).shape);
  return document.error(
    [...path, key],
    `"${key}" is not a key here; known are ${known.join(', ')}.${didYouMean(key, known)}`,
  );
}

function checkRegions(document: SettingsDocument, regions: readonly string[]): void {
  const [home] = regions;
  regions.forEach((region, index) => {
    const path = index === 0 ? ['hub', 'homeRegion'] : ['regions', index - 1];
    const partition = partitionOf(region);
    if (partition === undefined) {
      throw document.error(path, `${JSON.stringify(region)} is not a known Region.${didYouMean(region, REGION_NAMES)}`);
    }
    if (partition === 'aws-cn') {
      throw document.error(path, `${region} cannot be a target: StackSets has no trusted access in China Regions.`);
    }
    if (home !== undefined && partition !== partitionOf(home)) {
      throw document.error(path, `${region} is in another partition than ${home}; an organization has one partition.`);
    }
  });
}

/** Two paths that differ in separators only would share the hub's parameter. */
function checkParameters(document: SettingsDocument, targets: readonly Target[]): void {
  const parameters = targets.map((target) => (target.kind === 'path' ? target.parameter : target.id));
  const again = parameters.findIndex((name, index) => parameters.indexOf(name) !== index);
  if (again < 0) return;
  const message = `both this path and an earlier one become the parameter ${parameters[again] ?? ''}; write one as an id.`;
  throw document.error(['targets', again], message);
}

function checkDistinct(document: SettingsDocument, key: string, values: readonly string[]): void {
  const again = values.findIndex((value, index) => values.indexOf(value) !== index);
  if (again >= 0) throw document.error([key, again], `${JSON.stringify(values[again])} is named twice in "${key}".`);
}
