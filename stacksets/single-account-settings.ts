import * as z from 'zod';
import type { PackSettings } from '../conformance-pack/pack-settings';
import { packedCheckSettings } from '../core/settings/packed-check-settings';
import { readExemptions } from '../core/exemptions/read-exemptions';
import type { Exemption } from '../core/exemptions/exemption';
import { didYouMean } from '../core/nearest';
import { CHECKS } from '../core/registry/registry';
import { isJsonObject, type Path } from '../core/subject/json';
import { checkDistinct, checkRegions, writtenRegions } from './settings-checks';
import type { SettingsDocument } from './settings-document';
import { laterKeys, settingsIssue, type LayoutKeys } from './settings-issue';
import { accountId, regionNames, schemaVersion } from './settings-values';

/** A lone account and what its pack asks: what `organization.yaml` says under `layout: single`, checked. */
export interface SingleAccountSettings {
  readonly layout: 'single';
  readonly account: string;
  /** In the order in which they were written; each gets a stack. */
  readonly regions: readonly string[];
  readonly packSettings: PackSettings;
  readonly exemptions: readonly Exemption[];
}

const schema = z.strictObject({
  schema: schemaVersion,
  layout: z.literal('single'),
  account: accountId,
  regions: regionNames,
  // Core reads it, as it reads the one of ecs-guardrails.yaml.
  checks: z.unknown().optional(),
  mode: z
    .enum(['per-check', 'grouped'], { error: 'is neither per-check (a rule for each check) nor grouped' })
    .optional(),
  revisions: z
    .enum(['latest-active', 'in-use'], {
      error: 'is neither latest-active nor in-use (the revisions that services run)',
    })
    .optional(),
  remediation: z
    .strictObject({ together: z.boolean({ error: 'is neither true nor false' }) }, { error: 'is no map with together' })
    .optional(),
  // Core reads them.
  exemptions: z.unknown().optional(),
});

const OF_HUB = 'it belongs to an organization. Remove it, or remove "layout: single" to describe an organization';

const KEYS: LayoutKeys = {
  at: ([key]) => (key === 'remediation' ? ['together'] : Object.keys(schema.shape)),
  refused: new Map([
    ...laterKeys('account, regions, checks, mode, revisions, remediation and exemptions').filter(
      ([key]) => key !== 'exemptions',
    ),
    ...['organization', 'hub', 'targets'].map((key) => [key, OF_HUB] as const),
  ]),
};

/**
 * Checks the settings of a lone account.
 *
 * @param today `YYYY-MM-DD` in UTC: exemptions that are over are refused
 * @throws GuardrailsError `SETTINGS_INVALID` with file, line and the nearest valid name: unknown or duplicate key,
 *   unquoted account id, unknown Region, Regions of several partitions, an unknown check or parameter, a wrong type, a
 *   key of the other layout
 */
export function singleAccountSettings(document: SettingsDocument, today: string): SingleAccountSettings {
  const parsed = schema.safeParse(document.value);
  if (!parsed.success) throw settingsIssue(document, parsed.error, KEYS);
  const { account, regions, mode, revisions, remediation } = parsed.data;
  checkRegions(document, writtenRegions('regions', regions));
  checkDistinct(document, 'regions', regions);
  const checks = checksOf(document);
  if (mode === 'grouped' && Object.values(checks).some(({ automatic }) => automatic === true)) {
    throw document.error(['mode'], 'a rule of a group has no remediation, and "checks" asks for an automatic one.');
  }
  const packSettings = {
    checks,
    ...(mode === undefined ? {} : { mode }),
    ...(revisions === undefined ? {} : { revisions }),
    ...(remediation === undefined ? {} : { remediation }),
  };
  return { layout: 'single', account, regions, packSettings, exemptions: exemptionsOf(document, parsed.data, today) };
}

function exemptionsOf(
  document: SettingsDocument,
  { account, regions }: Pick<SingleAccountSettings, 'account' | 'regions'>,
  today: string,
): readonly Exemption[] {
  const written = isJsonObject(document.value) ? document.value['exemptions'] : undefined;
  if (written === undefined) return [];
  const problem = (path: Path, message: string) => document.error(['exemptions', ...path], message);
  const exemptions = readExemptions(written, { checks: CHECKS, today, account, problem });
  exemptions.forEach((exemption, index) => {
    if (exemption.account !== account) {
      throw problem([index, 'account'], `${exemption.account} is not the account of this file, ${account}.`);
    }
    if (exemption.region !== null && !regions.includes(exemption.region)) {
      const hint = didYouMean(exemption.region, regions);
      throw problem([index, 'region'], `${exemption.region} is no Region of this file.${hint}`);
    }
  });
  return exemptions;
}

function checksOf(document: SettingsDocument): NonNullable<PackSettings['checks']> {
  const written = isJsonObject(document.value) ? document.value['checks'] : undefined;
  if (written === undefined) return {};
  const checks = document.read((placeOf) => packedCheckSettings(written, placeOf));
  return Object.fromEntries(
    [...checks].map(([id, { enabled, parameters, automatic }]) => [
      id,
      {
        ...(enabled === undefined ? {} : { enabled }),
        ...(parameters === undefined ? {} : { params: parameters }),
        ...(automatic ? { automatic } : {}),
      },
    ]),
  );
}
