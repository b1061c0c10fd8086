import { didYouMean } from '../core/nearest';
import { isJsonObject } from '../core/subject/json';
import { organizationSettings, type OrganizationSettings } from './organization-settings';
import { settingsDocument } from './settings-document';
import { singleAccountSettings, type SingleAccountSettings } from './single-account-settings';

/** What `organization.yaml` says, in either layout. */
export type DeploymentSettings = OrganizationSettings | SingleAccountSettings;

const LAYOUTS = ['hub', 'single'];

/**
 * Reads `organization.yaml`: by its key `layout` that of an organization (`hub`, also where the key is absent) or that of a lone
 * account (`single`).
 *
 * @param name the file's name as the user wrote it, for messages
 * @param now exemptions that are over are refused
 * @throws GuardrailsError `SETTINGS_INVALID` for an unknown layout, and what the reader of the layout throws
 */
export function parseDeploymentSettings(name: string, text: string, now = new Date()): DeploymentSettings {
  const document = settingsDocument(name, text);
  const layout = isJsonObject(document.value) ? document.value['layout'] : undefined;
  if (layout === 'single') return singleAccountSettings(document, now.toISOString().slice(0, 10));
  if (layout === undefined || layout === 'hub') return organizationSettings(document);
  const hint = typeof layout === 'string' ? didYouMean(layout, LAYOUTS) : '';
  throw document.error(
    ['layout'],
    `"layout" is ${JSON.stringify(layout)}; expected hub (the StackSets of an organization, also without the key) or ` +
      `single (one account).${hint}`,
  );
}
